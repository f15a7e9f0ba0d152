"""Which part of an LSTM closes the gap on names: its cell, or its gates.

All networks have as many weights. The first edition argued for the gates; it
was written down before these runs that gates without memory would be ahead of
memory without gates. The runs say the opposite, and these sentences came after.
"""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, above, every, holds
from remembering_names.claims.gap import BEFORE, TANH, ahead, as_large, reached


def near(numbers: Any, first: str, second: str, by: float) -> Room:
    """Return the room of: a network is less than `by` behind one as large."""
    return every(
        [
            above(reached(numbers, first), reached(numbers, second), -by),
            as_large(numbers, first),
            as_large(numbers, second),
        ]
    )


def pair(first: str, second: str) -> dict[str, Any]:
    """Return what makes a network worse, and another better or larger."""
    return {
        f"{first}.gap_network.accuracy[*]": 0.7,
        f"{second}.gap_network.accuracy[*]": 0.95,
        f"{first}.gap_network.parameters": (24_000, 26_000),
    }


CLAIMS = (
    Claim(
        "gap_memory_alone",
        "A cell that keeps, takes in and shows learned constant shares, so "
        "that no gate moves, is ahead of the tanh RNN of as many weights, from "
        "each of its three starts, on average over seeds.",
        lambda r: every(ahead(r, "constant_gates", key) for key in TANH),
        {
            "From an orthogonal start the tanh RNN comes as far.": {
                "tanh_orthogonal.gap_network.accuracy[*]": 0.823,
            },
        },
        {
            "constant_gates.gap_network.accuracy[*]": 0.7,
            f"{{{','.join(TANH)}}}.gap_network.accuracy[*]": 0.95,
            "constant_gates.gap_network.parameters": (24_000, 26_000),
        },
    ),
    Claim(
        "gap_memory_level",
        "An LSTM of as many weights is less than a point ahead of a cell whose "
        "gates never move, if at all, as far as seeds tell.",
        lambda r: near(r, "constant_gates", "lstm", 0.01),
        {
            "The LSTM is a point and a half ahead.": {
                "lstm.gap_network.accuracy[*]": 0.837
            }
        },
        pair("constant_gates", "lstm"),
    ),
    Claim(
        "gap_multiplicative",
        "A multiplicative RNN, which has a matrix between states for each "
        "letter, is behind the LSTM of as many weights, on average over seeds.",
        lambda r: ahead(r, "lstm", "multiplicative"),
        {"It does as well.": {"multiplicative.gap_network.accuracy[*]": 0.83}},
        pair("lstm", "multiplicative"),
        declared=BEFORE,
    ),
    Claim(
        "gap_memory_over_choice",
        "Gates without memory, whose cell is written anew at each letter, are "
        "behind memory without gates, with as many weights, on average over "
        "seeds. They are behind the tanh RNN, too, from each of its starts.",
        lambda r: every(
            ahead(r, key, "gates_no_memory")
            for key in ("constant_gates", *TANH)
        ),
        {
            "Gates without memory are half a point better than memory.": {
                "gates_no_memory.gap_network.accuracy[*]": 0.827,
            },
            "They come to the tanh RNN.": {
                "gates_no_memory.gap_network.accuracy[*]": 0.81,
            },
        },
        {
            "gates_no_memory.gap_network.accuracy[*]": 0.95,
            f"{{constant_gates,{','.join(TANH)}}}.gap_network.accuracy[*]": 0.7,
            "gates_no_memory.gap_network.parameters": (24_000, 26_000),
        },
    ),
    Claim(
        "gap_forget_open",
        "If the whole LSTM is ahead of one of as many weights that cannot "
        "forget, for its forget gate is one, then by less than a point and a "
        "half, as far as the interval over seeds tells.",
        lambda r: near(r, "forget_open", "lstm", 0.015),
        {
            "Without forgetting it is two points worse.": {
                "forget_open.gap_network.accuracy[*]": 0.79
            }
        },
        pair("forget_open", "lstm"),
    ),
    Claim(
        "gap_keeping_alone",
        "Take two LSTMs with as many units and as many weights. The forget "
        "gate of one is held at one, of the other at zero. The one that keeps "
        "is ahead, on average over seeds.",
        lambda r: every(
            [
                ahead(r, "forget_open", "gates_no_memory"),
                holds(
                    r.forget_open.gap_network.hidden_size
                    == r.gates_no_memory.gap_network.hidden_size
                ),
            ]
        ),
        {
            "Who forgets all at each letter is as good.": {
                "gates_no_memory.gap_network.accuracy[*]": 0.818
            },
            "It has fewer units.": {
                "gates_no_memory.gap_network.hidden_size": 60
            },
        },
        pair("forget_open", "gates_no_memory"),
    ),
)
