"""What a larger study would cost, from how its parts grow."""

import os
from dataclasses import dataclass
from math import exp, log
from typing import Any

from scipy.optimize import brentq

from remembering_names.probes.cost.curve import Curve
from remembering_names.probes.cost.power_law import Line, fit_line, four_digits

KILO = 1024
HOUR, WEEK = 3600, 7 * 24  # in seconds, in hours
ONCE = ("read", "clean", "split")  # for all models and seeds together
MOST = 1e15  # names, beyond any machine


@dataclass(frozen=True)
class Study:
    """The held-out study, by how its parts grow.

    Attributes:
        curves: What each kind of work took, by its size.
        reads: How often all models together read each name for one seed,
            a model that is twice as slow counting twice.
        usual: Which of the sizes stands for the names there really are.
    """

    curves: dict[str, Curve]
    reads: float
    usual: int

    @property
    def rows(self) -> int:
        """The number of names there really are."""
        return list(self.curves["read"].seconds)[self.usual]

    @property
    def memory(self) -> Line:
        """How the megabytes of a process grow with the names."""
        rows = list(self.curves["read"].seconds)
        return fit_line(rows, list(self.curves["epoch"].memory.values()))

    def part(self, name: str, rows: float) -> list[float]:
        """Return the seconds of one kind of work, with its low and high end.

        Each kind has a size of its own (rows, pairs, training names), which
        keeps its share of the rows.
        """
        curve = self.curves[name]
        share = list(curve.seconds)[self.usual] / self.rows
        return curve.law().at(rows * share)

    def cost(self, rows: float, seeds: int) -> dict[str, list[float]]:
        """Return the hours of one core and the megabytes of one process.

        The ends are those of the parts, all low or all high at once.
        """
        once = [self.part(name, rows) for name in ONCE]
        training = [
            seeds * self.reads * one for one in self.part("epoch", rows)
        ]
        seconds = map(sum, zip(*once, training, strict=True))
        return {
            "hours": [four_digits(one / HOUR) for one in seconds],
            "memory": [four_digits(one) for one in self.memory.at(rows)],
        }

    def rows_in(self, hours: float, seeds: int) -> float:
        """Return how many names one core can study in so many hours."""

        def over(size: float) -> float:
            return log(self.cost(exp(size), seeds)["hours"][1] / hours)

        return exp(float(brentq(over, 1, log(MOST))))


def estimate(study: Study, seeds: int, more: int) -> dict[str, Any]:
    """Return what the study costs now, larger, and where a machine ends.

    Args:
        study: How its parts grow.
        seeds: How many it has.
        more: How many times the names and the seeds a larger one has.
    """
    rows, memory, line = study.rows, machine_memory(), study.memory
    full, week = line.where(memory), study.rows_in(WEEK, seeds)
    return {
        "rows": rows,
        "seeds": seeds,
        "more": more,
        "now": study.cost(rows, seeds),
        "larger": study.cost(rows * more, seeds * more),
        "machine_memory": round(memory),
        "kilobytes": four_digits(line.slope * KILO),
        "kilobytes_interval": [
            four_digits(end * KILO) for end in line.interval
        ],
        "base": four_digits(line.at(0)[1]),
        "full": {"rows": four_digits(full), **study.cost(full, seeds)},
        "week": {"rows": four_digits(week), **study.cost(week, seeds)},
    }


def machine_memory() -> float:
    """Return the memory of this machine, in megabytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**20
