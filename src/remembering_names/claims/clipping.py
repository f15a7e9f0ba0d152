"""What clipping does to the run of the lab protocol that diverged."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    above,
    at_least,
    at_most,
    below,
    every,
    holds,
)
from remembering_names.seeds import finished

SHORT, LONG = 0, -1  # places of the lowest limit and the highest


def lowest(numbers: Any) -> float:
    """Return the lowest accuracy of the runs that did not diverge."""
    return float(min(finished(numbers.rnn.lab_protocol.accuracy)))


def steps(numbers: Any) -> list[int]:
    """Return where the clipped runs diverged, if any did."""
    runs = [one for run in numbers.clipping.runs for one in run.clipped]
    return finished(run["diverged_at"] for run in runs)


def diverging(run: Any) -> dict[str, Any]:
    """Return a run, had it diverged."""
    return {**run, "diverged_at": 70_000}


CLAIMS = (
    Claim(
        "clipping_saves",
        "The lab protocol's run that diverged does so again without clipping; "
        "at none of the limits that we tried does it.",
        lambda r: every(
            [
                at_least(len(r.clipping.runs), 1),
                holds(all(run.free.diverged_at for run in r.clipping.runs)),
                at_most(len(steps(r)), 0),
            ]
        ),
        {
            "At the lowest limit it diverges all the same.": {
                "clipping.runs[0].clipped[0]": diverging
            },
            "It does not diverge again.": {
                "clipping.runs[0].free.diverged_at": None
            },
        },
        {
            "clipping.runs[0].clipped[*]": diverging,
            "clipping.runs[0].free.diverged_at": None,
        },
    ),
    Claim(
        "short_limit_costs",
        "At the lowest limit nearly every step is clipped, more than nine in "
        "ten, and the run ends more than ten points below the lowest of the "
        "other seeds.",
        lambda r: every(
            room
            for run in r.clipping.runs
            for room in (
                above(run.clipped[SHORT].share, 0.9),
                below(run.clipped[SHORT].accuracy, lowest(r), by=0.1),
            )
        ),
        {
            "Every other step is clipped.": {
                "clipping.runs[0].clipped[0].share": 0.5
            },
            "It ends at the lowest of the others.": {
                "clipping.runs[0].clipped[0].accuracy": 0.55
            },
        },
        {
            "clipping.runs[0].clipped[0].share": 0.89,
            "clipping.runs[0].clipped[0].accuracy": 0.54,
        },
    ),
    Claim(
        "long_limit_is_enough",
        "At the highest limit less than a hundredth of the steps are clipped, "
        "and the run ends less than three points below the lowest of the other "
        "seeds, or above it.",
        lambda r: every(
            room
            for run in r.clipping.runs
            for room in (
                below(run.clipped[LONG].share, 0.01),
                above(run.clipped[LONG].accuracy, lowest(r), by=-0.03),
            )
        ),
        {
            "Every tenth step is clipped.": {
                "clipping.runs[0].clipped[-1].share": 0.1
            },
            "It ends at four tenths.": {
                "clipping.runs[0].clipped[-1].accuracy": 0.4
            },
        },
        {
            "clipping.runs[0].clipped[-1].share": 0.011,
            "clipping.runs[0].clipped[-1].accuracy": 0.5,
        },
        declared="f26df53",
    ),
)
