"""What work takes: wall clock and processor."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles
from typing import TypeVar

from remembering_names.probes.cost.power_law import four_digits

Made = TypeVar("Made")


@dataclass(frozen=True)
class Spent:
    """What a piece of work took, in seconds, or a part of it.

    Attributes:
        wall: By the clock on the wall.
        cpu: Of processors.
    """

    wall: float
    cpu: float

    def over(self, parts: float) -> "Spent":
        """Return the cost of one of several equal parts."""
        return Spent(self.wall / parts, self.cpu / parts)


def timed(work: Callable[[], Made]) -> tuple[Made, Spent]:
    """Do the work once; return what it made, and what that took."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = work()
    spent = Spent(time.perf_counter() - wall, time.process_time() - cpu)
    return made, spent


def quartiles(values: list[float]) -> list[float]:
    """Return the lower quartile, the median and the upper quartile."""
    if len(values) < 2:
        return [four_digits(value) for value in values * 3]
    cuts = quantiles(values, n=4, method="inclusive")
    return [four_digits(value) for value in cuts]
