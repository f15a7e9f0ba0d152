"""Significant digits, against what formats print."""

import pytest
from hypothesis import given
from hypothesis.strategies import floats, integers

from remembering_names.scoring.rounding import significant


@given(floats(1e-9, 1e9), integers(1, 12))
def test_a_number_is_changed_in_digits_beyond_those(
    value: float, digits: int
) -> None:
    cut = significant(value, digits)
    assert cut == pytest.approx(value, rel=10 ** (1 - digits))
    assert significant(cut, digits) == cut


def test_four_digits_of_a_number_are_kept() -> None:
    assert significant(1234567.0, 4) == 1_235_000
    assert significant(-0.00012345678, 4) == -0.0001235
