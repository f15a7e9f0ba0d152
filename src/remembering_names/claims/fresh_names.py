"""Which fresh test names are easier, and what had been seen of them."""

from collections.abc import Sequence
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, below, every, within
from firsthand.filters import mean
from remembering_names.claims.held_out import DECLARED, NETWORKS
from remembering_names.claims.over_splits import ahead_on_average

ANSWERING = (*NETWORKS, "naive_bayes", "logistic", "svm", "ensemble")
REREAD = ("gru", "torch_lstm", "scratch_lstm")
EACH = f"split_scores.{{{','.join(ANSWERING)}}}"


def read_alike(recipes: Sequence[Any], by: float) -> Room:
    """Return the room of: two recipes' means are less than `by` apart.

    Of these seeds, not of others: three tell little of any other.
    """
    first, second = (mean(recipe.accuracy) for recipe in recipes)
    return within(first, second, by)


CLAIMS = (
    Claim(
        "twins_flatter_little",
        "Near twins flatter nobody much: without them the accuracy of every "
        "network, of every n-gram model and of the vote would be less than "
        "three points lower, if lower at all, on average over the fresh "
        "splits. The intervals say so for other splits, too.",
        lambda r: every(
            ahead_on_average(
                r, r.split_scores[key].far, r.split_scores[key].by_split, -0.03
            )
            for key in ANSWERING
        ),
        {
            "Without them the vote falls from .86 to .82.": {
                "split_scores.ensemble.by_split[*]": 0.86,
                "split_scores.ensemble.far[*]": 0.82,
            },
            "The GRU falls by three points, more or less.": {
                "split_scores.gru.by_split[*]": 0.83,
                "split_scores.gru.far[::2]": 0.79,
                "split_scores.gru.far[1::2]": 0.81,
            },
        },
        {f"{EACH}.far[*]": 0.4, f"{EACH}.by_split[*]": 1.4},
    ),
    Claim(
        "reuse_adds_little",
        "The names that had chosen the recipes, as validation names of the "
        "old split, have moved the mean of the networks' fresh accuracies by "
        "less than a point.",
        lambda r: below(r.reused_names.validation.bound, 0.01),
        {
            "They do fifteen points better on a tenth of the names.": {
                "reused_names.validation.bound": 0.015
            }
        },
        {"reused_names.validation.bound": 0.011},
        declared=DECLARED,
    ),
    Claim(
        "rereading_moved_little",
        "Whichever of the two recipes a model was trained by, the mean of "
        "these seeds on the old test names is the same within a point.",
        lambda r: every(
            read_alike(r[key].rereading.recipes, 0.01) for key in REREAD
        ),
        {
            "By its second recipe the LSTM by hand is two points better.": {
                "scratch_lstm.rereading.recipes[0].accuracy[*]": 0.83,
                "scratch_lstm.rereading.recipes[1].accuracy[*]": 0.85,
            }
        },
        {
            "{gru,torch_lstm,scratch_lstm}.rereading.recipes[*].accuracy[*]": (
                0.7,
                0.95,
            )
        },
        declared="a413a41",
    ),
)
