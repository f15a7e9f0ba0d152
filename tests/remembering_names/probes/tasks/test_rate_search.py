"""The search for each cell's learning rate."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from firsthand.encoding import dumps
from firsthand.tasks import Advance
from remembering_names.experiments.tasks import EXPERIMENTS, SOME
from remembering_names.probes.tasks import rate_search

TARGETS = {
    target.name: target
    for experiment in EXPERIMENTS
    for target in experiment.targets(is_quick=True)
}
SETTINGS = TARGETS["hold.task_rates"].settings
FEW = {key: SOME[key] for key in ("lstm", "tanh")}
LADDER = {"ladder": [1, 2, 3, 4, 5], "first_rates": [2, 3], "seeds": [0]}


def search(**changed: Any) -> Any:
    """Return what a quick search stores."""
    settings = {**SETTINGS, "cells": FEW, **changed}
    return rate_search.search(work(settings))


def test_two_searches_store_the_same_bytes() -> None:
    assert dumps(search()) == dumps(search())


def test_a_rate_is_worth_more_that_gets_further_or_sooner() -> None:
    settings = dict(SETTINGS)
    cell = {"cell": SOME["lstm"], "seed": 0, "learning_rate": 0.01}

    def worth(solved: float, batch: int) -> float:
        protocol = {
            **settings["protocol"],
            "solved": solved,
            "batch_size": batch,
        }
        item = {**settings, **cell, "protocol": protocol}
        return rate_search.attempt(item, lambda share: None)

    assert worth(1.01, 8) <= 1
    assert 2 < worth(0.0, 16) < worth(0.0, 8) < 3


@pytest.mark.parametrize(
    ("worth", "tried"),
    [
        ([1, 9, 2, 3, 4], [1, 2, 3]),
        ([1, 2, 9, 3, 4], [2, 3, 4]),
        ([9, 8, 7, 3, 4], [1, 2, 3]),
        ([1, 2, 3, 4, 9], [2, 3, 4, 5]),
        ([1, 1, 1, 1, 1], [1, 2, 3]),
    ],
)
def test_rates_are_tried_until_the_best_has_two_neighbours(
    monkeypatch: pytest.MonkeyPatch, worth: list[float], tried: list[float]
) -> None:
    def attempt(settings: Any, advance: Advance) -> float:
        place: int = settings["learning_rate"] - 1
        return worth[place]

    monkeypatch.setattr(rate_search, "attempt", attempt)
    found = search(**LADDER)["results"]["cells"]["lstm"]
    assert [one["learning_rate"] for one in found["tried"]] == tried
    best = max(tried, key=lambda rate: (worth[int(rate) - 1], -rate))
    assert found["chosen"] == best
