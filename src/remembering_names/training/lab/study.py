"""The lab protocol as experiments: many seeds, many rates, one lone run.

Each run is a piece of work of its own: however many processes share the work,
the numbers are the same.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import torch
from torch import Tensor, nn

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.classifier import classify
from remembering_names.names.files import LANGUAGES, read_names
from remembering_names.scoring import confusion
from remembering_names.scoring.rounding import significant
from remembering_names.seeds import over_seeds
from remembering_names.training.lab.engine import train_compiled
from remembering_names.training.lab.protocol import build, draw, train

Settings = Mapping[str, Any]
Learned = dict[str, Any]


def train_seeds(task: Task) -> Outputs:
    """Train a model from several seeds at one learning rate.

    Returns:
        Under `results` what each seed learned, a list over seeds a
        quantity; under `weights` those of the first seed that did not
        diverge.
    """
    settings = task.settings
    runs = task.each(train_and_examine, single_runs(settings))
    weights = [run.pop("weights") for run in runs]
    kept = ("seeds", "steps", "every", "last")
    (rate,) = settings["learning_rates"]
    return {
        "results": {
            **{key: settings[key] for key in kept},
            "learning_rate": rate,
            **over_seeds(runs),
        },
        "weights": weights[first_finite(runs)],
    }


def first_finite(runs: Sequence[Learned]) -> int:
    """Return the place of the first run that did not diverge, or else zero."""
    for n, run in enumerate(runs):
        if run["diverged_at"] is None:
            return n
    return 0


def sweep_rates(task: Task) -> Outputs:
    """Train a model at several learning rates, from several seeds each.

    Returns:
        Under `results` the last loss, the last accuracy and the step of
        divergence: for each rate a list over seeds.
    """
    runs = task.each(train_one, single_runs(task.settings))
    rates = task.settings["learning_rates"]
    seeds = task.settings["seeds"]
    rows = [runs[k : k + len(seeds)] for k in range(0, len(runs), len(seeds))]
    quantities = {
        key: [[run[key] for run in row] for row in rows]
        for key in ("loss", "accuracy", "diverged_at")
    }
    return {"results": {"learning_rates": rates, "seeds": seeds, **quantities}}


def train_alone(task: Task) -> Outputs:
    """Train a model once through the naive loop, one name at a time.

    Returns:
        Under `results` the same quantities as `train_seeds`, of one run.
    """
    (run,) = task.each(train_naively, [task.settings])
    return {"results": {"every": task.settings["every"], **run}}


def single_runs(settings: Settings) -> list[Settings]:
    """Return the settings of every rate and seed."""
    pairs = product(settings["learning_rates"], settings["seeds"])
    return [{**settings, "rate": rate, "seed": seed} for rate, seed in pairs]


def train_and_examine(settings: Settings, advance: Advance) -> Learned:
    """Train a run; add what its model answers, and its weights."""
    model, learned = train_model(settings, advance)
    answers = answer_every_row(model)
    return {**learned, **answers, "weights": model.state_dict()}


def train_one(settings: Settings, advance: Advance) -> Learned:
    """Train a run; return how it learned."""
    return train_model(settings, advance)[1]


def train_model(
    settings: Settings, advance: Advance
) -> tuple[nn.Module, Learned]:
    """Train a run; return its model and how it learned."""
    draws = draw(read_names(), settings["steps"], settings["seed"])
    model = build(settings["classifier"], settings["seed"])
    scores = train_compiled(
        settings["engine"], model, draws, settings["rate"], advance
    )
    return model, summary(*scores, settings)


def train_naively(settings: Settings, advance: Advance) -> Learned:
    """Train one model as the lab report does; return how it learned."""
    (seed,) = settings["seeds"]
    (rate,) = settings["learning_rates"]
    draws = draw(read_names(), settings["steps"], seed)
    model = build(settings["classifier"], seed)
    return summary(*train(model, draws, rate, advance), settings)


def summary(losses: Tensor, hits: Tensor, settings: Settings) -> Learned:
    """Return a run's curves, its last figures and where it diverged.

    Args:
        losses: The loss of each step in nats, (steps,).
        hits: Whether each step's answer was right, (steps,).
        settings: `every`, the steps between points of a curve, and `last`,
            the steps over which the last figures are taken.
    """
    every, last = settings["every"], settings["last"]
    lost = ~losses.isfinite()
    shares = hits.double().masked_fill(lost, torch.nan)
    return {
        "losses": numbers(losses.view(-1, every).mean(dim=1)),
        "accuracies": numbers(shares.view(-1, every).mean(dim=1)),
        "loss": numbers(losses[-last:].mean()),
        "accuracy": numbers(shares[-last:].mean()),
        "diverged_at": int(lost.int().argmax()) + 1 if lost.any() else None,
    }


def answer_every_row(model: nn.Module) -> Learned:
    """Return what a trained model answers on every row of the data.

    A model that diverged answers nothing: null throughout.
    """
    names = read_names()
    rows = [row for language in LANGUAGES for row in names[language]]
    sizes = torch.tensor([len(names[language]) for language in LANGUAGES])
    languages = torch.arange(len(LANGUAGES)).repeat_interleave(sizes)
    log_p = classify(model, rows)
    if not log_p.isfinite().all():
        return dict.fromkeys(("confusion", "recall", "balanced_accuracy"))
    guesses = log_p.argmax(dim=1)
    counts = confusion.confusion(languages.numpy(), guesses.numpy())
    return {
        "confusion": counts.tolist(),
        "recall": [round(share, 6) for share in confusion.recall(counts)],
        "balanced_accuracy": round(confusion.balanced_accuracy(counts), 6),
    }


def numbers(values: Tensor) -> Any:
    """Return a tensor as JSON numbers of six digits, null if not finite."""
    if values.dim():
        return [numbers(value) for value in values]
    value = values.item()
    return significant(value, 6) if values.isfinite() else None
