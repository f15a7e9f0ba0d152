"""What makes the gap on names: who keeps it, and who closes it.

All accuracies are on test names; means over seeds, with their intervals.
"""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, above, every, holds, within

TANH = ("tanh_rnn", "tanh_orthogonal", "tanh_identity")
AS_MANY = 0.01  # as many weights: within one in a hundred


def accuracy(numbers: Any, key: str) -> list[float]:
    """Return a model's accuracies on the old split's test names, by seed."""
    accuracies: list[float] = numbers[key].held_out.accuracy
    return accuracies


def reached(numbers: Any, key: str) -> list[float]:
    """Return the accuracies of a network of the comparison, seed by seed."""
    accuracies: list[float] = numbers[key].gap_network.accuracy
    return accuracies


def as_large(numbers: Any, key: str) -> Room:
    """Return the room of: a network has as many weights as the tanh RNN."""
    size = numbers.tanh_rnn.gap_network.parameters
    return is_as_large(numbers[key].gap_network.parameters, size)


def is_as_large(weights: int, others: int) -> Room:
    """Return the room of: there are as many weights as another has."""
    return holds(abs(weights - others) <= AS_MANY * others)


def ahead(numbers: Any, first: str, second: str) -> Room:
    """Return the room of: of two networks as large, one is ahead."""
    return every(
        [
            above(reached(numbers, first), reached(numbers, second)),
            as_large(numbers, first),
            as_large(numbers, second),
        ]
    )


# The commit before any of these runs was read.
BEFORE = "3adb1a66a46128eb13d630d85b9a3e7e60a7fcfe"

CLAIMS = (
    Claim(
        "gap_additive",
        "Logistic regression on each letter and its place from the end, fitted "
        "without gradient descent, is right about as many test names as the "
        "linear RNN on average over seeds: the two are less than a point and "
        "a half apart.",
        lambda r: within(accuracy(r, "rnn"), r.gap_additive.accuracy, by=0.015),
        {
            "Fitted so, letters and places come to the tanh RNN.": {
                "gap_additive.accuracy": 0.808
            },
            "The RNN has not found what they hold: it is two points below.": {
                "rnn.held_out.accuracy[*]": 0.74
            },
        },
        {
            "gap_additive.accuracy": (0.74, 0.8),
            "rnn.held_out.accuracy[*]": (0.6, 1.0),
        },
        declared=BEFORE,
    ),
    Claim(
        "gap_equal_weights",
        "With as many weights as the tanh RNN, within one in a hundred, and "
        "each at a rate of its own, the LSTM is ahead of it, as PyTorch "
        "draws it, on average over seeds.",
        lambda r: ahead(r, "lstm", "tanh_rnn"),
        {
            "The tanh RNN comes as far.": {
                "tanh_rnn.gap_network.accuracy[*]": 0.82,
            },
            "The LSTM has a tenth more weights.": {
                "lstm.gap_network.parameters": 27_300
            },
        },
        {
            "lstm.gap_network.accuracy[*]": 0.7,
            "tanh_rnn.gap_network.accuracy[*]": 0.95,
            "lstm.gap_network.parameters": (24_000, 26_000),
        },
    ),
    Claim(
        "gap_wide_tanh",
        "A tanh RNN with as many weights as the LSTM by hand, within one in a "
        "hundred, and a rate of its own, is behind it on average over seeds.",
        lambda r: every(
            [
                above(accuracy(r, "scratch_lstm"), reached(r, "tanh_wide")),
                is_as_large(
                    r.tanh_wide.gap_network.parameters,
                    r.scratch_lstm.held_out.parameters,
                ),
            ]
        ),
        {
            "Made as large, it catches up.": {
                "tanh_wide.gap_network.accuracy[*]": 0.834
            }
        },
        {
            "tanh_wide.gap_network.accuracy[*]": 0.95,
            "scratch_lstm.held_out.accuracy[*]": 0.7,
            "tanh_wide.gap_network.parameters": (85_000, 88_000),
        },
        declared=BEFORE,
    ),
)
