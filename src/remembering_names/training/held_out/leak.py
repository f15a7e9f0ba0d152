"""What a split by row adds to a score: the same recipe, code and seeds."""

from collections.abc import Mapping
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.files import read_names
from remembering_names.names.splits import Split, held_out_split, split_by_row
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.seeds import over_seeds
from remembering_names.training.held_out.study import (
    score,
    seed_settings,
    seeds_and_recipe,
    train_on,
)


def compare(task: Task) -> Outputs:
    """Train and test by one recipe on a split by row.

    Returns:
        Under `results`, for this split and for the one by name, the sizes of
        its parts and the scores on its own test part: a list over seeds a
        score. Those by name are the held-out study's.
    """
    study = task.numbers[task.settings["model"]].held_out
    by_row = over_seeds(task.each(train_and_score, seed_settings(task)))
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
    return score(train_on(split, settings, advance), right_answers(split.test))


def sizes(split: Split) -> dict[str, int]:
    """Return how many pairs each part holds."""
    return {part: len(pairs) for part, pairs in vars(split).items()}
