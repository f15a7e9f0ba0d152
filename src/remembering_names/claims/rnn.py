"""What the derivations of the RNN show on examples."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    above,
    at_least,
    below,
    every,
    within,
)

MATRICES = ("fading", "growing", "sheared", "loose")
EXAMPLES = f"rnn_examples.{{{','.join(MATRICES)}}}"
ROUNDING = 1.02  # what is stored has three digits


def left(numbers: Any, matrix: str, model: str = "rnn") -> float:
    """Return the gain of an example at the lag that the page speaks of."""
    examples = numbers.rnn_examples
    return float(examples[matrix].gain[model][examples.at])


def is_bounded(example: Any) -> Room:
    """Return the room of: no gain is above its bound, but for rounding."""
    return every(
        below(value, ROUNDING * bound)
        for gain in example.gain.values()
        for value, bound in zip(gain, example.sigma_power, strict=True)
        if bound
    )


CLAIMS = (
    Claim(
        "derivations_hold",
        "Over all derivations of this report, no error is above one part in "
        "ten thousand million.",
        lambda r: every(
            [
                at_least(r.derivations_checked.derivations, 1),
                below(r.derivations_checked.largest_error, 1e-10),
            ]
        ),
        {
            "One is a millionth off.": {
                "derivations_checked.largest_error": 1e-6
            }
        },
        {"derivations_checked.largest_error": 2e-10},
    ),
    Claim(
        "bounds_hold",
        "None of the lines of a model rises above its bound.",
        lambda r: every(is_bounded(r.rnn_examples[key]) for key in MATRICES),
        {
            "The tanh RNN gains twice as much as it may.": {
                "rnn_examples.growing.gain.tanh_rnn[10]": 12.4
            }
        },
        {f"{EXAMPLES}.gain.*[*]": lambda old: 1e12},
    ),
    Claim(
        "fading_as_bound",
        "In the linear RNN the short symmetric matrix fades exactly as fast "
        "as its bound.",
        lambda r: every(
            [
                within(r.rnn_examples.fading.too_large, 1, 0.01),
                below(left(r, "fading"), 0.02),
            ]
        ),
        {
            "The bound ends twice too high.": {
                "rnn_examples.fading.too_large": 2.0
            },
            "It does not fade.": {"rnn_examples.fading.gain.rnn[20]": 0.9},
        },
        {
            "rnn_examples.fading.too_large": (0.98, 1.02),
            "rnn_examples.fading.gain.rnn[20]": 0.03,
        },
    ),
    Claim(
        "growing_without_tanh",
        "With the long symmetric matrix the gain grows in the linear RNN and "
        "shrinks in the tanh RNN.",
        lambda r: every(
            [
                above(left(r, "growing"), 1),
                below(left(r, "growing", "tanh_rnn"), 1),
            ]
        ),
        {
            "It grows in the tanh RNN, too.": {
                "rnn_examples.growing.gain.tanh_rnn[20]": 3.0
            },
            "It fades in both.": {"rnn_examples.growing.gain.rnn[20]": 0.2},
        },
        {
            "rnn_examples.growing.gain.rnn[20]": 0.99,
            "rnn_examples.growing.gain.tanh_rnn[20]": 1.01,
        },
    ),
    Claim(
        "sheared_fades",
        "The sheared matrix has a largest singular value above two. In the "
        "linear RNN its gain first doubles and then fades.",
        lambda r: every(
            [
                above(r.rnn_examples.sheared.sigma, 2),
                above(r.rnn_examples.sheared.largest, 2),
                below(left(r, "sheared"), 0.01),
            ]
        ),
        {
            "Its gain never rises.": {"rnn_examples.sheared.largest": 1.0},
            "It does not fade.": {"rnn_examples.sheared.gain.rnn[20]": 2.4},
        },
        {
            "rnn_examples.sheared.sigma": 1.9,
            "rnn_examples.sheared.largest": 1.9,
            "rnn_examples.sheared.gain.rnn[20]": 0.02,
        },
    ),
    Claim(
        "bound_is_loose",
        "For the matrix drawn at random the bound ends more than ten thousand "
        "times too high.",
        lambda r: above(r.rnn_examples.loose.too_large, 10_000),
        {
            "It ends a hundred times too high.": {
                "rnn_examples.loose.too_large": 100.0
            }
        },
        {"rnn_examples.loose.too_large": 9_000},
    ),
)
