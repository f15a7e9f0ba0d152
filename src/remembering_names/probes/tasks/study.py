"""Which cell learns which task?

A cell meets longer and longer sequences, each when it has learned the ones
before.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.tasks import Advance, Outputs, Task, resolve
from remembering_names.probes.delay.training import (
    Protocol,
    climb,
    curriculum,
)
from remembering_names.probes.tasks.training import TaskLearner
from remembering_names.seeds import over_seeds

Settings = Mapping[str, Any]


def learn(task: Task) -> Outputs:
    """Train each cell, with each seed, at the rate chosen for it.

    Returns:
        Under `results`, the `seeds`, the lengths `tested`, and by cell its
        `learning_rate`, its `weights`, and lists over seeds: the length
        `learned_up_to`, the `letters` read, and under `accuracy`, by length
        tested, that on fresh sequences after training.
    """
    settings = task.settings
    chosen = task.numbers[settings["task"]].task_rates.cells
    cells = settings["cells"]
    items = [
        {**run_of(settings, key), "learning_rate": chosen[key].chosen}
        for key in cells
    ]
    runs = task.each(train_seeds, items)
    return {
        "results": {
            "seeds": settings["seeds"],
            "tested": settings["tested"],
            "cells": {
                key: as_stored(found, settings["tested"])
                for key, found in zip(cells, runs, strict=True)
            },
        }
    }


def train_seeds(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Train one cell with each seed; return a list over seeds of each thing."""
    seeds = settings["seeds"]
    share = 1 / len(seeds)
    return over_seeds(
        [
            train(
                {**settings, "seed": seed},
                lambda part: advance(share * part),
            )
            for seed in seeds
        ]
    )


def as_stored(found: dict[str, Any], tested: Sequence[int]) -> dict[str, Any]:
    """Return a cell's runs: what is the same in all of them, once."""
    rows = zip(*found["accuracy"], strict=True)
    return {
        **found,
        "learning_rate": found["learning_rate"][0],
        "weights": found["weights"][0],
        "accuracy": {
            str(steps): list(row)
            for steps, row in zip(tested, rows, strict=True)
        },
    }


def train(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Train one cell with one seed; test it on longer sequences."""
    learner, lengths = new_learner(settings), lengths_of(settings)
    learned = follow(learner, lengths, advance)
    tests = settings["last_tests"]
    return {
        "learning_rate": settings["learning_rate"],
        "weights": learner.weights,
        "learned_up_to": lengths[learned - 1] if learned else 0,
        "letters": learner.letters,
        "accuracy": [learner.test(n, tests) for n in settings["tested"]],
    }


def follow(learner: TaskLearner, lengths: list[int], advance: Advance) -> int:
    """Let a cell learn longer and longer sequences; return how many."""
    learned: list[int] = []

    def note(steps: int) -> None:
        learned.append(steps)
        advance(1 / len(lengths))

    climb(learner, lengths, learner.protocol, note)
    return len(learned)


def run_of(settings: Settings, key: str) -> dict[str, Any]:
    """Return the settings of a run of one cell."""
    kept = ("draw", "protocol", "curriculum", "seeds", "tested", "last_tests")
    own = {name: settings[name] for name in kept if name in settings}
    return {**own, "cell": settings["cells"][key]}


def lengths_of(settings: Settings) -> list[int]:
    """Return the lengths of the curriculum."""
    return curriculum(**settings["curriculum"])


def new_learner(settings: Settings) -> TaskLearner:
    """Return a cell about to learn a task."""
    protocol = Protocol(
        learning_rate=settings["learning_rate"],
        hidden_size=settings["cell"]["hidden_size"],
        **settings["protocol"],
    )
    draw = resolve(settings["draw"])
    longest = settings["curriculum"]["last"]
    return TaskLearner(
        settings["cell"], draw, protocol, settings["seed"], longest
    )
