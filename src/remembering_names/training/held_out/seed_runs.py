"""One seed of a model, trained by its recipe on the split by name.

Studies that ask for the same seed hand out the same work, and so a run trains
it once.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from firsthand.tasks import Advance, Task
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.splits import Split, held_out_split
from remembering_names.training.held_out.recipe import (
    Recipe,
    build,
    train_model,
)

Settings = Mapping[str, Any]
Weights = dict[str, Tensor]  # what a model has learned
NAMED = ("layer", "split_seed")  # the settings that decide it


def recipe_of(task: Task) -> dict[str, Any]:
    """Return the recipe that was chosen for the task's model."""
    return dict(task.numbers[task.settings["model"]].recipe.chosen)


def split_of(settings: Settings) -> Split:
    """Return the split that settings name; without a key, the old one."""
    key = settings.get("split_key", "spelling")
    return held_out_split(settings["split_seed"], key)


def seed_items(task: Task) -> list[dict[str, Any]]:
    """Return what decides each seed's weights, and nothing else."""
    named = {key: task.settings[key] for key in NAMED}
    return [
        {**named, "recipe": recipe_of(task), "seed": seed}
        for seed in task.settings["seeds"]
    ]


def train_on_names(settings: Settings, advance: Advance) -> Weights:
    """Return what one seed learns from the split by name."""
    split = split_of(settings)
    recipe = Recipe(**settings["recipe"])
    model = train_model(
        settings["layer"], split.train, recipe, settings["seed"], advance
    )
    return model.state_dict()


def new_model(settings: Settings) -> NameClassifier:
    """Return a seed's model as its training starts, ready to be asked."""
    with torch.random.fork_rng(devices=[]):  # as `train_model` draws
        torch.manual_seed(settings["seed"])
        model = build(settings["layer"], Recipe(**settings["recipe"]))
    return model.eval()


def trained_model(settings: Settings, weights: Weights) -> NameClassifier:
    """Return a seed's model with what it has learned, ready to be asked."""
    model = new_model(settings)
    model.load_state_dict(weights)
    return model
