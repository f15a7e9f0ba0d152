"""The delay-recall studies, from settings to what is stored."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from firsthand.encoding import dumps
from firsthand.results import Record
from firsthand.target import Target
from firsthand.tasks import Advance, resolve
from remembering_names.experiments.delay import EXPERIMENTS
from remembering_names.models import MODELS
from remembering_names.probes.delay import recipe_search

TARGETS = {
    target.name: target
    for experiment in EXPERIMENTS
    for target in experiment.targets(is_quick=True)
}
CHOSEN = Record(chosen=0.01)
NUMBERS = {spec.key: Record(delay_recipe=CHOSEN) for spec in MODELS}


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
        for experiment in EXPERIMENTS
        for target in experiment.targets(is_quick=False)
    }
    for spec in MODELS:
        searched = full[f"{spec.key}.delay_recipe"]
        assert not searched & full[f"{spec.key}.delay_fixed"]
        assert not searched & full[f"{spec.key}.delay_curriculum"]


def test_only_what_solved_its_delay_is_tested_at_others() -> None:
    target = TARGETS["torch_lstm.delay_fixed"]
    protocol = {**target.settings["protocol"], "letters": 2_000}
    for solved in (0.0, 1.01):
        changed = {**protocol, "solved": solved}
        found = run(target, protocol=changed)["results"]
        assert found["solved"]["3"] == [solved == 0]
        assert (found["transfer"]["3"][0] is not None) == (solved == 0)


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


def test_the_rate_that_gets_furthest_is_chosen_then_the_fastest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    runs = iter([(10, 50), (40, 90), (40, 80), (40, 80)])
    names = ("solved_up_to", "letters")

    def attempt(settings: Any, advance: Advance) -> dict[str, int]:
        return dict(zip(names, next(runs), strict=True))

    monkeypatch.setattr(recipe_search, "attempt", attempt)
    task = work({"learning_rates": [1, 2, 3, 4], "seeds": [0]})
    assert recipe_search.search(task)["results"]["chosen"] == 3


def test_every_model_is_timed() -> None:
    found = run(TARGETS["delay_speed"])["measurements"]
    assert set(found["models"]) == {spec.key for spec in MODELS}
    assert all(of["median"] > 0 for of in found["models"].values())
