"""The kinds of work whose growth is measured, each at any size."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import torch

from remembering_names.models.classifier import CLASSES, SYMBOLS
from remembering_names.names.cleaning import clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import split_by_name
from remembering_names.probes.cost.clocks import Made
from remembering_names.probes.cost.short_runs import deal_out
from remembering_names.training.held_out.batches import Batch
from remembering_names.training.held_out.recipe import (
    NameLearner,
    Recipe,
    build,
    train_model,
)
from remembering_names.training.lab.engine import train_compiled
from remembering_names.training.lab.protocol import build as build_lab_model

Settings = Mapping[str, Any]
Work = Callable[[], object]

RECIPE = Recipe(learning_rate=0.01, dropout=0.4, epochs=1)  # any would do


class Timer(Protocol):
    """Does work once, and keeps what it took as a point of a curve."""

    def __call__(self, curve: str, size: int, work: Callable[[], Made]) -> Made:
        """Return what the work made.

        Args:
            curve: The name of the curve.
            size: The size of the work, by which the curve grows.
            work: What to do.
        """


def names_axis(settings: Settings, percent: int, timed: Timer) -> None:
    """Time all that is done to names once, and one epoch of training.

    Args:
        settings: How to train; `shelf`, a folder with the made-up names.
        percent: How many names, in per cent of those there really are.
        timed: Does each step after the one before it.
    """
    root = Path(settings["shelf"]) / str(percent)
    rows = sum(map(len, read_names(root).values()))
    names = timed("read", rows, lambda: read_names(root))
    pairs = timed("clean", rows, lambda: clean(names))
    split = timed("split", len(pairs), lambda: split_by_name(pairs))
    train, layer = split.train, settings["layer"]
    timed("epoch", len(train), lambda: train_model(layer, train, RECIPE, 0))


def length_axis(settings: Settings, length: int, timed: Timer) -> None:
    """Time batches of names of one length."""
    work = batch_step(settings["layer"], settings, length=length)
    timed("length", length, work)


def hidden_axis(settings: Settings, hidden_size: int, timed: Timer) -> None:
    """Time batches read by a layer of this size."""
    work = batch_step(settings["layer"], settings, hidden_size=hidden_size)
    timed("hidden_size", hidden_size, work)


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
        learner = NameLearner(build(layer, recipe), recipe, repeats + 1)
    batch = Batch(letters, languages)
    learner.step(batch)

    def learn() -> None:
        for _ in range(repeats):
            learner.step(batch)

    return learn


def steps_axis(settings: Settings, steps: int, timed: Timer) -> None:
    """Time a compiled run of the lab protocol, of so many steps."""
    lab = settings["lab"]
    model = build_lab_model(lab["classifier"], seed=0)
    (draws,) = deal_out(1, steps)
    (rate,) = lab["learning_rates"]
    timed(
        "steps",
        steps,
        lambda: train_compiled(lab["engine"], model, draws, rate),
    )


AXES: dict[str, Callable[[Settings, int, Timer], None]] = {
    "names": names_axis,
    "length": length_axis,
    "hidden_size": hidden_axis,
    "steps": steps_axis,
}
