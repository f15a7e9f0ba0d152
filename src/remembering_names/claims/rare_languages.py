"""What held-out scores say of languages with few names."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, at_least, every
from remembering_names.claims.held_out import ALL, GATED, NETWORKS, WITH_GATES


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


def width(ends: list[float]) -> float:
    """Return how wide an interval is."""
    low, high = ends
    return high - low


CLAIMS = (
    Claim(
        "correction_helps",
        "Over all runs of all networks together it raises the macro-F1 on "
        "average; in some runs it lowers it.",
        lambda r: every(
            [
                above(gains(r), 0),
                at_least(len([gain for gain in gains(r) if gain < 0]), 1),
            ]
        ),
        {
            "It lowers that of the LSTMs as much as it raises the others'.": {
                f"{WITH_GATES}.held_out.macro_f1_corrected[*]": 0.48
            },
            "It raises that of every run.": {
                f"{ALL}.held_out.macro_f1_corrected[*]": 0.6
            },
        },
        {
            f"{ALL}.held_out.macro_f1_corrected[*]": -2.0,
            f"{ALL}.held_out.macro_f1[*]": 3.0,
        },
    ),
    Claim(
        "small_classes_wobble",
        "For every network with gates the interval of macro-F1 is at least "
        "half as wide again as that of accuracy.",
        lambda r: every(
            above(
                width(r.comparisons.intervals[key].macro_f1),
                1.5 * width(r.comparisons.intervals[key].accuracy),
            )
            for key in GATED
        ),
        {
            "The GRU's two intervals are equally wide.": {
                "comparisons.intervals.gru.macro_f1": [0.47, 0.4995]
            }
        },
        {
            f"comparisons.intervals.{WITH_GATES}.macro_f1[0]": 0.53,
            f"comparisons.intervals.{WITH_GATES}.accuracy[0]": 0.78,
        },
    ),
)
