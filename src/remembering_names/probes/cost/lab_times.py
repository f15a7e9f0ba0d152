"""What a step of one replica takes, and what full runs come to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum
from statistics import median
from typing import Any

from remembering_names.probes.cost.clocks import Spent, quartiles
from remembering_names.probes.cost.power_law import fit

Settings = Mapping[str, Any]
Cell = tuple[str, str, int]  # naive, one or two; the model; the replicas

CLOCKS = ("wall", "cpu")


@dataclass
class Times:
    """Seconds for a step of one replica, by cell; a list over rounds."""

    cells: dict[Cell, list[Spent]] = field(default_factory=dict)

    def add(self, cell: Cell, cost: Spent) -> None:
        """Take in one round."""
        self.cells.setdefault(cell, []).append(cost)

    def of(self, cell: Cell, clock: str) -> list[float]:
        """Return the seconds of each round by one clock."""
        return [getattr(cost, clock) for cost in self.cells[cell]]


def full_runs(times: Times, settings: Settings, clock: str) -> dict[str, Any]:
    """Return the seconds of full runs of every model, and their ratios.

    The naive loop trains one seed of each; replicas train all seeds, in
    groups in one process, or half of them in each of two processes.
    """
    seeds, models = len(settings["seeds"]), settings["models"]
    groups = {key: own["group_size"] for key, own in models.items()}
    plans = {
        "naive": (1, {("naive", key, 1) for key in models}),
        "replicas": (seeds, {("one", key, groups[key]) for key in models}),
        "pair": (seeds, {("two", key, seeds // 2) for key in models}),
    }
    figures: dict[str, Any] = {}
    totals: dict[str, list[float]] = {}
    for name, (runs, cells) in plans.items():
        seconds = {
            cell[1]: [
                one * runs * settings["full_steps"]
                for one in times.of(cell, clock)
            ]
            for cell in cells
        }
        figures[name] = {key: median(rounds) for key, rounds in seconds.items()}
        totals[name] = [
            fsum(round_) for round_ in zip(*seconds.values(), strict=True)
        ]
        figures[f"{name}_total"] = median(totals[name])
    figures["ratios"] = ratios(totals["naive"], totals["replicas"])
    figures["pair_ratios"] = ratios(totals["naive"], totals["pair"])
    figures["speed_up"] = ratios(totals["replicas"], totals["pair"])
    return figures


def ratios(slow: list[float], fast: list[float]) -> list[float]:
    """Return how many times one is the other, round by round."""
    return [one / other for one, other in zip(slow, fast, strict=True)]


def replica_step(times: Times, key: str, sizes: list[int]) -> dict[str, Any]:
    """Return a model's microseconds for a step of one replica.

    For `naive` the quartiles by each clock; for `one` and `two` processes
    a list of them, one for each number of replicas; under `law` how the
    time of a step of all replicas grows with their number.
    """

    def spread(cell: Cell, clock: str) -> list[float]:
        return quartiles([one * 1e6 for one in times.of(cell, clock)])

    ways = {
        way: {
            clock: [spread((way, key, size), clock) for size in sizes]
            for clock in CLOCKS
        }
        for way in ("one", "two")
    }
    naive = {clock: spread(("naive", key, 1), clock) for clock in CLOCKS}
    middles = [middle for _, middle, _ in ways["one"]["wall"]]
    whole = [size * one for size, one in zip(sizes, middles, strict=True)]
    return {"naive": naive, **ways, "law": fit(sizes, whole).figures()}
