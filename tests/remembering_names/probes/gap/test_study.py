"""The comparison: what it reads, tries and stores."""

from dataclasses import replace
from typing import Any

import pytest
from tests.remembering_names.training.held_out.tiny_study import SPLIT
from tests.remembering_names.work_here import task

from firsthand.results import Record
from remembering_names.experiments.gap import EXPERIMENTS
from remembering_names.names.splits import Split
from remembering_names.probes.gap import less_to_read, study
from remembering_names.probes.gap.widening import Trial

SETTINGS: dict[str, Any] = {
    "split_seed": 0,
    "taus": [0.0, 0.5],
    "dropout": 0.4,
    "epochs": 1,
    "seeds": [3, 1],
    "search_seed": 100,
    "learning_rates": [0.003, 0.01],
    "step": 2,
    "most": 2,
    "layer": "remembering_names.models.tanh_rnn:TanhRNN",
    "hidden_size": 6,
}


def compared(
    monkeypatch: pytest.MonkeyPatch, split: Split, **settings: Any
) -> dict[str, Any]:
    """Return what a tiny comparison finds on a split."""
    monkeypatch.setattr(study, "held_out_split", lambda _: split)
    results: dict[str, Any] = study.compare(task({**SETTINGS, **settings}))
    found: dict[str, Any] = results["results"]
    return found


def test_test_names_choose_no_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = compared(monkeypatch, SPLIT)
    other = replace(SPLIT, test=SPLIT.test[::2])
    found = compared(monkeypatch, other)
    assert found["tried"] == expected["tried"]
    assert found["validation"] == expected["validation"]
    assert found["accuracy"] != expected["accuracy"]


def test_reported_seeds_train_at_the_chosen_rate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rates = []

    def trained(settings: Any, advance: Any) -> dict[str, Any]:
        rates.append((settings["learning_rate"], settings["seed"]))
        return {"parameters": 1, "test": {}, "validation": {}}

    monkeypatch.setattr(study, "train_and_test", trained)
    monkeypatch.setattr(
        study,
        "try_rate",
        lambda settings, _: Trial(
            settings["learning_rate"], -settings["learning_rate"], 0.5
        ),
    )
    found = study.compare(task(SETTINGS))["results"]
    assert found["chosen"] == 0.003
    assert rates == [(0.003, 3), (0.003, 1)]


def test_no_reported_seed_has_chosen_a_rate() -> None:
    (settings,) = (e.settings for e in EXPERIMENTS if e.name == "gap_network")
    assert settings["search_seed"] not in settings["seeds"]


def test_altered_names_are_read_at_the_rate_of_whole_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []

    def trained(settings: Any, advance: Any) -> dict[str, Any]:
        seen.append((settings["learning_rate"], settings["last"]))
        return {
            "test": {"accuracy": settings["last"]},
            "validation": {"accuracy": settings["seed"]},
        }

    monkeypatch.setattr(less_to_read, "train_and_test", trained)
    numbers = {"tanh_rnn": Record(gap_network=Record(chosen=0.02))}
    settings = {**SETTINGS, "networks": {"tanh_rnn": {}}, "letters": [1, 4]}
    found = less_to_read.cut(task(settings, numbers))["results"]
    assert seen == [(0.02, 1), (0.02, 1), (0.02, 4), (0.02, 4)]
    assert found["tanh_rnn"]["4"]["accuracy"] == [4, 4]
    assert found["tanh_rnn"]["4"]["validation"]["accuracy"] == [3, 1]


def test_shuffled_names_are_trained_on_and_tested(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(study, "held_out_split", lambda _: SPLIT)
    settings = {**SETTINGS, "is_shuffled": True, "seed": 3}
    mixed = study.altered(settings)
    for part in ("train", "validation", "test"):
        pairs = zip(getattr(SPLIT, part), getattr(mixed, part), strict=True)
        assert any(ours != theirs for ours, theirs in pairs)
