"""With which power of time the distance grows, found by gradient descent."""

from collections.abc import Mapping
from math import log
from typing import Any

from falling.notes import distances
from firsthand.tasks import Advance, Outputs, Task

Work = tuple[list[int], float, Mapping[str, Any]]


def train(task: Task) -> Outputs:
    """Return the power that is found from each start."""
    reached, settings = distances(task.root), task.settings
    work = [(reached, start, settings) for start in settings["starts"]]
    return {"results": {"powers": task.each(descend, work)}}


def descend(work: Work, advance: Advance) -> float:
    """Return the power p of the best fit, distance = c times beats to the p.

    In logarithms that is a line, log c + p log beats.
    """
    reached, power, settings = work
    points = [(log(n), log(distance)) for n, distance in enumerate(reached, 1)]
    height = 0.0  # log c
    for _ in range(settings["steps"]):
        errors = [(x, height + power * x - y) for x, y in points]
        height -= settings["rate"] * mean([error for _, error in errors])
        power -= settings["rate"] * mean([error * x for x, error in errors])
        advance(1 / settings["steps"])
    return round(power, 4)


def mean(values: list[float]) -> float:
    """Return the mean."""
    return sum(values) / len(values)
