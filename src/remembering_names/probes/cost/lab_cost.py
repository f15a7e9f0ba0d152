"""What the lab protocol costs: the naive loop against replicas.

Every cell of the comparison (a model, a number of replicas, one process or
two) is measured once a round, round after round, so that a busy machine slows
all of them alike.
"""

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from typing import Any

import torch

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.cost.clocks import Spent, timed
from remembering_names.probes.cost.lab_times import (
    CLOCKS,
    Times,
    full_runs,
    replica_step,
)
from remembering_names.probes.cost.short_runs import deal_out
from remembering_names.training.lab.protocol import build, train
from remembering_names.training.lab.replicas import train_replicas

Settings = Mapping[str, Any]

WAITS = 600  # seconds for the other process, before giving up

start_line: list[Barrier] = []  # a worker's, from its start on


def time_protocol(task: Task) -> Outputs:
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


def time_naive(settings: Settings) -> Spent:
    """Time a step of the naive loop."""
    steps = settings["naive_steps"]
    (draws,) = deal_out(1, steps)
    model = build(settings["classifier"], seed=0)
    (rate,) = settings["learning_rates"]
    _, spent = timed(lambda: train(model, draws, rate))
    return spent.over(steps)


def time_replicas(settings: Settings, size: int) -> Spent:
    """Time a step of one of `size` replicas in this process."""
    steps = max(settings["replica_steps"] // size, settings["least_steps"])
    draws = deal_out(size, steps)
    models = [build(settings["classifier"], seed) for seed in range(size)]
    rates = settings["learning_rates"] * size
    if start_line:
        start_line[0].wait(WAITS)
    _, spent = timed(
        lambda: train_replicas(settings["engine"], models, draws, rates)
    )
    return spent.over(steps * size)


def time_two(pool: ProcessPoolExecutor, settings: Settings, size: int) -> Spent:
    """Time a step of one replica when two processes train `size` each."""
    futures = [pool.submit(time_replicas, settings, size) for _ in range(2)]
    costs = [future.result() for future in futures]
    wall = max(cost.wall for cost in costs)  # they start together
    return Spent(wall / 2, sum(cost.cpu for cost in costs) / 2)


def stand_ready(line: Barrier) -> None:
    """Make a worker: one torch thread, and a line to start from."""
    torch.set_num_threads(1)
    start_line.append(line)
