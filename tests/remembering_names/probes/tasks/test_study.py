"""The study of tasks, from settings to what is stored."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from firsthand.encoding import dumps
from firsthand.results import Record
from firsthand.target import Target
from firsthand.tasks import Advance, resolve
from remembering_names.experiments.tasks import EXPERIMENTS, SOME, TASKS
from remembering_names.probes.tasks import study

QUICK, FULL = (
    {
        target.name: target
        for experiment in EXPERIMENTS
        for target in experiment.targets(is_quick=is_quick)
    }
    for is_quick in (True, False)
)
FEW = {key: SOME[key] for key in ("lstm", "tanh")}
CHOSEN = Record(
    cells=Record({key: Record(chosen=0.01) for key in SOME}),
)
NUMBERS = {key: Record(task_rates=CHOSEN) for key in TASKS}
LADDER = {"ladder": [1, 2, 3, 4, 5], "first_rates": [2, 3], "seeds": [0]}


def run(target: Target, **changed: Any) -> Any:
    """Return what a quick run of a target stores."""
    settings = {**target.settings, "cells": FEW, **changed}
    return resolve(target.function)(work(settings, NUMBERS))


@pytest.mark.parametrize(
    "name", ["hold.task", "hold_back.task", "ignore.task_rates"]
)
def test_two_runs_store_the_same_bytes(name: str) -> None:
    one, other = (run(QUICK[name]) for _ in range(2))
    assert dumps(one) == dumps(other)


def test_reported_seeds_are_none_that_chose_a_rate() -> None:
    for key in TASKS:
        searched = FULL[f"{key}.task_rates"].settings["seeds"]
        reported = FULL[f"{key}.task"].settings["seeds"]
        assert len(reported) >= 5
        assert not set(searched) & set(reported)


def test_what_is_learned_at_once_is_learned_to_the_end() -> None:
    target = QUICK["hold.task"]
    easy = {**target.settings["protocol"], "solved": 0.0}
    found = run(target, protocol=easy)["results"]["cells"]["lstm"]
    assert found["learned_up_to"] == [6]
    assert found["letters"] == [8 * 5 + 8 * 7]
    assert {*found["accuracy"]} == {"8", "9"}


def test_what_is_never_learned_is_stored_as_such() -> None:
    target = QUICK["hold.task"]
    hard = {**target.settings["protocol"], "solved": 1.01}
    found = run(target, protocol=hard)["results"]["cells"]["tanh"]
    assert found["learned_up_to"] == [0]
    assert 1_900 < found["letters"][0] <= 2_000


def test_a_rate_is_worth_more_that_gets_further_or_sooner() -> None:
    settings = dict(QUICK["hold.task_rates"].settings)
    cell = {"cell": SOME["lstm"], "seed": 0, "learning_rate": 0.01}

    def worth(solved: float, batch: int) -> float:
        protocol = {
            **settings["protocol"],
            "solved": solved,
            "batch_size": batch,
        }
        item = {**settings, **cell, "protocol": protocol}
        return study.attempt(item, lambda share: None)

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

    monkeypatch.setattr(study, "attempt", attempt)
    target = FULL["hold.task_rates"]
    found = run(target, **LADDER)["results"]["cells"]["lstm"]
    assert [one["learning_rate"] for one in found["tried"]] == tried
    best = max(tried, key=lambda rate: (worth[int(rate) - 1], -rate))
    assert found["chosen"] == best
