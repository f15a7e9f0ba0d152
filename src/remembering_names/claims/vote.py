"""What all models together make of names never seen, and what is left."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, all_below, every
from remembering_names.claims.held_out import ALL, DECLARED, NETWORKS
from remembering_names.claims.over_splits import accuracy, ahead

BASELINES = ("letter_counts", "logistic", "majority", "naive_bayes", "svm")
FOUND = ("ensemble", *BASELINES, *NETWORKS)


def below_ceiling(numbers: Any, key: str, by: float) -> Room:
    """Return the room of: every run stays so far below its ceiling."""
    study = (
        numbers.splits_ensemble if key == "ensemble" else numbers[key].splits
    )
    return every(
        all_below(seeds, ceiling, by=by)
        for seeds, ceiling in zip(
            study.accuracy, numbers.splits.ceiling, strict=True
        )
    )


CLAIMS = (
    Claim(
        "vote_ahead",
        "On every one of the fresh splits the vote is ahead of every network, "
        "of its mean over seeds, by leads whose intervals over splits leave "
        "zero out.",
        lambda r: every(
            ahead(r, accuracy(r, "ensemble"), accuracy(r, key))
            for key in NETWORKS
        ),
        {
            "The bidirectional LSTM alone does as well.": {
                "bilstm.splits.accuracy[*][*]": 0.86
            },
            "On one split it does better.": {
                "bilstm.splits.accuracy[2][*]": 0.88
            },
        },
        {
            "splits_ensemble.accuracy[*][*]": 0.76,
            f"{ALL}.splits.accuracy[*][*]": 1.4,
        },
        declared=DECLARED,
    ),
    Claim(
        "far_from_ceiling",
        "Everything here stays more than eight points below the ceiling, on "
        "every one of the fresh splits.",
        lambda r: every(below_ceiling(r, key, by=0.08) for key in FOUND),
        {
            "On one split the vote comes within five points.": {
                "splits_ensemble.accuracy[1][0]": 0.92
            }
        },
        {
            "splits_ensemble.accuracy[*][*]": 0.9,
            f"{{{','.join(BASELINES)}}}.splits.accuracy[*][*]": 0.9,
            f"{ALL}.splits.accuracy[*][*]": 0.9,
            "splits.ceiling[*]": 0.9,
        },
        declared=DECLARED,
    ),
)
