"""Does a gradient that vanishes at the start explain what gates gain?

Networks without gates are trained from starts at which it does not vanish.
If that were what holds them back, they would catch up.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.cleaning import Pair
from remembering_names.names.splits import held_out_split
from remembering_names.probes.names.gradient_flow import flow
from remembering_names.probes.names.memory import accuracy
from remembering_names.probes.names.records import as_stored, gather
from remembering_names.probes.names.selection import long_names
from remembering_names.training.held_out.batches import by_length
from remembering_names.training.held_out.seed_runs import (
    new_model,
    train_on_names,
    trained_model,
)

Settings = Mapping[str, Any]


def compare(task: Task) -> Outputs:
    """Train each model from each start, from several seeds.

    Returns:
        Under `results`, for each model and start, lists over seeds: the
        `accuracy` on validation names, and the root mean square gain of the
        hidden state at lags 1 ... L, `initial` and `trained`.
    """
    settings = task.settings
    places = [
        (model, start)
        for model, own in settings["starts"].items()
        for start in own
    ]
    seeds = settings["seeds"]
    items = [
        {
            **settings,
            "layer": settings["starts"][model][start],
            "recipe": dict(task.numbers[model].recipe.chosen),
            "seed": seed,
        }
        for model, start in places
        for seed in seeds
    ]
    runs = task.each(train_from, items)
    results: dict[str, Any] = {model: {} for model in settings["starts"]}
    for n, (model, start) in enumerate(places):
        own = runs[n * len(seeds) : (n + 1) * len(seeds)]
        results[model][start] = gather(own)
    return {"results": {"seeds": seeds, **results}}


def train_from(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Train one seed from its start; measure before and after."""
    new = new_model(settings)
    model = trained_model(settings, train_on_names(settings, advance))
    for one in (new, model):
        one.requires_grad_(requires_grad=False)
    pairs = held_out_split(settings["split_seed"]).validation
    return measure_both(new, model, pairs, settings)


def measure_both(
    new: NameClassifier,
    model: NameClassifier,
    pairs: Sequence[Pair],
    settings: Settings,
) -> dict[str, Any]:
    """Return a trained model's accuracy, and the gains before and after."""
    lags = settings["lags"]
    names = long_names(pairs, lags + 1, settings["names"], settings["draw"])
    letters = [name.letters for name in names]
    gains: dict[str, Any] = as_stored(
        {
            "accuracy": accuracy(model, by_length(pairs)),
            "initial": flow(new, letters, lags)["rms"]["h"],
            "trained": flow(model, letters, lags)["rms"]["h"],
        }
    )
    return gains
