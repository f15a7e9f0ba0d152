"""The old split's test names, read under each recipe that was once settled on.

Earlier searches of recipes ended elsewhere, by noise, and each time the test
names were read again. These settings are run once more, side by side.
"""

from dataclasses import asdict
from typing import Any

from firsthand.tasks import Outputs, Task
from remembering_names.names.splits import held_out_split
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.seeds import over_seeds
from remembering_names.training.held_out.recipe import Recipe
from remembering_names.training.held_out.seed_runs import (
    train_on_names,
    trained_model,
)
from remembering_names.training.held_out.study import ask, score

KEPT = ("accuracy", "macro_f1", "macro_f1_corrected")


def reread(task: Task) -> Outputs:
    """Train a model by each of its earlier recipes, and test it.

    Returns:
        Under `results` the seeds and, for each of the `recipes`, the scores on
        test names, a list over seeds a score, and those on validation names.
    """
    settings = task.settings
    return {
        "results": {
            "seeds": settings["seeds"],
            "recipes": [
                {"learning_rate": rate, "dropout": dropout}
                | read_by(task, Recipe(rate, dropout, settings["epochs"]))
                for rate, dropout in settings["recipes"]
            ],
        }
    }


def read_by(task: Task, recipe: Recipe) -> dict[str, Any]:
    """Return what one recipe scores, seed by seed."""
    settings = task.settings
    split = held_out_split(settings["split_seed"])
    items = [
        {
            "layer": settings["layer"],
            "split_seed": settings["split_seed"],
            "recipe": dict(sorted(asdict(recipe).items())),  # as it is stored
            "seed": seed,
        }
        for seed in settings["seeds"]
    ]
    learned = task.each(train_on_names, items)
    tested = [
        ask(trained_model(item, weights), split, settings["taus"])
        for item, weights in zip(items, learned, strict=True)
    ]
    right = right_answers(split.test)
    scores = over_seeds([score(run, right) for run in tested])
    seen = over_seeds([run.validated.scores for run in tested])
    return {
        **{key: scores[key] for key in KEPT},
        "validation": {key: seen[key] for key in KEPT},
    }
