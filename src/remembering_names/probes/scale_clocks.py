"""What work takes: wall clock, processor and memory."""

import re
import resource
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from .scale_fit import rounded

RESET_PEAK = "5"  # what Linux takes for "forget the largest size so far"


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


def forget_peak() -> None:
    """Let the peak of memory start again from here, where that is known."""
    with suppress(OSError):  # elsewhere it only ever grows
        Path("/proc/self/clear_refs").write_text(RESET_PEAK, "utf-8")


def peak() -> float:
    """Return the peak of this process's memory, in megabytes."""
    with suppress(OSError, AttributeError):
        return int(status("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def status(field: str) -> str:
    """Return what Linux tells of this process, in kilobytes."""
    text = Path("/proc/self/status").read_text("utf-8")
    found = re.search(rf"^{field}:\s*(\d+)", text, re.MULTILINE)
    return found[1] if found else "0"
