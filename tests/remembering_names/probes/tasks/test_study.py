"""The study of tasks, from settings to what is stored."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from firsthand.encoding import dumps
from firsthand.results import Record
from firsthand.target import Target
from firsthand.tasks import resolve
from remembering_names.experiments.tasks import EXPERIMENTS, SOME, TASKS

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


def run(target: Target, **changed: Any) -> Any:
    """Return what a quick run of a target stores."""
    settings = {**target.settings, "cells": FEW, **changed}
    return resolve(target.function)(work(settings, NUMBERS))


@pytest.mark.parametrize("name", ["hold.task", "hold_back.task"])
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
