"""A study's runs; a run's curves, and its answers on every row."""

import math
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import integers

from remembering_names.models import RNN, TorchLSTM
from remembering_names.models.classifier import classify
from remembering_names.names.files import LANGUAGES, Names, read_names
from remembering_names.training.lab import study

FOUR = {language: rows[:4] for language, rows in read_names().items()}


def made_up(
    losses: list[float], hits: list[bool], **settings: int
) -> dict[str, Any]:
    """Return the summary of a run that never took place."""
    values = torch.tensor(losses, dtype=torch.float64)
    return study.summary(values, torch.tensor(hits), settings)


@given(integers(1, 9), integers(1, 9))
def test_every_rate_and_seed_is_run_once_in_order(
    rates: int, seeds: int
) -> None:
    settings = {"learning_rates": [*range(rates)], "seeds": [*range(seeds)]}
    runs = study.single_runs(settings)
    found = [(run["rate"], run["seed"]) for run in runs]
    assert found == [(r, s) for r in range(rates) for s in range(seeds)]


def test_a_curve_is_the_mean_of_each_window() -> None:
    found = made_up([4, 2, 3, 1], [False, True, True, True], every=2, last=3)
    assert found == {
        "losses": [3, 2],
        "accuracies": [0.5, 1],
        "loss": 2,
        "accuracy": 1,
        "diverged_at": None,
    }


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_a_run_counts_until_its_first_loss_that_is_not_finite(
    bad: float,
) -> None:
    found = made_up([4, 2, 3, bad, bad, bad], [True] * 6, every=2, last=2)
    assert found == {
        "losses": [3, None, None],
        "accuracies": [1, None, None],
        "loss": None,
        "accuracy": None,
        "diverged_at": 4,
    }


@pytest.mark.parametrize("model", [RNN(3), TorchLSTM(2)])
def test_each_row_of_the_confusion_adds_up_to_its_file(
    model: torch.nn.Module,
) -> None:
    counts = study.answer_every_row(model)["confusion"]
    sizes = [len(read_names()[language]) for language in LANGUAGES]
    assert [sum(row) for row in counts] == sizes


def test_a_cell_counts_the_answers_to_the_names_of_its_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    torch.manual_seed(0)
    model = RNN(3)
    monkeypatch.setattr(study, "read_names", lambda: FOUR)
    found = study.answer_every_row(model)
    for row, rows in zip(found["confusion"], FOUR.values(), strict=True):
        guesses = [int(classify(model, [name]).argmax()) for name in rows]
        assert row == [guesses.count(n) for n in range(18)]


def test_the_order_of_the_files_changes_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    torch.manual_seed(0)
    model = RNN(3)
    monkeypatch.setattr(study, "read_names", lambda: FOUR)
    expected = study.answer_every_row(model)
    backwards: Names = dict(reversed(FOUR.items()))
    monkeypatch.setattr(study, "read_names", lambda: backwards)
    assert study.answer_every_row(model) == expected
