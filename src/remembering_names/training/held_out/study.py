"""Held-out figures: recipes are chosen before, test names read at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.splits import Split, held_out_split
from remembering_names.scoring import probabilities, stored_scores
from remembering_names.scoring.probabilities import LogP
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.seeds import over_seeds
from remembering_names.training.held_out.recipe import Recipe, train_model
from remembering_names.training.held_out.validation import (
    Validated,
    answer,
    validate,
)

Settings = Mapping[str, Any]


@dataclass(frozen=True)
class TestedModel:
    """One trained model.

    Attributes:
        validated: Its answers on validation names, and its tau.
        log_p: The log-probabilities of test names, (N, C).
        weights: What it learned.
    """

    validated: Validated
    log_p: LogP
    weights: dict[str, Tensor]


def hold_out(task: Task) -> Outputs:
    """Train a model by its recipe from several seeds, test each once.

    Returns:
        Under `results` the scores on test names and, below `validation`, on
        validation names: a list over seeds a score; under `weights` those of
        the first seed.
    """
    runs = task.each(train_on_names, seed_settings(task))
    pairs = held_out_split(task.settings["split_seed"]).test
    languages = np.tile(right_answers(pairs), len(runs))
    log_p = np.concatenate([run.log_p for run in runs])
    weights = runs[0].weights
    return {
        "results": {
            **seeds_and_recipe(task),
            "parameters": sum(part.numel() for part in weights.values()),
            **over_seeds([score(run, right_answers(pairs)) for run in runs]),
            **over_seeds([answers(run) for run in runs]),
            "reliability": probabilities.reliability(log_p, languages),
            "validation": over_seeds([run.validated.scores for run in runs]),
        },
        "weights": weights,
    }


def seeds_and_recipe(task: Task) -> dict[str, Any]:
    """Return the seeds, and the recipe that was chosen for the model."""
    model = task.settings["model"]
    return {
        "seeds": task.settings["seeds"],
        "recipe": dict(task.numbers[model].recipe.chosen),
    }


def seed_settings(task: Task) -> list[dict[str, Any]]:
    """Return what each seed needs to know."""
    return [
        {**task.settings, **seeds_and_recipe(task), "seed": seed}
        for seed in task.settings["seeds"]
    ]


def train_on_names(settings: Settings, advance: Advance) -> TestedModel:
    """Train one seed on the split by name."""
    split = held_out_split(settings["split_seed"])
    return train_on(split, settings, advance)


def train_on(split: Split, settings: Settings, advance: Advance) -> TestedModel:
    """Train one seed on a split; answer its validation, then its test part."""
    model = train_model(
        settings["layer"],
        split.train,
        Recipe(**settings["recipe"]),
        settings["seed"],
        advance,
    )
    validated = validate(model, split.train, split.validation, settings["taus"])
    return TestedModel(validated, answer(model, split.test), model.state_dict())


def score(run: TestedModel, languages: probabilities.Answers) -> dict[str, Any]:
    """Return what a run scores on test names whose languages are given."""
    prior, tau = run.validated.prior, run.validated.tau
    return {
        "tau": tau,
        **stored_scores.all_scores(run.log_p, languages, prior, tau),
        **stored_scores.recognition(run.log_p.argmax(axis=1), languages),
    }


def answers(run: TestedModel) -> dict[str, Any]:
    """Return a run's answers, with how sure it was of those to test names."""
    return {
        "answers": run.log_p.argmax(axis=1).tolist(),
        "confidence": np.exp(run.log_p.max(axis=1)).round(3).tolist(),
        "validation_answers": run.validated.log_p.argmax(axis=1).tolist(),
    }
