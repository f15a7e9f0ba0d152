"""Runs put together, against loops over them."""

import pytest
from hypothesis import given
from hypothesis.strategies import floats, lists, none

from remembering_names.seeds import (
    finished,
    mean_over_seeds,
    means_over_seeds,
    over_seeds,
)

RUNS = lists(floats(-10, 10) | none(), min_size=1, max_size=8)


def test_each_quantity_becomes_a_list_over_seeds() -> None:
    runs = [{"loss": 1.0, "tau": 0.1}, {"loss": 2.0, "tau": 0.2}]
    assert over_seeds(runs) == {"loss": [1.0, 2.0], "tau": [0.1, 0.2]}


@given(RUNS)
def test_who_diverged_is_left_out_of_the_mean(
    runs: list[float | None],
) -> None:
    alive = [run for run in runs if run is not None]
    assert finished(runs) == alive
    if alive:
        expected = sum(alive) / len(alive)
        assert mean_over_seeds(runs) == pytest.approx(expected, abs=1e-12)


def test_lists_are_averaged_place_by_place() -> None:
    assert means_over_seeds([[1.0, 2.0], None, [3.0, 6.0]]) == [2.0, 4.0]
