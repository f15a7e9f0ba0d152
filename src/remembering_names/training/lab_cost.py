"""What the lab protocol costs: the naive loop against replicas."""

import time
from collections.abc import Callable, Iterator, Mapping
from statistics import median
from typing import Any

from remembering_names.names import Names, read_names
from remembering_names.tasks import Advance, Outputs, Task

from .lab_protocol import build, draw, train
from .replicas import train_replicas

CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}


def compare(task: Task) -> Outputs:
    """Time one naive run of each model, and all seeds of each as replicas.

    Both take turns in one process, round after round, so that a busy machine
    slows both.

    Returns:
        Under `measurements`, for each clock (`wall`, `cpu`) the seconds that
        full runs take: by the naive loop for one seed of each model, as
        replicas for all seeds of each, and for each round the ratio of the
        totals.
    """
    ((naive, replicas),) = task.each(time_rounds, [task.configuration])
    return {
        "measurements": {
            clock: {
                "naive": {key: median(of[clock]) for key, of in naive.items()},
                "replicas": {
                    key: median(of[clock]) for key, of in replicas.items()
                },
                "naive_total": median(totals(naive, clock)),
                "replicas_total": median(totals(replicas, clock)),
                "ratios": [
                    slow / fast
                    for slow, fast in zip(
                        totals(naive, clock),
                        totals(replicas, clock),
                        strict=True,
                    )
                ],
            }
            for clock in CLOCKS
        }
        | {"steps": task.configuration["full_steps"]}
    }


Times = dict[str, dict[str, list[float]]]  # model -> clock -> a time a round


def totals(times: Times, clock: str) -> list[float]:
    """Return the time of all models together, round by round."""
    rounds = zip(*(of[clock] for of in times.values()), strict=True)
    return [sum(models) for models in rounds]


def time_rounds(
    configuration: Mapping[str, Any], advance: Advance
) -> tuple[Times, Times]:
    """Return the seconds of full runs, naive and as replicas, by round."""
    names = read_names()
    times: tuple[Times, Times] = ({}, {})
    for _ in range(configuration["rounds"]):
        for key, model in configuration["models"].items():
            ways = (naive_steps, replica_steps)
            for found, way in zip(times, ways, strict=True):
                scaled = stopwatch(way, names, {**configuration, **model})
                clocks = found.setdefault(key, {clock: [] for clock in CLOCKS})
                for clock, seconds in scaled.items():
                    clocks[clock].append(seconds)
            advance(1 / len(configuration["models"]) / configuration["rounds"])
    return times


def stopwatch(
    way: Callable[[Names, Mapping[str, Any]], Iterator[int]],
    names: Names,
    settings: Mapping[str, Any],
) -> dict[str, float]:
    """Return the seconds, scaled to a full run, of the work that `way` does.

    `way` sets up, yields, works, and yields the number of steps done.
    """
    stages = way(names, settings)
    next(stages)
    started = {clock: read() for clock, read in CLOCKS.items()}
    steps = next(stages)
    return {
        clock: (read() - started[clock]) * settings["full_steps"] / steps
        for clock, read in CLOCKS.items()
    }


def naive_steps(names: Names, settings: Mapping[str, Any]) -> Iterator[int]:
    """Train one seed of a model by the naive loop."""
    steps = settings["naive_steps"]
    draws = draw(names, steps, seed=0)
    model = build(settings["classifier"], seed=0)
    yield 0
    train(model, draws, settings["learning_rates"][0])
    yield steps


def replica_steps(names: Names, settings: Mapping[str, Any]) -> Iterator[int]:
    """Train all seeds of a model as replicas, group by group."""
    steps, size = settings["replica_steps"], settings["group_size"]
    seeds = settings["seeds"]
    groups = [seeds[k : k + size] for k in range(0, len(seeds), size)]
    draws = {seed: draw(names, steps, seed) for seed in seeds}
    yield 0
    for group in groups:
        train_replicas(
            settings["engine"],
            [build(settings["classifier"], seed) for seed in group],
            [draws[seed] for seed in group],
            settings["learning_rates"] * len(group),
        )
    yield steps
