"""What all models together make of names never seen, and what is left."""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, below, every
from remembering_names.claims.held_out import ALL, NETWORKS, accuracy

BASELINES = ("letter_counts", "logistic", "majority", "naive_bayes", "svm")


CLAIMS = (
    Claim(
        "vote_ahead",
        "On these test names the vote is ahead of every network in it, of its "
        "mean over seeds.",
        lambda r: every(
            above(r.ensemble.accuracy, accuracy(r, key)) for key in NETWORKS
        ),
        {
            "The bidirectional LSTM alone does as well.": {
                "bilstm.held_out.accuracy[*]": 0.857
            }
        },
        {
            "ensemble.accuracy": 0.838,
            f"{ALL}.held_out.accuracy[*]": 1.4,
        },
    ),
    Claim(
        "far_from_ceiling",
        "Everything here stays more than eight points below the ceiling.",
        lambda r: every(
            below(found, r.split.ceilings.test.accuracy, by=0.08)
            for found in (
                r.ensemble.accuracy,
                *(r[key].baseline.accuracy for key in BASELINES),
                *(accuracy(r, key) for key in NETWORKS),
            )
        ),
        {"The vote comes within five points.": {"ensemble.accuracy": 0.92}},
        {
            "ensemble.accuracy": 0.89,
            "*.baseline.accuracy": 0.89,
            f"{ALL}.held_out.accuracy[*]": 1.6,
            "split.ceilings.test.accuracy": 0.93,
        },
    ),
)
