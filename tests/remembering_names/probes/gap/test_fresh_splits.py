"""Networks on fresh splits: at which rate, and where it is stored."""

from typing import Any

import numpy as np
import pytest
from tests.remembering_names.training.held_out.tiny_study import SPLIT
from tests.remembering_names.work_here import task

from firsthand.results import Record
from remembering_names.names.files import LANGUAGES
from remembering_names.probes.gap import fresh_splits
from remembering_names.scoring.stored_scores import right_answers

RATES = {"first": 0.02, "second": 0.005}
SETTINGS: dict[str, Any] = {
    "split_key": "letters",
    "splits": [4, 2],
    "seeds": [0, 7],
    "dropout": 0.4,
    "epochs": 1,
    "networks": {
        key: {"layer": f"layers:{key}", "hidden_size": 6} for key in RATES
    },
}


def test_each_network_has_its_frozen_rate_on_each_split(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def named(settings: Any, advance: Any) -> tuple[Any, ...]:
        keys = ("layer", "learning_rate", "split_seed", "seed")
        return tuple(settings[key] for key in keys)

    monkeypatch.setattr(fresh_splits, "train_and_test", named)
    numbers = Record(
        {
            key: Record(gap_network=Record(chosen=rate))
            for key, rate in RATES.items()
        }
    )
    found: Any = fresh_splits.repeat(task(SETTINGS, numbers))["results"]
    assert found["second"] == [
        [("layers:second", 0.005, split, seed) for seed in (0, 7)]
        for split in (4, 2)
    ]


def test_a_share_of_right_answers_is_what_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    right = right_answers(SPLIT.test)
    given = right.copy()
    given[0] = (given[0] + 1) % len(LANGUAGES)
    monkeypatch.setattr(fresh_splits, "split_of", lambda _: SPLIT)
    monkeypatch.setattr(fresh_splits, "train_model", lambda *_: None)
    monkeypatch.setattr(
        fresh_splits, "answer", lambda *_: np.eye(len(LANGUAGES))[given]
    )
    settings = {
        "layer": "",
        "hidden_size": 6,
        "dropout": 0.4,
        "epochs": 1,
        "learning_rate": 0.01,
        "seed": 0,
    }
    found = fresh_splits.train_and_test(settings, lambda *_: None)
    assert found == round(1 - 1 / len(right), 6)
