"""The search for the learning rate of each cell.

It trains as the study does, with fewer letters and on seeds of its own.

Fixed before any rate was tried: a rate is worth the lengths that it learns
and its accuracy at the next one, on average over seeds; if it learns all, it
is worth the more the fewer letters it reads. Three rates are tried. As long
as the best of all is the lowest or the highest one, the next one of the
ladder is tried, too, until there is none.
"""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.tasks.study import (
    Settings,
    follow,
    lengths_of,
    new_learner,
    run_of,
)

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
            {**run_of(settings, key), "learning_rates": rates}
            for key, rates in wanted.items()
        ]
        runs = task.each(attempt_rates, items)
        for (key, rates), worth in zip(wanted.items(), runs, strict=True):
            found[key].update(zip(rates, worth, strict=True))
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


def attempt_rates(settings: Settings, advance: Advance) -> list[list[float]]:
    """Return what each of several rates is worth with each seed.

    A cell is one piece of work: most runs are too short for a process each.
    """
    rates, seeds = settings["learning_rates"], settings["seeds"]
    share = 1 / len(rates) / len(seeds)
    return [
        [
            attempt(
                {**settings, "learning_rate": rate, "seed": seed},
                lambda part: advance(share * part),
            )
            for seed in seeds
        ]
        for rate in rates
    ]


def attempt(settings: Settings, advance: Advance) -> float:
    """Return what a rate is worth with one seed."""
    learner, lengths = new_learner(settings), lengths_of(settings)
    learned = follow(learner, lengths, advance)
    if learned == len(lengths):
        return learned + 1 - learner.letters / learner.protocol.letters
    return learned + learner.test(lengths[learned], learner.protocol.tests)
