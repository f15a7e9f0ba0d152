"""Frozen recipes on fresh splits, against runs made one by one."""

from typing import Any

import pytest
from tests.remembering_names.training.held_out.tiny_study import (
    CHOSEN,
    FEW,
    TAUS,
    task,
)

from remembering_names.models import MODELS
from remembering_names.names.cleaning import clean
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import Split, split_by_name
from remembering_names.scoring.answer_letters import from_letters
from remembering_names.training.held_out import fresh_splits
from remembering_names.training.held_out.recipe import (
    Recipe,
    log_probabilities,
    train_model,
)

pytestmark = pytest.mark.usefixtures("few")

SPEC = MODELS[0]
SPLITS = [3, 1]


def split(seed: int) -> Split:
    """Return a fresh split of the few names."""
    return split_by_name(clean(FEW), seed, key="letters")


@pytest.fixture(scope="module")
def found() -> Any:
    """Return the results of a study of two splits and two seeds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            fresh_splits,
            "split_of",
            lambda own: split_by_name(
                clean(FEW), own["split_seed"], key=own["split_key"]
            ),
        )
        own = {"split_key": "letters", "splits": SPLITS, "temperatures": [1, 2]}
        return fresh_splits.repeat(task(SPEC, **own, taus=TAUS))["results"]


def test_each_seed_on_each_split_is_a_run_of_its_own(found: Any) -> None:
    for place, seed in ((0, 4), (0, 2), (1, 4), (1, 2)):
        parts = split(SPLITS[place])
        model = train_model(SPEC.layer, parts.train, Recipe(**CHOSEN), seed)
        log_p = log_probabilities(model, [name for name, _ in parts.test])
        stored = found["answers"][place][found["seeds"].index(seed)]
        assert from_letters(stored).tolist() == log_p.argmax(axis=1).tolist()


def test_scores_follow_from_the_answers_that_are_stored(found: Any) -> None:
    for place, seed in enumerate(SPLITS):
        own = [language for _, language in split(seed).test]
        for n, letters in enumerate(found["answers"][place]):
            given = [LANGUAGES[n] for n in from_letters(letters)]
            right = [a == b for a, b in zip(given, own, strict=True)]
            share = right.count(True) / len(own)
            assert found["accuracy"][place][n] == pytest.approx(share, abs=1e-6)


def test_the_recipe_is_the_chosen_one(found: Any) -> None:
    assert found["recipe"] == CHOSEN
