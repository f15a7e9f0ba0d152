"""The search for a recipe: what it tries, what it chooses, what it reads."""

from dataclasses import replace
from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from firsthand.tasks import Advance, Task
from remembering_names.models import MODELS
from remembering_names.names.cleaning import clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import Split, split_by_name
from remembering_names.report import REPORT
from remembering_names.training.held_out import recipe_search

FEW = {language: rows[:30] for language, rows in read_names().items()}
SPLIT = split_by_name(clean(FEW))
SETTINGS: dict[str, Any] = {
    "layer": "torch.nn:GRU",
    "model": "gru",
    "learning_rates": [0.003, 0.01],
    "dropouts": [0.4, 0.5, 0.6],
    "epochs": 1,
    "seeds": [100, 101],
    "taus": [0.0, 0.5],
    "split_seed": 0,
}


def task(**settings: Any) -> Task:
    """Return a search, done here and now."""
    return work({**SETTINGS, **settings})


def searched(
    monkeypatch: pytest.MonkeyPatch, split: Split, **settings: Any
) -> dict[str, Any]:
    """Return what a search finds on a split."""
    monkeypatch.setattr(recipe_search, "held_out_split", lambda _: split)
    results: dict[str, Any] = recipe_search.search(task(**settings))["results"]
    return results


@pytest.mark.parametrize(
    "test", [[], [("", "Klingon")]], ids=["empty", "nonsense"]
)
def test_what_is_in_the_test_part_changes_nothing(
    test: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = searched(monkeypatch, SPLIT)
    assert searched(monkeypatch, replace(SPLIT, test=test)) == expected


def test_what_is_in_the_validation_part_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = replace(SPLIT, validation=SPLIT.validation[::2])
    tried = searched(monkeypatch, SPLIT)["tried"]
    assert searched(monkeypatch, other)["tried"] != tried


def merits(monkeypatch: pytest.MonkeyPatch, worth: dict[Any, float]) -> Any:
    """Return what a search finds when settings are worth what is given."""

    def score(item: Any, advance: Advance) -> dict[str, float]:
        spread = 0.01 * (-1) ** item["seed"]  # nothing, on average
        return {"merit": worth[item["choice"]] + spread}

    monkeypatch.setattr(recipe_search, "train_and_validate", score)
    return recipe_search.search(task())["results"]


WORTHS = [
    (
        {
            (0.003, 0.4): 0.5,
            (0.01, 0.4): 0.6,
            (0.01, 0.5): 0.7,
            (0.01, 0.6): 0.4,
        },
        (0.01, 0.5),
    ),
    (
        {
            (0.003, 0.4): 0.6,
            (0.01, 0.4): 0.5,
            (0.003, 0.5): 0.5,
            (0.003, 0.6): 0.55,
        },
        (0.003, 0.4),
    ),
    (
        {
            (0.003, 0.4): 0.5,
            (0.01, 0.4): 0.5,
            (0.003, 0.5): 0.5,
            (0.003, 0.6): 0.5,
        },
        (0.003, 0.4),
    ),
]


@pytest.mark.parametrize(
    ("worth", "chosen"),
    WORTHS,
    ids=["the last tried", "the first tried", "all alike"],
)
def test_the_best_of_what_was_tried_is_chosen(
    worth: dict[Any, float],
    chosen: tuple[float, float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = merits(monkeypatch, worth)
    recipe = found["chosen"]
    assert (recipe["learning_rate"], recipe["dropout"]) == chosen
    tried = {
        (setting["learning_rate"], setting["dropout"]): setting["merit"]
        for setting in found["tried"]
    }
    assert tried == pytest.approx(worth)


def test_a_setting_is_worth_the_mean_of_its_seeds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, other, both = (
        searched(monkeypatch, SPLIT, seeds=seeds, learning_rates=[0.01])
        for seeds in ([100], [101], [100, 101])
    )
    for name, value in both["tried"][0].items():
        parts = one["tried"][0][name], other["tried"][0][name]
        assert value == pytest.approx(sum(parts) / 2, abs=2e-6), name


def test_merit_is_the_mean_of_accuracy_and_corrected_f1(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for tried in searched(monkeypatch, SPLIT)["tried"]:
        parts = tried["accuracy"], tried["macro_f1_corrected"]
        assert tried["merit"] == pytest.approx(sum(parts) / 2, abs=2e-6)


def test_every_model_has_its_recipe_searched() -> None:
    names = {target.name for target in REPORT.targets()}
    assert {f"{spec.key}.recipe" for spec in MODELS} <= names
