"""What the lab protocol costs: the naive loop against replicas.

Every cell of the comparison (a model, a number of replicas, one process or
two) is measured once a round, round after round, so that a busy machine slows
all of them alike.
"""

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from math import fsum
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from statistics import median
from typing import Any

import torch

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.files import read_names
from remembering_names.probes.cost.clocks import Cost, quartiles, timed
from remembering_names.probes.cost.power_law import fit
from remembering_names.training.lab.protocol import Draws, build, draw, train
from remembering_names.training.lab.replicas import train_replicas

Settings = Mapping[str, Any]
Cell = tuple[str, str, int]  # naive, one or two; the model; the replicas

CLOCKS = ("wall", "cpu")
WAITS = 600  # seconds for the other process, before giving up

start_line: list[Barrier] = []  # a worker's, from its start on


@dataclass
class Times:
    """Seconds for a step of one replica, by cell; a list over rounds."""

    cells: dict[Cell, list[Cost]] = field(default_factory=dict)

    def add(self, cell: Cell, cost: Cost) -> None:
        """Take in one round."""
        self.cells.setdefault(cell, []).append(cost)

    def of(self, cell: Cell, clock: str) -> list[float]:
        """Return the seconds of each round by one clock."""
        return [getattr(cost, clock) for cost in self.cells[cell]]


def measure(task: Task) -> Outputs:
    """Time the naive loop, and replicas in one process and in two.

    Returns:
        Under `measurements`, for each clock (`wall`, `cpu`), the seconds of
        full runs (see `full_runs`); and under `replica_step` the quartiles
        of the microseconds that a step of one replica takes, for every
        model, number of replicas and way.
    """
    settings = task.settings
    (times,) = task.each(time_rounds, [settings])
    runs = {clock: full_runs(times, settings, clock) for clock in CLOCKS}
    return {
        "measurements": {
            **runs,
            "steps": settings["full_steps"],
            "sizes": settings["sizes"],
            "replica_step": {
                key: replica_step(times, key, settings["sizes"])
                for key in settings["models"]
            },
        }
    }


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
    found: dict[str, Any] = {}
    totals: dict[str, list[float]] = {}
    for name, (runs, cells) in plans.items():
        seconds = {
            cell[1]: [
                one * runs * settings["full_steps"]
                for one in times.of(cell, clock)
            ]
            for cell in cells
        }
        found[name] = {key: median(rounds) for key, rounds in seconds.items()}
        totals[name] = [fsum(of) for of in zip(*seconds.values(), strict=True)]
        found[f"{name}_total"] = median(totals[name])
    found["ratios"] = ratios(totals["naive"], totals["replicas"])
    found["pair_ratios"] = ratios(totals["naive"], totals["pair"])
    found["speed_up"] = ratios(totals["replicas"], totals["pair"])
    return found


def ratios(slow: list[float], fast: list[float]) -> list[float]:
    """Return how many times one is the other, round by round."""
    return [one / other for one, other in zip(slow, fast, strict=True)]


def replica_step(times: Times, key: str, sizes: list[int]) -> dict[str, Any]:
    """Return a model's microseconds for a step of one replica.

    For `naive` the quartiles by each clock; for `one` and `two` processes
    a list of them, one for each number of replicas; under `law` how the
    time of a step of all replicas grows with their number.
    """

    def found(cell: Cell, clock: str) -> list[float]:
        return quartiles([one * 1e6 for one in times.of(cell, clock)])

    ways = {
        way: {
            clock: [found((way, key, size), clock) for size in sizes]
            for clock in CLOCKS
        }
        for way in ("one", "two")
    }
    naive = {clock: found(("naive", key, 1), clock) for clock in CLOCKS}
    middles = [middle for _, middle, _ in ways["one"]["wall"]]
    whole = [size * one for size, one in zip(sizes, middles, strict=True)]
    return {"naive": naive, **ways, "law": fit(sizes, whole).figures()}


def time_rounds(settings: Settings, advance: Advance) -> Times:
    """Return the seconds that a step of one replica takes, cell by cell."""
    times = Times()
    context = get_context("fork")  # a fork is watched, too
    line = (context.Barrier(2),)
    with ProcessPoolExecutor(2, context, stand_ready, line) as pool:
        for _ in range(settings["rounds"]):
            for key, model in settings["models"].items():
                own = {**settings, **model}
                times.add(("naive", key, 1), time_naive(own))
                for size in settings["sizes"]:
                    one = time_replicas(own, size)
                    times.add(("one", key, size), one)
                    two = time_two(pool, own, size)
                    times.add(("two", key, size), two)
                advance(1 / len(settings["models"]) / settings["rounds"])
    return times


def time_naive(settings: Settings) -> Cost:
    """Time a step of the naive loop."""
    steps = settings["naive_steps"]
    (draws,) = deal_out(1, steps)
    model = build(settings["classifier"], seed=0)
    (rate,) = settings["learning_rates"]
    return timed(lambda: train(model, draws, rate)).over(steps)


def time_replicas(settings: Settings, size: int) -> Cost:
    """Time a step of one of `size` replicas in this process."""
    steps = max(settings["replica_steps"] // size, settings["least_steps"])
    draws = deal_out(size, steps)
    models = [build(settings["classifier"], seed) for seed in range(size)]
    rates = settings["learning_rates"] * size
    if start_line:
        start_line[0].wait(WAITS)
    cost = timed(
        lambda: train_replicas(settings["engine"], models, draws, rates)
    )
    return cost.over(steps * size)


def time_two(pool: ProcessPoolExecutor, settings: Settings, size: int) -> Cost:
    """Time a step of one replica when two processes train `size` each."""
    futures = [pool.submit(time_replicas, settings, size) for _ in range(2)]
    costs = [future.result() for future in futures]
    wall = max(cost.wall for cost in costs)  # they start together
    return Cost(wall / 2, sum(cost.cpu for cost in costs) / 2)


def stand_ready(line: Barrier) -> None:
    """Make a worker: one torch thread, and a line to start from."""
    torch.set_num_threads(1)
    start_line.append(line)


@cache
def deal_out(runs: int, steps: int) -> list[Draws]:
    """Return draws of several short runs.

    Each brings the names that it draws and no others: laying out a table of
    all names pays off over a full run, and would weigh too much on a few steps.
    """
    drawn = draw(read_names(), runs * steps, seed=0)
    order = torch.arange(steps)
    return [
        Draws([drawn.letters[row] for row in rows], languages, order)
        for rows, languages in zip(
            drawn.rows.split(steps), drawn.languages.split(steps), strict=True
        )
    ]
