"""What work takes: wall clock and processor."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles

from remembering_names.probes.cost.power_law import rounded


@dataclass(frozen=True)
class Cost:
    """What a piece of work took, in seconds, or a part of it.

    Attributes:
        wall: By the clock on the wall.
        cpu: Of processors.
    """

    wall: float
    cpu: float

    def over(self, parts: float) -> "Cost":
        """Return the cost of one of several equal parts."""
        return Cost(self.wall / parts, self.cpu / parts)


def timed(work: Callable[[], object]) -> Cost:
    """Do the work once; return what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def quartiles(values: list[float]) -> list[float]:
    """Return the lower quartile, the median and the upper quartile."""
    if len(values) < 2:
        return [rounded(value) for value in values * 3]
    found = quantiles(values, n=4, method="inclusive")
    return [rounded(value) for value in found]
