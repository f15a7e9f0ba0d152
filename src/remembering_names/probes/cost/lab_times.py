"""What a step of the lab protocol takes, and what full runs come to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum
from statistics import median
from typing import Any

from remembering_names.probes.cost.clocks import Spent, quartiles

Settings = Mapping[str, Any]
Cell = tuple[str, str]  # the way, the model

CLOCKS = ("wall", "cpu")
ROWS = {1: "rows", 2: "twice_rows"}  # how many times the names, as a way
STEPS = ("naive", "one", "two")  # ways whose times are a step's


@dataclass
class Times:
    """Seconds by cell; a list over rounds.

    Of a step in the naive loop, of a step of a compiled run in one process,
    and of half a step of both when two processes have one each; and of what
    a run does with all rows.
    """

    cells: dict[Cell, list[Spent]] = field(default_factory=dict)

    def add(self, cell: Cell, cost: Spent) -> None:
        """Take in one round."""
        self.cells.setdefault(cell, []).append(cost)

    def of(self, cell: Cell, clock: str) -> list[float]:
        """Return the seconds of each round by one clock."""
        return [getattr(cost, clock) for cost in self.cells[cell]]

    def middle(self, way: str, key: str) -> float:
        """Return the median seconds by the clock on the wall."""
        return median(self.of((way, key), "wall"))


def full_runs(times: Times, settings: Settings, clock: str) -> dict[str, Any]:
    """Return the seconds of full runs of every model, and their ratios.

    The naive loop trains one seed of each; compiled runs are of all seeds,
    in one process, or half of them in each of two processes.
    """
    seeds, models = len(settings["seeds"]), settings["models"]
    plans = {
        "naive": ("naive", 1),
        "compiled": ("one", seeds),
        "pair": ("two", seeds),
    }
    figures: dict[str, Any] = {}
    totals: dict[str, list[float]] = {}
    for name, (way, runs) in plans.items():
        seconds = {
            key: [
                one * runs * settings["full_steps"]
                for one in times.of((way, key), clock)
            ]
            for key in models
        }
        figures[name] = {key: median(rounds) for key, rounds in seconds.items()}
        totals[name] = [
            fsum(round_) for round_ in zip(*seconds.values(), strict=True)
        ]
        figures[f"{name}_total"] = median(totals[name])
    figures["ratios"] = ratios(totals["naive"], totals["compiled"])
    figures["pair_ratios"] = ratios(totals["naive"], totals["pair"])
    figures["speed_up"] = ratios(totals["compiled"], totals["pair"])
    return figures


def ratios(slow: list[float], fast: list[float]) -> list[float]:
    """Return how many times one is the other, round by round."""
    return [one / other for one, other in zip(slow, fast, strict=True)]


def step_times(times: Times, key: str) -> dict[str, Any]:
    """Return a model's microseconds for a step: quartiles, by way and clock."""
    return {
        way: {
            clock: quartiles([1e6 * one for one in times.of((way, key), clock)])
            for clock in CLOCKS
        }
        for way in STEPS
    }
