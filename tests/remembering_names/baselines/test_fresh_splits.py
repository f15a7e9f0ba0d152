"""Baselines on fresh splits: settings frozen, test names decide nothing."""

from typing import Any

import numpy as np
import pytest
from tests.remembering_names.work_here import task

from firsthand.results import Record
from remembering_names.baselines import fresh_splits
from remembering_names.baselines.fitting import fit, leanings
from remembering_names.names.cleaning import clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import Split, split_by_name
from remembering_names.scoring.answer_letters import from_letters

FEW = clean({own: rows[:30] for own, rows in read_names().items()})
CHOSEN = {"pieces": "tf-idf", "grams": [1, 2], "setting": 0.3}
SETTINGS = {
    "baseline": "svm",
    "classifier": "svm",
    "split_key": "letters",
    "splits": [2, 5],
    "seeds": [0],
    "temperatures": [0.2, 0.5, 1],
    "taus": [0.0, 0.5],
}


def split(seed: int, key: str) -> Split:
    """Return a split of a few names."""
    return split_by_name(FEW, seed, key=key)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the results of a baseline on two fresh splits."""
    monkeypatch.setattr(fresh_splits, "held_out_split", split)
    numbers = Record(svm=Record(baseline=Record(CHOSEN)))
    return fresh_splits.repeat(task(SETTINGS, numbers))["results"]


def test_a_baseline_is_fitted_to_each_split_with_what_was_chosen(
    found: Any,
) -> None:
    assert {key: found[key] for key in CHOSEN} == CHOSEN
    for place, seed in enumerate([2, 5]):
        parts = split(seed, "letters")
        model = fit({**CHOSEN, "classifier": "svm"}, parts.train)
        expected = leanings(model, parts.test).argmax(axis=1)
        (stored,) = found["answers"][place]
        assert np.array_equal(from_letters(stored), expected)


def test_each_score_has_one_seed_a_split(found: Any) -> None:
    for score in ("accuracy", "macro_f1", "cross_entropy", "temperature"):
        assert [len(seeds) for seeds in found[score]] == [1, 1]
