"""What the split makes sure of, and how far the lab's models are from it."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    above,
    all_below,
    at_least,
    at_most,
    below,
    every,
    holds,
)

LAB = ("rnn", "torch_lstm", "scratch_lstm")


def spread_of_ceilings(numbers: Any, score: str) -> float:
    """Return how far apart the ceilings of the split's parts lie."""
    values = [part[score] for part in numbers.split.ceilings.values()]
    return float(max(values) - min(values))


CLAIMS = (
    Claim(
        "lab_models_below_ceiling",
        "Shared names excuse little: no run of the lab report's models, on "
        "names they were just trained on, comes within five points of the "
        "ceiling for balanced draws.",
        lambda r: every(
            all_below(
                r[key].lab_protocol.accuracy,
                r.audit.ceilings.rows.balanced_accuracy,
                by=0.05,
            )
            for key in LAB
        ),
        {
            "A run of the LSTM by hand comes within three points.": {
                "scratch_lstm.lab_protocol.accuracy[2]": 0.93
            }
        },
        {
            "{rnn,torch_lstm,scratch_lstm}.lab_protocol.accuracy[*]": 0.913,
            "audit.ceilings.rows.balanced_accuracy": 0.9,
        },
    ),
    Claim(
        "rows_without_copies_mislead",
        "Dropping the copies is not enough. Split by rows after cleaning, the "
        "list still leaks, now to a model's harm: about one test name in "
        "twenty stands in training under other languages only.",
        lambda r: every(
            [
                holds(not any(r.audit.row_split.pairs.copied)),
                above(r.audit.row_split.pairs.crossed, 0.04),
                below(r.audit.row_split.pairs.crossed, 0.06),
            ]
        ),
        {
            "Hardly any name does.": {
                "audit.row_split.pairs.crossed[*]": 0.002
            },
            "One in ten does.": {"audit.row_split.pairs.crossed[*]": 0.1},
            "Copies are left.": {"audit.row_split.pairs.copied[3]": 0.01},
        },
        {
            "audit.row_split.pairs.copied[*]": 0.001,
            "audit.row_split.pairs.crossed[*]": (-0.2, 0.3),
        },
    ),
    Claim(
        "split_is_leak_free",
        "By this key no name of one part stands in another, whatever its "
        "language, accents or capitals, and a table of the training names "
        "answers nothing in the other two.",
        lambda r: every(
            [
                at_most(r.split.names_in_two_parts, 0),
                *(holds(share == 0) for share in r.split.memorised.values()),
            ]
        ),
        {
            "One name stands in two parts.": {"split.names_in_two_parts": 1},
            "The table answers one test name in a thousand.": {
                "split.memorised.test": 0.001
            },
        },
        {"split.names_in_two_parts": 1, "split.memorised.*": 0.0001},
    ),
    Claim(
        "letters_keep_apart",
        "In the fresh splits no name of one part stands in another, whatever "
        "its language, accents, capitals, apostrophes, hyphens and spaces. In "
        "the old one a few did.",
        lambda r: every(
            [
                *(at_most(n, 0) for n in r.splits.names_in_two_parts),
                *(holds(share == 0) for share in r.splits.memorised),
                at_least(r.splits.old.names_in_two_parts, 1),
                at_most(r.splits.old.names_in_two_parts, 20),
            ]
        ),
        {
            "In one fresh split a name does.": {
                "splits.names_in_two_parts[2]": 1
            },
            "In the old one none did.": {"splits.old.names_in_two_parts": 0},
        },
        {
            "splits.names_in_two_parts[*]": 1,
            "splits.memorised[*]": 0.001,
            "splits.old.names_in_two_parts": (0, 100),
        },
    ),
    Claim(
        "parts_are_equally_hard",
        "By their ceilings the parts are about equally hard: these lie within "
        "half a point of each other in accuracy, and within one and a half in "
        "balanced accuracy.",
        lambda r: every(
            [
                below(spread_of_ceilings(r, "accuracy"), 0.005),
                below(spread_of_ceilings(r, "balanced_accuracy"), 0.015),
            ]
        ),
        {
            "The test part's ceiling is two points lower.": {
                "split.ceilings.test.accuracy": 0.95
            }
        },
        {
            "split.ceilings.*.accuracy": (0.96, 0.975),
            "split.ceilings.*.balanced_accuracy": (0.94, 0.985),
        },
    ),
)
