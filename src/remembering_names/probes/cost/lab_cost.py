"""What the lab protocol costs: the naive loop against compiled runs.

Everything (a model, a way of training it) is measured once a round, round
after round, so that a busy machine slows all of them alike.
"""

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from typing import Any

import torch

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.classifier import classify
from remembering_names.names.files import Names, read_names
from remembering_names.probes.cost.clocks import Spent, timed
from remembering_names.probes.cost.lab_times import (
    CLOCKS,
    ROWS,
    Times,
    full_runs,
    step_times,
)
from remembering_names.probes.cost.larger_lab import larger_lab
from remembering_names.probes.cost.short_runs import deal_out
from remembering_names.training.lab.engine import train_compiled
from remembering_names.training.lab.protocol import build, draw, train

Settings = Mapping[str, Any]

WAITS = 600  # seconds for the other process, before giving up

start_line: list[Barrier] = []  # a worker's, from its start on


def time_protocol(task: Task) -> Outputs:
    """Time the naive loop, and compiled runs in one process and in two.

    Returns:
        Under `measurements`, for each clock (`wall`, `cpu`), the seconds of
        full runs (see `full_runs`); under `step` the quartiles of the
        microseconds that a step takes, for every model and way; under
        `larger` what `larger_lab` makes of them.
    """
    settings = task.settings
    (times,) = task.each(time_rounds, [settings])
    runs = {clock: full_runs(times, settings, clock) for clock in CLOCKS}
    return {
        "measurements": {
            **runs,
            "steps": settings["full_steps"],
            "step": {key: step_times(times, key) for key in settings["models"]},
            "larger": larger_lab(times, settings),
        }
    }


def time_rounds(settings: Settings, advance: Advance) -> Times:
    """Return what every way of training took, round after round."""
    torch.set_num_threads(1)
    times, names = Times(), read_names()
    models = {
        key: {**settings, **own} for key, own in settings["models"].items()
    }
    for own in models.values():
        time_compiled(own)  # compiles, before there are two processes
    context = get_context("fork")  # a fork is watched, too
    line = (context.Barrier(2),)
    with ProcessPoolExecutor(2, context, stand_ready, line) as pool:
        for turn in range(settings["rounds"]):
            for key, own in models.items():
                times.add(("naive", key), time_naive(own))
                times.add(("one", key), time_compiled(own))
                times.add(("two", key), time_two(pool, own))
                if turn < settings["rounds_of_rows"]:
                    for factor, way in ROWS.items():
                        times.add((way, key), time_rows(own, names, factor))
                advance(1 / len(models) / settings["rounds"])
    return times


def time_naive(settings: Settings) -> Spent:
    """Time a step of the naive loop."""
    steps = settings["naive_steps"]
    (draws,) = deal_out(1, steps)
    model = build(settings["classifier"], seed=0)
    (rate,) = settings["learning_rates"]
    _, spent = timed(lambda: train(model, draws, rate))
    return spent.over(steps)


def time_compiled(settings: Settings) -> Spent:
    """Time a step of a compiled run in this process."""
    steps = settings["compiled_steps"]
    (draws,) = deal_out(1, steps)
    model = build(settings["classifier"], seed=0)
    (rate,) = settings["learning_rates"]
    if start_line:
        start_line[0].wait(WAITS)
    _, spent = timed(
        lambda: train_compiled(settings["engine"], model, draws, rate)
    )
    return spent.over(steps)


def time_two(pool: ProcessPoolExecutor, settings: Settings) -> Spent:
    """Time a step when two processes have a compiled run each.

    It is half of what both together take for a step of each.
    """
    futures = [pool.submit(time_compiled, settings) for _ in range(2)]
    costs = [future.result() for future in futures]
    wall = max(cost.wall for cost in costs)  # they start together
    return Spent(wall / 2, sum(cost.cpu for cost in costs) / 2)


def time_rows(settings: Settings, names: Names, factor: int) -> Spent:
    """Time what a run does with all rows: it draws from them, then answers.

    Args:
        settings: Of the model.
        names: The rows there really are.
        factor: How many times as many.
    """
    more = {language: rows * factor for language, rows in names.items()}
    rows = [row for some in more.values() for row in some]
    model = build(settings["classifier"], seed=0)

    def work() -> None:
        draw(more, settings["full_steps"], seed=0)
        classify(model, rows)

    return timed(work)[1]


def stand_ready(line: Barrier) -> None:
    """Make a worker: one torch thread, and a line to start from."""
    torch.set_num_threads(1)
    start_line.append(line)
