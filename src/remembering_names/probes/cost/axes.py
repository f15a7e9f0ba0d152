"""The kinds of work whose growth is measured, each at any size."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from remembering_names.models.classifier import CLASSES, SYMBOLS
from remembering_names.names.cleaning import clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import split_by_name
from remembering_names.probes.cost.lab_cost import deal_out
from remembering_names.training.held_out.batches import Batch
from remembering_names.training.held_out.recipe import (
    Learner,
    Recipe,
    build,
    train_model,
)
from remembering_names.training.lab.protocol import build as build_lab_model
from remembering_names.training.lab.replicas import train_replicas

Settings = Mapping[str, Any]
Work = Callable[[], object]
Step = tuple[str, int, Work]  # a curve, the size there, the work

RECIPE = Recipe(learning_rate=0.01, dropout=0.4, epochs=1)  # any would do
SHORT = 40  # steps


def names_axis(settings: Settings, percent: int) -> Iterator[Step]:
    """Yield all that is done to names once, and one epoch of training.

    Args:
        settings: How to train; `shelf`, a folder with the made-up names.
        percent: How many names, in per cent of those there really are.
    """
    root = Path(settings["shelf"]) / str(percent)
    names, made = read_names(root), list[Any]()
    rows = sum(map(len, names.values()))
    yield "read", rows, lambda: read_names(root)
    yield "clean", rows, lambda: made.append(clean(names))
    pairs = made[-1]
    yield "split", len(pairs), lambda: made.append(split_by_name(pairs))
    train = made[-1].train
    layer = settings["layer"]
    yield "epoch", len(train), lambda: train_model(layer, train, RECIPE, 0)


def length_axis(settings: Settings, length: int) -> Iterator[Step]:
    """Yield batches of names of one length."""
    work = batch_step(settings["layer"], settings, length=length)
    yield "length", length, work


def hidden_axis(settings: Settings, hidden_size: int) -> Iterator[Step]:
    """Yield batches read by a layer of this size."""
    work = batch_step(settings["layer"], settings, hidden_size=hidden_size)
    yield "hidden_size", hidden_size, work


def batch_step(
    layer: str, settings: Settings, length: int = 0, hidden_size: int = 128
) -> Work:
    """Return the work of learning from a few batches of made-up letters.

    The first batch is learned from before: it makes room for all others.
    """
    repeats = settings["repeats"]
    recipe = replace(RECIPE, hidden_size=hidden_size)
    generator = torch.Generator().manual_seed(length)
    shape = (length or settings["usual_length"], recipe.batch_size)
    letters = torch.randint(SYMBOLS, shape, generator=generator)
    languages = torch.randint(CLASSES, shape[1:], generator=generator)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        learner = Learner(build(layer, recipe), recipe, repeats + 1)
    batch = Batch(letters, languages)
    learner.step(batch)

    def learn() -> None:
        for _ in range(repeats):
            learner.step(batch)

    return learn


def steps_axis(settings: Settings, steps: int) -> Iterator[Step]:
    """Yield a run of the lab protocol, as replicas, of so many steps."""
    lab = settings["lab"]
    yield "steps", steps, replicas(lab, lab["group_size"], steps)


def replicas_axis(settings: Settings, count: int) -> Iterator[Step]:
    """Yield a short run of the lab protocol, of so many replicas."""
    yield "replicas", count, replicas(settings["lab"], count, SHORT)


def replicas(lab: Settings, count: int, steps: int) -> Work:
    """Return the work of training replicas."""
    models = [build_lab_model(lab["classifier"], seed) for seed in range(count)]
    draws = deal_out(count, steps)
    rates = lab["learning_rates"] * count
    return lambda: train_replicas(lab["engine"], models, draws, rates)


AXES: dict[str, Callable[[Settings, int], Iterator[Step]]] = {
    "names": names_axis,
    "length": length_axis,
    "hidden_size": hidden_axis,
    "steps": steps_axis,
    "replicas": replicas_axis,
}
