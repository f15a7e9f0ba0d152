"""What becomes of the gap on names that are short, cut or shuffled."""

from statistics import fmean
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    above,
    every,
    half_width,
    holds,
    within,
)
from remembering_names.claims.gap import BEFORE, reached


def cut(numbers: Any, key: str, letters: str) -> list[float]:
    """Return the accuracies of a network that reads the last letters."""
    accuracies: list[float] = numbers.gap_last_letters[key][letters].accuracy
    return accuracies


def not_told_apart(ours: list[float], others: list[float]) -> Room:
    """Return the room of: the interval of a difference holds zero."""
    apart = abs(fmean(ours) - fmean(others))
    return holds(apart <= half_width(ours, others))


CLAIMS = (
    Claim(
        "gap_four_letters_open",
        "Given the last four letters of each name and nothing else, five seeds "
        "cannot tell the LSTM and the tanh RNN of as many weights apart: the "
        "interval of their difference holds zero.",
        lambda r: not_told_apart(cut(r, "lstm", "4"), cut(r, "tanh_rnn", "4")),
        {
            "On four letters the LSTM leads by two points.": {
                "gap_last_letters.lstm.4.accuracy[*]": 0.8,
                "gap_last_letters.tanh_rnn.4.accuracy[*]": 0.78,
            }
        },
        {
            "gap_last_letters.lstm.4.accuracy[+]": 0.9,
            "gap_last_letters.tanh_rnn.4.accuracy[+]": 0.9,
        },
    ),
    Claim(
        "gap_one_letter",
        "Given the last letter alone, the tanh RNN and the LSTM are less than "
        "a point apart.",
        lambda r: within(cut(r, "lstm", "1"), cut(r, "tanh_rnn", "1"), 0.01),
        {
            "One letter is enough for the LSTM to lead by three points.": {
                "gap_last_letters.lstm.1.accuracy[*]": 0.63,
                "gap_last_letters.tanh_rnn.1.accuracy[*]": 0.6,
            }
        },
        {
            "gap_last_letters.{lstm,tanh_rnn}.1.accuracy[*]": (0.2, 0.9),
        },
        declared=BEFORE,
    ),
    Claim(
        "gap_shuffled",
        "Shuffling the letters of every name costs the LSTM and the tanh RNN "
        "more than five points each, on average over seeds.",
        lambda r: every(
            above(reached(r, key), r.gap_shuffled[key].accuracy, by=0.05)
            for key in ("lstm", "tanh_rnn")
        ),
        {
            "The tanh RNN loses two points.": {
                "gap_shuffled.tanh_rnn.accuracy[*]": 0.79
            }
        },
        {
            "gap_shuffled.{lstm,tanh_rnn}.accuracy[*]": 0.95,
            "{lstm,tanh_rnn}.gap_network.accuracy[*]": 0.6,
        },
        declared=BEFORE,
    ),
    Claim(
        "gap_shuffled_lead",
        "On shuffled names the LSTM still leads the tanh RNN, by more than a "
        "point on average over seeds.",
        lambda r: above(
            r.gap_shuffled.lstm.accuracy,
            r.gap_shuffled.tanh_rnn.accuracy,
            0.01,
        ),
        {
            "It leads by half a point.": {
                "gap_shuffled.lstm.accuracy[*]": 0.71,
                "gap_shuffled.tanh_rnn.accuracy[*]": 0.705,
            }
        },
        {
            "gap_shuffled.lstm.accuracy[*]": 0.5,
            "gap_shuffled.tanh_rnn.accuracy[*]": 0.95,
        },
    ),
    Claim(
        "gap_by_length",
        "The LSTM by hand leads the tanh RNN at every length of name up to "
        "eight letters. On names of four letters or fewer its lead is greater "
        "than on names of nine or ten: the intervals over names do not meet.",
        lambda r: every(
            [
                *(above(g.interval[0], 0.0) for g in r.gap_lengths.groups[:5]),
                above(
                    r.gap_lengths.groups[0].interval[0],
                    r.gap_lengths.groups[5].interval[1],
                ),
            ]
        ),
        {
            "On six letters the interval holds zero.": {
                "gap_lengths.groups[2].interval": [-0.01, 0.02]
            },
            "The lead is the same on short names as on long ones.": {
                "gap_lengths.groups[*].interval": [0.01, 0.04]
            },
        },
        {
            "gap_lengths.groups[:5].interval[0]": -0.01,
            "gap_lengths.groups[5].interval[1]": 0.05,
        },
    ),
)
