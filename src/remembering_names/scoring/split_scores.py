"""Accuracy split by split, and apart for names that nearly repeat another."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.tasks import Outputs, Task
from remembering_names.names.near_twins import has_near_twin
from remembering_names.names.splits import Split, held_out_split
from remembering_names.scoring.answer_letters import from_letters
from remembering_names.scoring.over_splits import overlap
from remembering_names.scoring.over_splits import summary as over_splits
from remembering_names.scoring.stored_scores import right_answers

Bits = NDArray[np.bool_]


def summarise(task: Task) -> Outputs:
    """Put the fresh splits together, for each model, baseline and the vote.

    Returns:
        Under `results`, by key: accuracy `by_split`, mean over seeds; its
        `mean` over splits, and the `interval` of that; and, each split by
        itself, the accuracy on test names that have a near twin among training
        names (`near`) and on all others (`far`).
    """
    settings = task.settings
    splits = [
        held_out_split(seed, settings["split_key"])
        for seed in settings["splits"]
    ]
    near = [twins(split) for split in splits]
    answered = {key: task.numbers[key].splits for key in settings["models"]}
    answered["ensemble"] = task.numbers.splits_ensemble
    return {
        "results": {
            key: summary(given, splits, near) for key, given in answered.items()
        }
    }


def twins(split: Split) -> Bits:
    """Tell which test names have a near twin among training names, (N,)."""
    tested, known = (
        [name for name, _ in part] for part in (split.test, split.train)
    )
    return np.array(has_near_twin(tested, known))


def summary(
    given: Mapping[str, Any], splits: Sequence[Split], near: Sequence[Bits]
) -> dict[str, Any]:
    """Return what one model scores, over splits."""
    shares = [
        np.mean(
            [
                np.equal(from_letters(one), right_answers(split.test))
                for one in seeds
            ],
            axis=0,
        )
        for seeds, split in zip(given["answers"], splits, strict=True)
    ]
    train = sum(len(split.train) for split in splits)
    test = sum(len(split.test) for split in splits)
    apart = list(zip(shares, near, strict=True))
    return {
        **over_splits([share.mean() for share in shares], overlap(train, test)),
        "near": rounded([float(share[twin].mean()) for share, twin in apart]),
        "far": rounded([float(share[~twin].mean()) for share, twin in apart]),
    }


def rounded(values: Sequence[float]) -> list[float]:
    """Return values as results store them."""
    return [round(value, 6) for value in values]
