"""A search that goes on where the best lies at an edge."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remembering_names.probes.gap.widening import (
    Grid,
    Trial,
    best,
    is_inside,
    search,
    stored,
)

GRID = Grid([2, 4, 8], step=2, most=6)


def attempts(
    worth: Callable[[float], float],
) -> Callable[[Sequence[float]], list[Trial]]:
    """Return a search's trials of values of known worth."""
    return lambda values: [
        Trial(value, merit=worth(value), accuracy=0.0) for value in values
    ]


def test_a_best_inside_ends_it() -> None:
    tried = search(GRID, attempts(lambda value: -abs(value - 4)))
    assert [trial.value for trial in tried] == [2, 4, 8]


@pytest.mark.parametrize(
    ("peak", "values"),
    [(1, [0.5, 1, 2, 4, 8]), (16, [2, 4, 8, 16, 32])],
)
def test_it_goes_on_until_there_is_a_worse_one_beyond(
    peak: float, values: list[float]
) -> None:
    tried = search(GRID, attempts(lambda value: -abs(value - peak)))
    assert [trial.value for trial in tried] == values
    assert best(tried).value == peak
    assert is_inside(tried)


def test_it_gives_up_and_says_so() -> None:
    tried = search(GRID, attempts(lambda value: value))
    assert len(tried) == GRID.most
    assert not stored(tried)["inside"]


@given(st.lists(st.floats(-1, 1), min_size=8, max_size=8))
def test_no_tried_value_is_better_than_the_chosen(worths: list[float]) -> None:
    left = iter(worths)
    tried = search(GRID, attempts(lambda _: next(left)))
    assert stored(tried)["chosen"] == best(tried).value
    assert best(tried).merit == max(trial.merit for trial in tried)
    values = [trial.value for trial in tried]
    assert values == sorted(values)
