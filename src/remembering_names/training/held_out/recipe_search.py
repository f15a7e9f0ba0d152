"""The search for a model's recipe. It reads no test name.

Fixed before any recipe was tried: a setting's merit is the mean of its
accuracy and its prior-corrected macro-F1 on validation names, so that neither
frequent nor rare languages decide alone. Every learning rate is tried at the
first dropout, then every other dropout at the best learning rate; of equals
the first is chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.splits import held_out_split
from remembering_names.seeds import mean_over_seeds, over_seeds
from remembering_names.training.held_out.recipe import Recipe, train_model
from remembering_names.training.held_out.validation import (
    validate,
)

Settings = Mapping[str, Any]
Trial = dict[str, Any]


def search(task: Task) -> Outputs:
    """Choose a model's recipe on validation names.

    Returns:
        Under `results` every setting that was `tried`, with its tau, scores
        and merit (means over seeds), and the recipe `chosen`.
    """
    settings = task.settings
    first, *others = settings["dropouts"]
    tried = attempt(
        task, [(rate, first) for rate in settings["learning_rates"]]
    )
    rate = best(tried)["learning_rate"]
    tried += attempt(task, [(rate, dropout) for dropout in others])
    chosen = best(tried)
    recipe = Recipe(
        chosen["learning_rate"], chosen["dropout"], settings["epochs"]
    )
    return {
        "results": {
            "seeds": settings["seeds"],
            "tried": tried,
            "chosen": asdict(recipe),
        }
    }


def best(tried: Sequence[Trial]) -> Trial:
    """Return the setting of most merit, of equals the first."""
    return max(tried, key=lambda setting: setting["merit"])


def attempt(task: Task, choices: Sequence[tuple[float, float]]) -> list[Trial]:
    """Return what each choice of learning rate and dropout is worth."""
    seeds = task.settings["seeds"]
    items = [
        {**task.settings, "choice": choice, "seed": seed}
        for choice in choices
        for seed in seeds
    ]
    runs = task.each(train_and_validate, items)
    parts = [runs[k : k + len(seeds)] for k in range(0, len(runs), len(seeds))]
    return [
        {"learning_rate": rate, "dropout": dropout, **means(part)}
        for (rate, dropout), part in zip(choices, parts, strict=True)
    ]


def means(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean over runs of each of their figures."""
    return {
        key: round(mean_over_seeds(values), 6)
        for key, values in over_seeds(runs).items()
    }


def train_and_validate(
    settings: Settings, advance: Advance
) -> dict[str, float]:
    """Return a setting's tau, scores and merit on validation names."""
    split = held_out_split(settings["split_seed"])
    rate, dropout = settings["choice"]
    recipe = Recipe(rate, dropout, settings["epochs"])
    model = train_model(
        settings["layer"], split.train, recipe, settings["seed"], advance
    )
    validated = validate(model, split.train, split.validation, settings["taus"])
    scores = validated.scores
    merit = (scores["accuracy"] + scores["macro_f1_corrected"]) / 2
    return {"tau": validated.tau, **scores, "merit": merit}
