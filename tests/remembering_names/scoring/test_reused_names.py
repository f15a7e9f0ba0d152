"""Fresh test names by their old part, on names that can be counted by hand."""

from typing import Any

import numpy as np
import pytest
from tests.remembering_names.scoring.fresh_answers import (
    SETTINGS,
    answered,
    use,
)
from tests.remembering_names.work_here import task

from firsthand.results import Record
from remembering_names.scoring import reused_names

ALL = {"Abel", "Adel", "Bobb", "Cohl", "Carr", "Dunn"}


def drawn(names: int) -> Any:
    """Return resamples in which no name is missing, (R, N)."""
    return np.vstack([np.ones(names), np.arange(1.0, names + 1)])


def compared(patch: pytest.MonkeyPatch, **models: Record) -> Any:
    """Return what a comparison of models finds."""
    use(patch, reused_names)
    patch.setattr(reused_names, "draws", lambda names, *_: drawn(names))
    numbers = Record({key: Record(splits=one) for key, one in models.items()})
    own = {"models": [*models], "seed": 0, "resamples": 200}
    return reused_names.compare(task({**SETTINGS, **own}, numbers))["results"]


def test_each_test_name_counts_for_its_old_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = compared(monkeypatch, gru=answered(ALL))
    assert found["names"] == {"train": 2, "validation": 1, "test": 3}
    assert found["validation"]["share"] == pytest.approx(1 / 6, abs=1e-6)


def test_accuracies_are_shares_of_names_and_seeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = answered({"Abel", "Bobb", "Cohl"}, {"Abel", "Adel", "Bobb"})
    found = compared(monkeypatch, gru=one)["accuracy"]["gru"]
    assert found["train"] == pytest.approx(3 / 4)
    assert found["validation"] == 1
    assert found["test"] == pytest.approx(1 / 6, abs=1e-6)


def test_a_difference_is_of_the_models_mean(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    models = {"gru": answered(ALL), "rnn": answered(ALL - {"Cohl", "Carr"})}
    found = compared(monkeypatch, **models)["validation"]
    # On old test names one model has all three, the other one of three.
    assert found["difference"] == pytest.approx(1 - 4 / 6, abs=1e-6)


def test_the_bound_is_the_further_end_for_the_share_of_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = compared(monkeypatch, gru=answered(ALL - {"Cohl"}))["train"]
    further = max(map(abs, found["interval"]))
    assert found["bound"] == pytest.approx(further / 3, abs=1e-6)


def test_who_knows_all_names_gains_nothing_by_reuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = compared(monkeypatch, gru=answered(ALL))
    for part in ("train", "validation"):
        assert found[part]["interval"] == [0, 0]
