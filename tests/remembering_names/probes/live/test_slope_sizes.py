"""What is counted of slopes, on ones that can be counted by hand."""

import pytest
import torch

from remembering_names.probes.live.slope_sizes import sizes
from remembering_names.probes.live.slopes import Slopes


def made(highway: list[list[float]], detours: list[list[float]]) -> Slopes:
    """Return slopes of names of one length, (T, B)."""
    none = torch.zeros(1)
    return Slopes(torch.tensor(highway), torch.tensor(detours), none, none)


LONG = made([[1.0, 0.0], [2.0, 1.0], [3.0, 4.0]], [[-4.0, 1], [2, 0], [0, 0]])
SHORT = made([[-1.0], [0.5]], [[2.0], [0.0]])


def test_sizes_are_means_over_letters_before_the_last() -> None:
    found = sizes([SHORT, LONG], 1)
    assert (found["names"], found["letters"]) == (3, 5)
    assert found["highway"] == pytest.approx((1 + 0 + 2 + 1 + 1) / 5)
    assert found["detours"] == pytest.approx((4 + 1 + 2 + 0 + 2) / 5)
    assert found["opposed"] == pytest.approx(2 / 5)


def test_a_lag_counts_the_letters_that_follow() -> None:
    found = sizes([SHORT, LONG], 2)["lags"]
    detours = [one["detours"] for one in found]
    assert detours == pytest.approx([0, 4 / 3, 2.5], abs=1e-3)
    assert found[0]["highway"] == pytest.approx(7.5 / 3)


def test_the_last_letter_leads_where_its_slope_is_the_largest() -> None:
    # Wholes: -3, 4, 3 and 1, 1, 4; and 1, 0.5 of the short name.
    assert sizes([SHORT, LONG], 1)["last"] == pytest.approx(1 / 3, abs=1e-4)
