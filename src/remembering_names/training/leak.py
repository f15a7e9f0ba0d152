"""What a split by row adds to a score: the same recipe, code and seeds."""

from collections.abc import Mapping
from typing import Any

from remembering_names.examination import over_seeds, right_answers
from remembering_names.names import read_names
from remembering_names.splits import Split, split_by_row
from remembering_names.tasks import Advance, Outputs, Task

from .held_out_study import items, score, settings, train_on
from .validation import published_split


def compare(task: Task) -> Outputs:
    """Train and test by one recipe on a split by name and on one by row.

    Returns:
        Under `results`, for each split, the sizes of its parts and the
        scores on its own test part: a list over seeds a score.
    """
    pieces = [
        {**item, "split": kind} for kind in SPLITS for item in items(task)
    ]
    runs = task.each(train_and_score, pieces)
    seeds = len(task.configuration["seeds"])
    found = {
        kind: {
            "sizes": sizes(split(task.configuration)),
            **over_seeds(runs[n * seeds : (n + 1) * seeds]),
        }
        for n, (kind, split) in enumerate(SPLITS.items())
    }
    return {"results": {**settings(task), **found}}


def train_and_score(
    item: Mapping[str, Any], advance: Advance
) -> dict[str, Any]:
    """Return what one seed scores on the test part of its split."""
    split = SPLITS[item["split"]](item)
    run = train_on(split, item, advance)
    return score(run, right_answers(split.test))


def split_rows(configuration: Mapping[str, Any]) -> Split:
    """Return the rows as published, shuffled and cut."""
    return split_by_row(read_names(), configuration["split_seed"])


def sizes(split: Split) -> dict[str, int]:
    """Return how many pairs each part holds."""
    return {part: len(pairs) for part, pairs in vars(split).items()}


SPLITS = {"by_name": published_split, "by_row": split_rows}
