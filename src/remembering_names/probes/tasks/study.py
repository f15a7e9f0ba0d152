"""Which cell learns which task?

A cell meets longer and longer sequences, each when it has learned the ones
before. The search for its learning rate does the same, with fewer letters and
on seeds of its own.

Fixed before any rate was tried: a rate is worth the lengths that it learns
and its accuracy at the next one, on average over seeds; if it learns all, it
is worth the more the fewer letters it reads. Three rates are tried. As long
as the best of all is the lowest or the highest one, the next one of the
ladder is tried, too, until there is none.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean
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
Worth = dict[float, list[float]]  # of each rate, a list over seeds


def search(task: Task) -> Outputs:
    """Choose the learning rate of each cell.

    Returns:
        Under `results`, by cell: what each rate tried is worth, and the one
        `chosen`.
    """
    settings = task.settings
    found: dict[str, Worth] = {key: {} for key in settings["cells"]}
    while wanted := {
        key: rates
        for key, worth in found.items()
        if (rates := still_to_try(worth, settings))
    }:
        items = [
            {**run_of(settings, key), "learning_rate": rate, "seed": seed}
            for key, rates in wanted.items()
            for rate in rates
            for seed in settings["seeds"]
        ]
        runs = iter(task.each(attempt, items))
        for key, rates in wanted.items():
            for rate in rates:
                found[key][rate] = [next(runs) for _ in settings["seeds"]]
    return {
        "results": {
            "seeds": settings["seeds"],
            "cells": {key: described(worth) for key, worth in found.items()},
        }
    }


def still_to_try(worth: Worth, settings: Settings) -> Sequence[float]:
    """Return the rates to try next; none if the best is not at an edge."""
    if not worth:
        return list(settings["first_rates"])
    ladder, tried = settings["ladder"], sorted(worth)
    place = ladder.index(best(worth))
    next_ones = {tried[0]: place - 1, tried[-1]: place + 1}
    other = next_ones.get(ladder[place])
    return [ladder[other]] if other in range(len(ladder)) else []


def best(worth: Worth) -> float:
    """Return the rate worth most; of equals the lowest."""
    return max(sorted(worth), key=lambda rate: fmean(worth[rate]))


def described(worth: Worth) -> dict[str, Any]:
    """Return what was tried of a cell, as it is stored."""
    rates = sorted(worth)
    tried = [{"learning_rate": r, "worth": worth[r]} for r in rates]
    return {"tried": tried, "chosen": best(worth)}


def attempt(settings: Settings, advance: Advance) -> float:
    """Return what a rate is worth with one seed."""
    learner, lengths = new_learner(settings), lengths_of(settings)
    learned = follow(learner, lengths, advance)
    if learned == len(lengths):
        return learned + 1 - learner.letters / learner.protocol.letters
    return learned + learner.test(lengths[learned], learner.protocol.tests)


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
    items = [
        {
            **run_of(settings, key),
            "learning_rate": chosen[key].chosen,
            "seed": seed,
        }
        for key in settings["cells"]
        for seed in settings["seeds"]
    ]
    runs = iter(task.each(train, items))
    cells = {
        key: over_seeds([next(runs) for _ in settings["seeds"]])
        for key in settings["cells"]
    }
    return {
        "results": {
            "seeds": settings["seeds"],
            "tested": settings["tested"],
            "cells": {
                key: as_stored(found, settings["tested"])
                for key, found in cells.items()
            },
        }
    }


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
    kept = ("draw", "protocol", "curriculum", "tested", "last_tests")
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
