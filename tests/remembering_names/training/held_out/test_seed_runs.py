"""One seed of a model: what it learns, and who else asks for it."""

import pickle
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
import torch
from tests.remembering_names.training.held_out.tiny_study import (
    CHOSEN,
    SPLIT,
    task,
)

from firsthand.tasks import Task
from remembering_names.models import MODELS
from remembering_names.probes.names import memory
from remembering_names.training.held_out import study
from remembering_names.training.held_out.recipe import Recipe, train_model
from remembering_names.training.held_out.seed_runs import (
    new_model,
    seed_items,
    train_on_names,
    trained_model,
)

pytestmark = pytest.mark.usefixtures("few")

SPEC = MODELS[0]
Study = Callable[[Task], Any]


class HandedOutError(Exception):
    """Carries what a study hands out first."""


def handed_out(study: Study, seeds: list[int]) -> list[bytes]:
    """Return the first work that a study hands out, as others see it."""

    def each(
        function: Callable[..., Any],
        items: Sequence[Any],
        variables: Mapping[str, str] | None = None,
    ) -> list[Any]:
        raise HandedOutError([pickle.dumps((function, one)) for one in items])

    asked = task(SPEC, seeds=seeds, lags=10)
    with pytest.raises(HandedOutError) as caught:
        study(Task(asked.settings, asked.numbers, {}, asked.root, each))
    work: list[bytes] = caught.value.args[0]
    return work


def test_the_memory_study_asks_for_the_held_out_studys_seeds() -> None:
    held_out = handed_out(study.hold_out, [0, 1, 2, 3])
    assert handed_out(memory.probe_seeds, [0, 1, 2]) == held_out[:3]


def test_a_seed_learns_by_the_chosen_recipe_from_training_names() -> None:
    (item,) = seed_items(task(SPEC, seeds=[3]))
    learned = train_on_names(item, lambda share: None)
    expected = train_model(SPEC.layer, SPLIT.train, Recipe(**CHOSEN), 3)
    assert learned.keys() == expected.state_dict().keys()
    for name, weight in expected.named_parameters():
        assert torch.equal(learned[name], weight)


def test_a_new_model_is_what_its_training_starts_from() -> None:
    (item,) = seed_items(task(SPEC, seeds=[3]))
    recipe = Recipe(**CHOSEN | {"learning_rate": 0.0})
    start = train_model(SPEC.layer, SPLIT.train, recipe, 3)
    for name, weight in new_model(item).named_parameters():
        assert torch.equal(start.get_parameter(name), weight)


def test_a_trained_model_has_what_was_learned() -> None:
    (item,) = seed_items(task(SPEC, seeds=[3]))
    learned = {
        name: weight + 1
        for name, weight in new_model(item).state_dict().items()
    }
    for name, weight in trained_model(item, learned).named_parameters():
        assert torch.equal(learned[name], weight)
