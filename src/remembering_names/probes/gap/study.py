"""Each network at a rate of its own, then from several seeds on test names.

The search for the rate reads no test name.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.splits import Split, held_out_split
from remembering_names.probes.gap.altered_names import last_letters, shuffled
from remembering_names.probes.gap.widening import (
    Grid,
    Trial,
    best,
    search,
    stored,
)
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.seeds import over_seeds
from remembering_names.training.held_out.recipe import Recipe, train_model
from remembering_names.training.held_out.study import ask, score
from remembering_names.training.held_out.validation import validate

Settings = Mapping[str, Any]
STORED = ("accuracy", "macro_f1", "macro_f1_corrected")


def compare(task: Task) -> Outputs:
    """Find a network's rate on validation names, then test five seeds.

    Returns:
        Under `results` the rates `tried`, the one `chosen` and whether it
        lies `inside` of them; the number of `parameters`; and lists over
        seeds, of scores on test names and, below `validation`, on those.
    """
    settings = task.settings
    grid = Grid(settings["learning_rates"], settings["step"], settings["most"])
    tried = search(grid, partial(try_rates, task))
    rate = best(tried).value
    items = [
        {**settings, "learning_rate": rate, "seed": seed}
        for seed in settings["seeds"]
    ]
    runs = task.each(train_and_test, items)
    return {
        "results": {
            **stored(tried),
            "hidden_size": settings["hidden_size"],
            "parameters": runs[0]["parameters"],
            **gathered(runs, settings["seeds"]),
        }
    }


def try_rates(task: Task, rates: Sequence[float]) -> list[Trial]:
    """Return what each rate is worth on validation names."""
    settings = task.settings
    items = [
        {**settings, "learning_rate": rate, "seed": settings["search_seed"]}
        for rate in rates
    ]
    return task.each(try_rate, items)


def try_rate(settings: Settings, advance: Advance) -> Trial:
    """Return what one rate is worth on validation names.

    Its merit is the recipes': the mean of accuracy and corrected macro-F1.
    """
    split = altered(settings)
    model = train_model(
        settings["layer"],
        split.train,
        recipe(settings),
        settings["seed"],
        advance,
    )
    taus = settings["taus"]
    scores = validate(model, split.train, split.validation, taus).scores
    merit = (scores["accuracy"] + scores["macro_f1_corrected"]) / 2
    rate = settings["learning_rate"]
    return Trial(rate, round(merit, 6), scores["accuracy"])


def train_and_test(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Return what one seed scores on test names, and on validation names."""
    split = altered(settings)
    model = train_model(
        settings["layer"],
        split.train,
        recipe(settings),
        settings["seed"],
        advance,
    )
    run = ask(model, split, settings["taus"])
    scores = score(run, right_answers(split.test))
    return {
        "parameters": sum(weight.numel() for weight in model.parameters()),
        "test": {key: scores[key] for key in STORED},
        "validation": {key: run.validated.scores[key] for key in STORED},
    }


def recipe(settings: Settings) -> Recipe:
    """Return the recipe that settings ask for."""
    return Recipe(
        settings["learning_rate"],
        settings["dropout"],
        settings["epochs"],
        hidden_size=settings["hidden_size"],
    )


def altered(settings: Settings) -> Split:
    """Return the split, its names cut or shuffled if settings say so."""
    split = held_out_split(settings["split_seed"])
    if "last" in settings:
        return last_letters(split, settings["last"])
    if settings.get("is_shuffled"):
        return shuffled(split, settings["seed"])
    return split


def gathered(
    runs: Sequence[Mapping[str, Any]], seeds: Sequence[int]
) -> dict[str, Any]:
    """Return the scores of runs, each a list over seeds."""
    return {
        "seeds": list(seeds),
        **over_seeds([run["test"] for run in runs]),
        "validation": over_seeds([run["validation"] for run in runs]),
    }
