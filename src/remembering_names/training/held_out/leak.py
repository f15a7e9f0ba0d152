"""What a split by row adds to a score: the same recipe, code and seeds."""

from collections.abc import Mapping
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.files import read_names
from remembering_names.names.splits import Split, held_out_split, split_by_row
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.seeds import over_seeds
from remembering_names.training.held_out.recipe import Recipe, train_model
from remembering_names.training.held_out.seed_runs import seed_items
from remembering_names.training.held_out.study import (
    ask,
    score,
    seeds_and_recipe,
)


def compare(task: Task) -> Outputs:
    """Train and test by one recipe on a split by row.

    Returns:
        Under `results`, for this split and for the one by name, the sizes of
        its parts and the scores on its own test part: a list over seeds a
        score. Those by name are the held-out study's.
    """
    study = task.numbers[task.settings["model"]].held_out
    taus = task.settings["taus"]
    items = [{**item, "taus": taus} for item in seed_items(task)]
    by_row = over_seeds(task.each(train_and_score, items))
    places = [study.seeds.index(n) for n in task.settings["seeds"]]
    by_name = {key: [study[key][n] for n in places] for key in by_row}
    split_seed = task.settings["split_seed"]
    rows = split_by_row(read_names(), split_seed)
    names = held_out_split(split_seed)
    return {
        "results": {
            **seeds_and_recipe(task),
            "by_row": {"sizes": sizes(rows), **by_row},
            "by_name": {"sizes": sizes(names), **by_name},
        }
    }


def train_and_score(
    settings: Mapping[str, Any], advance: Advance
) -> dict[str, Any]:
    """Return what one seed scores on the test part of the split by row."""
    split = split_by_row(read_names(), settings["split_seed"])
    recipe = Recipe(**settings["recipe"])
    model = train_model(
        settings["layer"], split.train, recipe, settings["seed"], advance
    )
    tested = ask(model, split, settings["taus"])
    return score(tested, right_answers(split.test))


def sizes(split: Split) -> dict[str, int]:
    """Return how many pairs each part holds."""
    return {part: len(pairs) for part, pairs in vars(split).items()}
