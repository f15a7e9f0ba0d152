"""Accuracies by split, on names that can be counted by hand."""

from typing import Any

import pytest
from tests.remembering_names.scoring.fresh_answers import (
    SETTINGS,
    answered,
    use,
)
from tests.remembering_names.work_here import task

from firsthand.results import Record
from remembering_names.scoring import split_scores

ASKED: list[list[str]] = []  # whose twins were looked for


def mark(names: list[str], known: list[str]) -> list[bool]:
    """Take two names for near twins of one that is known."""
    ASKED.append(known)
    return [name in {"Cohl", "Carr"} for name in names]


def summarised(patch: pytest.MonkeyPatch, *knows: set[str]) -> Any:
    """Return what is found of a model whose seeds know these names."""
    use(patch, split_scores)
    patch.setattr(split_scores, "has_near_twin", mark)
    one = answered(*knows)
    numbers = Record(gru=Record(splits=one), splits_ensemble=one)
    settings = {**SETTINGS, "models": ["gru"]}
    return split_scores.summarise(task(settings, numbers))["results"]


def test_an_accuracy_is_the_mean_over_seeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = summarised(monkeypatch, {"Bobb", "Cohl"}, {"Dunn", "Abel"})
    assert found["gru"]["by_split"] == pytest.approx([1 / 2, 1 / 6], abs=1e-6)
    assert found["gru"]["mean"] == pytest.approx(1 / 3, abs=1e-6)


def test_names_with_a_near_twin_in_training_stand_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ASKED.clear()
    found = summarised(monkeypatch, {"Cohl", "Abel"})["gru"]
    assert found["near"] == [1, 0]
    assert found["far"] == [0, pytest.approx(1 / 2)]
    assert ASKED == [["Abel", "Adel", "Bart"], ["Bobb", "Cohl"]]


def test_the_vote_is_summarised_as_models_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = summarised(monkeypatch, {"Cohl"})
    assert found["ensemble"] == found["gru"]
