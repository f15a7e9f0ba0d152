"""Earlier recipes, against a run made alone."""

from typing import Any

import pytest
from tests.remembering_names.training.held_out.tiny_study import SPLIT, task

from remembering_names.experiments.held_out import EARLIER
from remembering_names.models import MODELS
from remembering_names.names.files import LANGUAGES
from remembering_names.training.held_out import rereading
from remembering_names.training.held_out.recipe import (
    Recipe,
    log_probabilities,
    train_model,
)

pytestmark = pytest.mark.usefixtures("few")

SPEC = MODELS[0]


def accuracy(model: Any) -> float:
    """Return the share of test names that a model has right."""
    log_p = log_probabilities(model, [name for name, _ in SPLIT.test])
    right = [
        LANGUAGES[n] == own
        for n, (_, own) in zip(log_p.argmax(axis=1), SPLIT.test, strict=True)
    ]
    return right.count(True) / len(right)


def test_each_recipe_is_trained_and_tested_by_itself() -> None:
    recipes = [[0.01, 0.4], [0.003, 0.5]]
    asked = task(SPEC, recipes=recipes, epochs=1, seeds=[4, 2])
    found = rereading.reread(asked)["results"]["recipes"]
    for (rate, dropout), one in zip(recipes, found, strict=True):
        assert (one["learning_rate"], one["dropout"]) == (rate, dropout)
        for n, seed in enumerate([4, 2]):
            recipe = Recipe(rate, dropout, 1)
            model = train_model(SPEC.layer, SPLIT.train, recipe, seed)
            alone = accuracy(model)
            assert one["accuracy"][n] == pytest.approx(alone, abs=1e-6)


def test_no_model_is_read_twice_by_one_recipe() -> None:
    for recipes in EARLIER.values():
        assert len({tuple(one) for one in recipes}) == len(recipes) > 1
