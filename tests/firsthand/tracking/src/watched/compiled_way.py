"""A target whose pieces of work compile a function."""

from typing import Any

import numpy as np

from firsthand.machine_code import compiled
from firsthand.tasks import Advance, Outputs, Task


def python(x: float) -> float:
    return 2 * x


double: Any = compiled(python)


def make(task: Task) -> Outputs:
    """Return what pieces of work answer, one after the other."""
    found = [task.each(run, [x])[0] for x in (3.0, 4.0)]
    return {"results": {"value": found}}


def run(x: float, advance: Advance) -> list[float]:
    """Return an answer, and how often kept code was used for it."""
    answer = double(np.float64(x))
    return [float(answer), sum(double.stats.cache_hits.values())]
