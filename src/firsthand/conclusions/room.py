"""How far a conclusion is from failing: comparisons that say by how much.

A list holds a value for each seed; a run that diverged has none (None). What is
said of means rests on the 95 % interval of their difference, from the spread
over seeds, so that no margin is chosen by eye.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

SPREADS = "spreads over seeds"
OVER_SPLITS = "spreads over splits"
OF_LIMIT = "of the limit"
CASES = "cases"
YES_OR_NO = "yes or no"

# Two-sided 95 % quantiles of Student's t, by degrees of freedom from one on.
STUDENT_T = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
)

Values = float | Sequence[float | None]


@dataclass(frozen=True)
class Room:
    """What is left before a conclusion fails.

    Attributes:
        left: How much; the conclusion holds if it is above nought.
        unit: Of what.
    """

    left: float
    unit: str

    def __bool__(self) -> bool:
        return self.left > 0  # not if it is no number


def every(rooms: Iterable[Room]) -> Room:
    """Return the least room of several, all of which have to hold.

    Raises:
        ValueError: There are none.
    """
    return min(rooms, key=_left)


def some(rooms: Iterable[Room]) -> Room:
    """Return the most room of several, one of which has to hold."""
    return max(rooms, key=_left)


def above(values: Values, others: Values, by: float = 0.0) -> Room:
    """Return the room of: the mean is above another, by more than `by`.

    The interval is Welch's. Of single values, which have no spread, the room is
    a share of the limit.
    """
    ours, theirs = present(values), present(others)
    lead = fmean(ours) - fmean(theirs) - by
    return _room(lead - half_width(ours, theirs), (ours, theirs), by)


def below(values: Values, others: Values, by: float = 0.0) -> Room:
    """Return the room of: the mean is below another, by more than `by`."""
    ours, theirs = present(values), present(others)
    lead = fmean(theirs) - fmean(ours) - by
    return _room(lead - half_width(ours, theirs), (ours, theirs), by)


def within(values: Values, others: Values, by: float) -> Room:
    """Return the room of: two means are less than `by` apart."""
    ours, theirs = present(values), present(others)
    apart = abs(fmean(ours) - fmean(theirs)) + half_width(ours, theirs)
    return _room(by - apart, (ours, theirs), by)


def all_above(values: Values, others: Values, by: float = 0.0) -> Room:
    """Return the room of: each value is above each other, by more."""
    ours, theirs = present(values), present(others)
    return _room(min(ours) - max(theirs) - by, (ours, theirs), by)


def all_below(values: Values, others: Values, by: float = 0.0) -> Room:
    """Return the room of: each value is below each other, by more."""
    ours, theirs = present(values), present(others)
    return _room(min(theirs) - max(ours) - by, (ours, theirs), by)


def all_within(values: Values, others: Values, by: float) -> Room:
    """Return the room of: no value is `by` or more from any other."""
    ours, theirs = present(values), present(others)
    apart = max(max(ours) - min(theirs), max(theirs) - min(ours))
    return _room(by - apart, (ours, theirs), by)


def at_least(count: int, least: int) -> Room:
    """Return the room of a count: how many cases fewer would break it."""
    return Room(count - least + 1, CASES)


def at_most(count: int, most: int) -> Room:
    """Return the room of a count: how many cases more would break it."""
    return Room(most - count + 1, CASES)


def holds(condition: bool) -> Room:
    """Return the room of what is so or not, and never nearly so."""
    return Room(math.inf if condition else -math.inf, YES_OR_NO)


def present(values: Values) -> list[float]:
    """Return the values of the runs that did not diverge."""
    if isinstance(values, int | float):
        return [values]
    return [value for value in values if value is not None]


def half_width(ours: list[float], theirs: list[float]) -> float:
    """Return half the 95 % interval of the difference of two means."""
    parts = [(_variance(one) / len(one), len(one)) for one in (ours, theirs)]
    error = sum(part for part, _ in parts)
    if not error:
        return 0.0
    freedom = error**2 / sum(p**2 / (n - 1) for p, n in parts if n > 1)
    place = min(max(int(freedom + 1e-9), 1), len(STUDENT_T))
    return STUDENT_T[place - 1] * math.sqrt(error)


def _left(room: Room) -> float:
    """Return how much is left; of what is no number, nothing."""
    return -math.inf if math.isnan(room.left) else room.left


def _variance(values: list[float]) -> float:
    """Return the variance; `statistics` would take fractions, and long."""
    if len(values) < 2:
        return 0.0
    mean = fmean(values)
    squares = ((value - mean) ** 2 for value in values)
    return math.fsum(squares) / (len(values) - 1)


def _room(left: float, samples: Iterable[list[float]], by: float) -> Room:
    """Return room in spreads over seeds or, without any, of the limit."""
    found = list(samples)
    if spread := math.sqrt(max(_variance(one) for one in found)):
        return Room(left / spread, SPREADS)
    limit = abs(by) or abs(fmean(found[1])) or 1.0
    return Room(left / limit, OF_LIMIT)
