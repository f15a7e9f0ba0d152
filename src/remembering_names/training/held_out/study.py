"""Held-out figures: recipes are chosen before, test names read at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from torch import nn

from firsthand.tasks import Outputs, Task
from remembering_names.names.splits import Split, held_out_split
from remembering_names.scoring import probabilities, stored_scores
from remembering_names.scoring.probabilities import LogP
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.seeds import over_seeds
from remembering_names.training.held_out.seed_runs import (
    recipe_of,
    seed_items,
    train_on_names,
    trained_model,
)
from remembering_names.training.held_out.validation import (
    Validated,
    answer,
    validate,
)


@dataclass(frozen=True)
class TestedModel:
    """One trained model.

    Attributes:
        validated: Its answers on validation names, and its tau.
        log_p: The log-probabilities of test names, (N, C).
    """

    validated: Validated
    log_p: LogP


def hold_out(task: Task) -> Outputs:
    """Train a model by its recipe from several seeds, test each once.

    Returns:
        Under `results` the scores on test names and, below `validation`, on
        validation names: a list over seeds a score; under `weights` those of
        the first seed.
    """
    split, items = held_out_split(task.settings["split_seed"]), seed_items(task)
    learned = task.each(train_on_names, items)
    runs = [
        ask(trained_model(item, weights), split, task.settings["taus"])
        for item, weights in zip(items, learned, strict=True)
    ]
    right = right_answers(split.test)
    log_p = np.concatenate([run.log_p for run in runs])
    return {
        "results": {
            **seeds_and_recipe(task),
            "parameters": sum(part.numel() for part in learned[0].values()),
            **over_seeds([score(run, right) for run in runs]),
            **over_seeds([answers(run) for run in runs]),
            "reliability": probabilities.reliability(
                log_p, np.tile(right, len(runs))
            ),
            "validation": over_seeds([run.validated.scores for run in runs]),
        },
        "weights": learned[0],
    }


def seeds_and_recipe(task: Task) -> dict[str, Any]:
    """Return the seeds, and the recipe that was chosen for the model."""
    return {"seeds": task.settings["seeds"], "recipe": recipe_of(task)}


def ask(model: nn.Module, split: Split, taus: Sequence[float]) -> TestedModel:
    """Have a trained model answer validation names, then test names."""
    validated = validate(model, split.train, split.validation, taus)
    return TestedModel(validated, answer(model, split.test))


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
