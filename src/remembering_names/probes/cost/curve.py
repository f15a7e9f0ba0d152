"""What one kind of work took, size by size."""

from dataclasses import dataclass, field
from math import inf
from statistics import median
from typing import Any

from remembering_names.probes.cost.clocks import Spent
from remembering_names.probes.cost.power_law import PowerLaw, fit, four_digits


@dataclass
class Curve:
    """What one kind of work took, by its size.

    Attributes:
        seconds: For each size a list over rounds.
        memory: The peak at each size in megabytes, the least of all rounds: a
            later one may count what an earlier one left.
    """

    seconds: dict[int, list[float]] = field(default_factory=dict)
    memory: dict[int, float] = field(default_factory=dict)

    def add(self, size: int, cost: Spent, memory: float) -> None:
        """Take in one round."""
        self.seconds.setdefault(size, []).append(cost.wall)
        self.memory[size] = min(memory, self.memory.get(size, inf))

    def law(self) -> PowerLaw:
        """Return how the time grows."""
        return fit(list(self.seconds), self.medians())

    def medians(self) -> list[float]:
        """Return the median over rounds, size by size."""
        return [median(rounds) for rounds in self.seconds.values()]

    def figures(self) -> dict[str, Any]:
        """Return what is stored of it."""
        return {
            "sizes": list(self.seconds),
            "seconds": [four_digits(one) for one in self.medians()],
            "memory": [round(one, 1) for one in self.memory.values()],
            "law": self.law().figures(),
        }
