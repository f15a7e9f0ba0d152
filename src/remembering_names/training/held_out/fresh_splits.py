"""Recipes, frozen, on splits that had no part in choosing them."""

from collections.abc import Mapping
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.scoring import fresh_scores
from remembering_names.training.held_out.recipe import Recipe, train_model
from remembering_names.training.held_out.seed_runs import recipe_of, split_of
from remembering_names.training.held_out.validation import answer

Settings = Mapping[str, Any]


def repeat(task: Task) -> Outputs:
    """Train a model by its recipe on each split, from several seeds.

    Returns:
        Under `results` the splits, the seeds and the recipe; and of every
        score, and of the answers, a list over splits of lists over seeds.
    """
    settings, recipe = task.settings, recipe_of(task)
    places = [
        (split, seed)
        for split in settings["splits"]
        for seed in settings["seeds"]
    ]
    items = [
        {**settings, "recipe": recipe, "split_seed": split, "seed": seed}
        for split, seed in places
    ]
    runs = task.each(train_and_test, items)
    return {
        "results": {
            **{key: settings[key] for key in ("split_key", "splits", "seeds")},
            "recipe": recipe,
            **fresh_scores.gather(runs, len(settings["seeds"])),
        }
    }


def train_and_test(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Return what one seed scores on the test names of one split."""
    split = split_of(settings)
    model = train_model(
        settings["layer"],
        split.train,
        Recipe(**settings["recipe"]),
        settings["seed"],
        advance,
    )
    seen, leaning = answer(model, split.validation), answer(model, split.test)
    return fresh_scores.score(seen, leaning, split, settings)
