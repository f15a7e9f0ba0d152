"""How much a near-twin among the training names helps."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, below, every
from remembering_names.claims.held_out import (
    ALL,
    GATED,
    NETWORKS,
    WITH_GATES,
)


def by_split(numbers: Any, field: str, key: str, distance: int) -> list[float]:
    """Return a network's accuracies on names so far away, split by split."""
    found: list[float] = numbers.distance[field][key][distance - 1].by_split
    return found


# The commit that held these sentences before a fresh split was answered.
DECLARED = "70a097a"

CLAIMS = (
    Claim(
        "near_twins_hardly_help",
        "Taken by distance alone, test names one letter away from a training "
        "name are hardly easier than names two letters away: every network "
        "gains less than three points by it, if any, on average over splits.",
        lambda r: every(
            below(
                by_split(r, "accuracy", key, 1),
                by_split(r, "accuracy", key, 2),
                by=-0.03,
            )
            for key in NETWORKS
        ),
        {
            "The linear RNN gains five points.": {
                "distance.accuracy.rnn[0].by_split[*]": 0.80,
                "distance.accuracy.rnn[1].by_split[*]": 0.75,
            }
        },
        {
            f"distance.accuracy.{ALL}[0].by_split[*]": 2.0,
            f"distance.accuracy.{ALL}[1].by_split[*]": 0.0,
        },
    ),
    Claim(
        "near_twins_help_at_equal_length",
        "At equal length distance tells: from one letter to three or more "
        "every network loses over five points, on average over splits.",
        lambda r: every(
            above(
                by_split(r, "equal_length", key, 1),
                by_split(r, "equal_length", key, 3),
                by=0.05,
            )
            for key in NETWORKS
        ),
        {
            "The GRU loses two points.": {
                "distance.equal_length.gru[0].by_split[*]": 0.88,
                "distance.equal_length.gru[2].by_split[*]": 0.86,
            }
        },
        {
            f"distance.equal_length.{ALL}[0].by_split[*]": 0.0,
            f"distance.equal_length.{ALL}[2].by_split[*]": 2.0,
        },
        declared=DECLARED,
    ),
    Claim(
        "copying_falls_short",
        "To copy the language of the nearest training name is worse than any "
        "network with gates, by more than two points on average over splits.",
        lambda r: every(
            above(
                r.split_comparisons.scores[key].accuracy.by_split,
                r.distance.copied.by_split,
                by=0.02,
            )
            for key in GATED
        ),
        {
            "It comes within a point of the GRU.": {
                "split_comparisons.scores.gru.accuracy.by_split[*]": 0.83,
                "distance.copied.by_split[*]": 0.825,
            }
        },
        {
            f"split_comparisons.scores.{WITH_GATES}.accuracy.by_split[*]": 0.0,
            "distance.copied.by_split[*]": 2.0,
        },
        declared=DECLARED,
    ),
)
