"""Which fresh test names are easier, and what had been seen of them."""

from firsthand.claim import Claim
from firsthand.room import below, every
from remembering_names.claims.held_out import DECLARED, NETWORKS
from remembering_names.claims.over_splits import ahead

ANSWERING = (*NETWORKS, "naive_bayes", "logistic", "svm", "ensemble")
EACH = f"split_scores.{{{','.join(ANSWERING)}}}"

CLAIMS = (
    Claim(
        "twins_are_easier",
        "Every network, every n-gram model and the vote recognise more of the "
        "test names that have a near twin in training than of the others, by "
        "more than five points on every one of the fresh splits.",
        lambda r: every(
            ahead(r, r.split_scores[key].near, r.split_scores[key].far, by=0.05)
            for key in ANSWERING
        ),
        {
            "The vote knows others as well.": {
                "split_scores.ensemble.far[*]": 0.9
            },
            "On one split the GRU is three points better on them.": {
                "split_scores.gru.near[2]": 0.83,
                "split_scores.gru.far[2]": 0.8,
            },
        },
        {
            f"split_scores.{{{','.join(ANSWERING)}}}.near[*]": 0.5,
            f"split_scores.{{{','.join(ANSWERING)}}}.far[*]": 0.95,
        },
        declared=DECLARED,
    ),
    Claim(
        "reuse_adds_little",
        "So names that had chosen the recipes, as validation names of the old "
        "split, have moved the mean of the networks' fresh accuracies by less "
        "than a point.",
        lambda r: below(r.reused_names.validation.bound, 0.01),
        {
            "They do fifteen points better on a tenth of the names.": {
                "reused_names.validation.bound": 0.015
            }
        },
        {"reused_names.validation.bound": 0.011},
        declared=DECLARED,
    ),
)
