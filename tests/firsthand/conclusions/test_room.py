"""How far a conclusion is from failing."""

import math
from collections.abc import Callable
from statistics import fmean, stdev

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from firsthand.conclusions import room
from firsthand.conclusions.room import Room

NUMBERS = st.floats(-1e3, 1e3).map(lambda value: round(value, 3))
SEEDS = st.lists(NUMBERS, min_size=3, max_size=12)


def test_the_quantiles_are_students() -> None:
    exact = [stats.t.ppf(0.975, n + 1) for n in range(len(room.STUDENT_T))]
    assert pytest.approx(exact, abs=5e-4) == list(room.STUDENT_T)


@given(SEEDS, SEEDS)
def test_the_interval_is_welchs_and_never_narrower(
    ours: list[float], theirs: list[float]
) -> None:
    assume(stdev(ours) > 0.01 and stdev(theirs) > 0.01)
    low, high = stats.ttest_ind(
        ours, theirs, equal_var=False
    ).confidence_interval()
    exact = (high - low) / 2
    found = room.half_width(ours, theirs)
    assert 0.9995 * exact < found < 1.36 * exact


@given(SEEDS, NUMBERS)
def test_a_mean_is_above_a_number_as_the_t_test_has_it(
    values: list[float], limit: float
) -> None:
    assume(stdev(values) > 0.01)
    low, _ = stats.ttest_1samp(values, limit).confidence_interval()
    assume(abs(low - limit) > 0.01 * stdev(values))
    assert bool(room.above(values, limit)) == (low > limit)


@given(SEEDS, SEEDS)
def test_room_is_told_in_spreads_over_seeds(
    ours: list[float], theirs: list[float]
) -> None:
    assume(max(stdev(ours), stdev(theirs)) > 0.01)
    found = room.all_above(ours, theirs)
    moved = found.left * max(stdev(ours), stdev(theirs))
    assert found.unit == room.SPREADS
    assert min(ours) - moved == pytest.approx(max(theirs), abs=1e-6)


@given(SEEDS, NUMBERS)
def test_below_is_above_turned_round(values: list[float], limit: float) -> None:
    turned = [-value for value in values]
    found, expected = room.below(values, limit), room.above(turned, -limit)
    assert found.left == pytest.approx(expected.left)
    assert found.unit == expected.unit


def test_means_lie_within_what_their_interval_leaves() -> None:
    ours, theirs = [1.0, 1.1, 1.2], [1.0, 1.1, 1.2]
    width = room.half_width(ours, theirs)
    assert room.within(ours, theirs, width + 0.01)
    assert not room.within(ours, theirs, width - 0.01)


def test_single_values_leave_a_share_of_the_limit() -> None:
    assert room.above(3.0, 2.0) == Room(0.5, room.OF_LIMIT)
    assert room.below(3.0, 4.0, by=2.0) == Room(-0.5, room.OF_LIMIT)


def test_values_alike_have_no_spread() -> None:
    assert room.all_above([2.0, 2.0], 1.0) == Room(1.0, room.OF_LIMIT)


def test_a_run_that_diverged_has_no_say() -> None:
    assert room.above([2.0, None, 2.0], 1.0) == Room(1.0, room.OF_LIMIT)


@pytest.mark.parametrize(
    ("found", "left"),
    [
        (room.at_least(5, 3), 3),
        (room.at_least(2, 3), 0),
        (room.at_most(5, 5), 1),
        (room.at_most(6, 5), 0),
    ],
)
def test_a_count_has_room_for_cases(found: Room, left: int) -> None:
    assert found == Room(left, room.CASES)


@pytest.mark.parametrize("left", [0.0, -1.0, -math.inf, math.nan])
def test_without_room_nothing_holds(left: float) -> None:
    assert not Room(left, room.SPREADS)
    assert not room.every([Room(1.0, room.SPREADS), Room(left, room.SPREADS)])
    assert room.some([Room(left, room.SPREADS), Room(1.0, room.SPREADS)])


def test_of_several_the_least_room_counts() -> None:
    narrow, wide = Room(0.1, room.SPREADS), Room(7.0, room.CASES)
    assert room.every([wide, narrow, room.holds(True)]) == narrow
    assert room.some([narrow, wide, room.holds(False)]) == wide


def test_of_none_nothing_can_be_said() -> None:
    with pytest.raises(ValueError, match="empty"):
        room.every([])


@pytest.mark.parametrize("values", [[0.5], [0.4, 0.5, 0.6]])
@pytest.mark.parametrize("compare", [room.above, room.all_above])
def test_a_comparison_with_itself_leaves_no_room(
    compare: Callable[..., Room], values: list[float]
) -> None:
    assert not compare(values, fmean(values))
