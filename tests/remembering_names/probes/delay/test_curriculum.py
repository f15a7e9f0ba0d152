"""The delays of a curriculum."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remembering_names.probes.delay.training import (
    curriculum,
)


def test_a_curriculum_grows_by_its_factor_to_its_end() -> None:
    assert curriculum(5, 1.5, 50) == [5, 7, 10, 15, 22, 33, 49, 50]


@given(st.integers(2, 20), st.floats(1.5, 3), st.integers(20, 2_000))
def test_no_step_of_a_curriculum_is_larger_than_its_factor(
    first: int, factor: float, last: int
) -> None:
    delays = curriculum(first, factor, last)
    assert (delays[0], delays[-1]) == (first, last)
    for shorter, longer in pairwise(delays):
        assert shorter < longer <= factor * shorter


def test_a_curriculum_that_cannot_grow_is_refused() -> None:
    with pytest.raises(ValueError, match="cut to 1"):
        curriculum(1, 1.5, 10)
