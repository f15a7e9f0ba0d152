"""What held-out scores say of languages with few names."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above
from remembering_names.claims.held_out import ALL, GATED, NETWORKS, WITH_GATES

SCORES = f"split_comparisons.scores.{WITH_GATES}"


def gains(numbers: Any) -> list[float]:
    """Return what the correction adds to macro-F1, for all runs of all."""
    return [
        after - before
        for key in NETWORKS
        for before, after in zip(
            numbers[key].held_out.macro_f1,
            numbers[key].held_out.macro_f1_corrected,
            strict=True,
        )
    ]


def widths(numbers: Any, score: str) -> float:
    """Return how wide the intervals of a score are, networks with gates."""
    total = 0.0
    for key in GATED:
        low, high = numbers.split_comparisons.scores[key][score].interval
        total += high - low
    return total / len(GATED)


# The commit that held the last of them before a fresh split was answered.
DECLARED = "70a097a"

CLAIMS = (
    Claim(
        "correction_helps",
        "Over all runs of all networks together, taking the preference back "
        "raises the macro-F1 on average.",
        lambda r: above(gains(r), 0),
        {
            "It lowers that of the LSTMs as much as it raises the others'.": {
                f"{WITH_GATES}.held_out.macro_f1_corrected[*]": 0.48
            },
        },
        {
            f"{ALL}.held_out.macro_f1_corrected[*]": -2.0,
            f"{ALL}.held_out.macro_f1[*]": 3.0,
        },
    ),
    Claim(
        "small_classes_wobble",
        "Of networks with gates macro-F1 is less sure than accuracy: over "
        "splits its intervals are at least half as wide again, on average "
        "over these networks.",
        lambda r: above(widths(r, "macro_f1"), 1.5 * widths(r, "accuracy")),
        {
            "They are equally wide.": {
                f"{SCORES}.macro_f1.interval": [0.45, 0.47],
                f"{SCORES}.accuracy.interval": [0.82, 0.84],
            }
        },
        {
            f"{SCORES}.macro_f1.interval[0]": 2.0,
            f"{SCORES}.accuracy.interval[0]": -2.0,
        },
        declared=DECLARED,
    ),
)
