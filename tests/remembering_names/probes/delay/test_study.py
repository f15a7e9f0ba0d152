"""The delay-recall studies, from settings to what is stored."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from firsthand.encoding import dumps
from firsthand.results import Record
from firsthand.target import Target
from firsthand.tasks import resolve
from remembering_names.experiments.delay import EXPERIMENTS, LED
from remembering_names.experiments.delay_history import (
    EXPERIMENTS as BEFORE,
)
from remembering_names.experiments.delay_history import PROTOCOLS
from remembering_names.models import MODELS
from remembering_names.probes.delay.periods import kind_of

TARGETS = {
    target.name: target
    for experiment in (*EXPERIMENTS, *BEFORE)
    for target in experiment.targets(is_quick=True)
}
TARGETS_IN_FULL = {
    target.name: target
    for experiment in (*EXPERIMENTS, *BEFORE)
    for target in experiment.targets(is_quick=False)
}
CHOSEN = Record(chosen=0.01)
SEARCHES = ("delay_recipe", *(f"delay_recipe_{name}" for name in PROTOCOLS))
NUMBERS = {key: Record(dict.fromkeys(SEARCHES, CHOSEN)) for key in LED}


def run(target: Target, **changed: Any) -> Any:
    """Return what a quick run of a target stores."""
    task = work({**target.settings, **changed}, NUMBERS)
    return resolve(target.function)(task)


@pytest.mark.parametrize(
    "name",
    [
        "gru.delay_fixed",
        "chrono.delay_start",
        "bilstm.delay_curriculum",
        "identity_tanh_rnn.delay_curriculum",
        "gru.delay_curriculum_small",
        "rnn.delay_recipe",
        "delay_task",
    ],
)
def test_two_runs_store_the_same_bytes(name: str) -> None:
    one, other = (run(TARGETS[name]) for _ in range(2))
    assert dumps(one) == dumps(other)


def test_reported_seeds_are_none_that_chose_the_rate() -> None:
    full = {
        target.name: set(target.settings.get("seeds", ()))
        for experiment in (*EXPERIMENTS, *BEFORE)
        for target in experiment.targets(is_quick=False)
    }
    for key in LED:
        reported = full[f"{key}.delay_curriculum"]
        assert not reported & full[f"{key}.delay_recipe"]
    for spec in MODELS:
        searched = full[f"{spec.key}.delay_recipe"]
        assert not searched & full[f"{spec.key}.delay_fixed"]


def test_reported_seeds_are_none_that_an_earlier_protocol_was_run_on() -> None:
    reported = {*TARGETS_IN_FULL["gru.delay_curriculum"].settings["seeds"]}
    for name in PROTOCOLS:
        before = TARGETS_IN_FULL[f"gru.delay_curriculum_{name}"]
        assert not reported & {*before.settings["seeds"]}


def test_only_a_protocol_that_rehearses_learns_earlier_delays_again() -> None:
    letters = {}
    for rehearses in (True, False):
        target = TARGETS["torch_lstm.delay_curriculum"]
        protocol = {
            **target.settings["protocol"],
            "rehearses": rehearses,
            "streak": 2,
            "solved": 0.0,
        }
        found = run(target, protocol=protocol)["results"]
        letters[rehearses] = found["letters"]["4"][0]
    assert letters[False] == 2 * 8 * (4 + 5 + 6)
    assert letters[True] > letters[False]


def test_each_run_is_tested_at_every_delay_and_called_by_the_rule() -> None:
    target = TARGETS["gru.delay_curriculum"]
    protocol = {**target.settings["protocol"], "solved": 0.0}
    found = run(target, protocol=protocol)["results"]
    every = target.settings["every"]
    assert len(found["everywhere"][0]) == every["longest"]
    assert found["kind"] == [kind_of(found["everywhere"][0], every)]


def test_what_reads_from_the_end_is_called_nothing() -> None:
    target = TARGETS["bilstm.delay_curriculum"]
    protocol = {**target.settings["protocol"], "solved": 0.0}
    found = run(target, protocol=protocol)["results"]
    assert found["everywhere"] == found["kind"] == [None]


def test_what_is_solved_at_once_reads_a_streak_of_batches_each() -> None:
    target = TARGETS["torch_lstm.delay_curriculum"]
    protocol = {**target.settings["protocol"], "solved": 0.0}
    found = run(target, protocol=protocol)["results"]
    assert found["solved_up_to"] == [4]
    assert found["updates"] == {"2": [1], "3": [2], "4": [3]}
    assert found["letters"] == {"2": [32], "3": [72], "4": [120]}


def test_what_is_never_solved_is_stored_as_such() -> None:
    target = TARGETS["torch_lstm.delay_curriculum"]
    protocol = {**target.settings["protocol"], "solved": 1.01}
    found = run(target, protocol=protocol)["results"]
    assert found["solved_up_to"] == [0]
    assert found["letters"] == {"2": [None], "3": [None], "4": [None]}
    assert found["transfer"] == {"3": [None], "4": [None]}


def test_every_model_is_timed() -> None:
    found = run(TARGETS["delay_speed"])["measurements"]
    assert set(found["models"]) == {spec.key for spec in MODELS}
    assert all(of["median"] > 0 for of in found["models"].values())
