"""Trained models of the held-out study, and the weights of their cells."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import torch
from torch import nn

from firsthand.derivations.steps import Values
from firsthand.tasks import Task
from remembering_names.derivations.gru_cell import apart
from remembering_names.models.gru import GRU
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.scratch_lstm import ScratchLSTM
from remembering_names.models.shipped_weights import give_weights
from remembering_names.names.files import encode
from remembering_names.names.splits import held_out_split
from remembering_names.training.held_out.recipe import Recipe, build

Settings = Mapping[str, Any]


def models(task: Task) -> Iterator[dict[str, Any]]:
    """Yield what is to be known of each model: recipe, weights, names."""
    shared = {**task.settings, "read": choose(task.settings)}
    for key, own in task.settings["models"].items():
        recipe = task.numbers[key].held_out.recipe
        known = {"recipe": recipe, "weights": task.weights[f"{key}.held_out"]}
        yield {**shared, **own, "model": key, **known}


def load(settings: Settings) -> NameClassifier:
    """Return a model as training starts from, or with its shipped weights."""
    recipe = replace(
        Recipe(**settings["recipe"]), forget_bias=settings["forget_bias"]
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(settings["seed"])
        model = build(settings["layer"], recipe)
    if settings["case"].endswith("trained"):
        give_weights(model, settings["weights"])
    return model.eval()


def weights(layer: nn.Module) -> Values:
    """Return a layer's weights by the names that a derivation has for them.

    Raises:
        TypeError: It has no such derivation.
    """
    if isinstance(layer, nn.LSTM):
        layer = ScratchLSTM.from_torch(layer)
    if not isinstance(layer, ScratchLSTM | GRU):
        raise TypeError(f"no derivation of the Jacobian of {layer}")
    own = layer.cell.named_parameters()
    named = {name: tensor.detach().double() for name, tensor in own}
    return named if isinstance(layer, ScratchLSTM) else apart(named)


def choose(settings: Settings) -> list[str]:
    """Return some test names of two letters or more, the same each time."""
    test = held_out_split(settings["split_seed"]).test
    names = [name for name, _ in test if len(encode(name)) > 1]
    return Random(settings["split_seed"]).sample(names, settings["names"])
