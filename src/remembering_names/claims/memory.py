"""What networks remember of a name.

Three seeds each: what is said holds in every run, if nothing else is said. A
nudge has vanished when less than a hundredth of it is left, and has not when
more than a tenth is.
"""

from itertools import product
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    all_above,
    all_below,
    at_most,
    every,
)
from remembering_names.claims.held_out import ALL, NETWORKS, UNGATED

WITH_CELL = ("torch_lstm", "scratch_lstm", "bilstm")
WITHOUT_CELL = (*UNGATED, "gru")
CELLS = f"{{{','.join(WITH_CELL)}}}"
NO_CELLS = f"{{{','.join(WITHOUT_CELL)}}}"
VANISHED, THERE = 1 / 100, 1 / 10


def far(rows: list[list[float]]) -> list[float]:
    """Return what each seed has at the largest lag."""
    return [row[-1] for row in rows]


def gain(numbers: Any, key: str, when: str, part: str = "h") -> list[float]:
    """Return each seed's gain of a part of the state at the largest lag."""
    return far(numbers[key].memory[when].rms[part])


def still_felt(numbers: Any) -> Room:
    """Return the room of: trained, no network forgets ten letters."""
    return every(
        room
        for key in NETWORKS
        for room in (
            all_above(gain(numbers, key, "trained"), THERE),
            all_above(far(numbers[key].memory.trained.letters), 1 / 4),
        )
    )


def linear_remembers(numbers: Any) -> Room:
    """Return the room of: the linear network keeps more than a sixth."""
    return all_above(gain(numbers, "rnn", "trained"), 1 / 6)


def names_apart(numbers: Any, key: str) -> int:
    """Return in how many runs two trainings answer another number of names."""
    names = numbers.split.sizes.validation
    whole = numbers[key].held_out.validation.accuracy  # of more seeds
    pairs = zip(numbers[key].memory.trained.accuracy, whole, strict=False)
    return len([1 for a, b in pairs if abs(a - b) * names > 0.5])


CLAIMS = (
    Claim(
        "memory_same_weights",
        "Trained once more from the same seeds, each gets as many validation "
        "names right as in the held-out study.",
        lambda r: every(at_most(names_apart(r, key), 0) for key in NETWORKS),
        {
            "One run of the GRU gets two names more.": {
                "gru.memory.trained.accuracy[1]": lambda old: old + 2 / 1799
            }
        },
        {
            f"{ALL}.memory.trained.accuracy[*]": lambda old: old - 1 / 1799,
            f"{ALL}.held_out.validation.accuracy[:3]": 0.9,
        },
    ),
    Claim(
        "gains_checked",
        "No gain that was compared is off by more than a ten-thousandth.",
        lambda r: every(
            all_below(r[key].memory[when].deviation, 1e-4)
            for key, when in product(NETWORKS, ("initial", "trained"))
        ),
        {
            "One of the trained GRU is off by a hundredth.": {
                "gru.memory.trained.deviation[2]": 0.01
            }
        },
        {f"{ALL}.memory.{{initial,trained}}.deviation[*]": 1.1e-4},
    ),
    Claim(
        "fades_at_start",
        "Before training the gradient fades. Ten letters back, both networks "
        "without gates and the GRU have less than a hundredth left of a nudge "
        "to their state in every run, and the LSTMs less than a sixth of one "
        "to their cell.",
        lambda r: every(
            [
                *(
                    all_below(gain(r, key, "initial"), VANISHED)
                    for key in WITHOUT_CELL
                ),
                *(
                    all_below(gain(r, key, "initial", "c"), 1 / 6)
                    for key in WITH_CELL
                ),
            ]
        ),
        {
            "A GRU keeps a twentieth.": {
                "gru.memory.initial.rms.h[0][9]": 0.05
            },
            "The cell by hand keeps half.": {
                "scratch_lstm.memory.initial.rms.c[*][9]": 0.5
            },
        },
        {
            f"{NO_CELLS}.memory.initial.rms.h[*][-1]": 0.011,
            f"{CELLS}.memory.initial.rms.c[*][-1]": 0.17,
        },
    ),
    Claim(
        "cells_fade_least",
        "The cells fade least: ten letters back each has more than ten times "
        "left of what any network without a cell has, in every run.",
        lambda r: every(
            all_above(
                gain(r, one, "initial", "c"),
                [10 * left for left in gain(r, other, "initial")],
            )
            for one, other in product(WITH_CELL, WITHOUT_CELL)
        ),
        {
            "The GRU keeps as much as a cell.": {
                "gru.memory.initial.rms.h[*][9]": 0.1
            }
        },
        {
            f"{NO_CELLS}.memory.initial.rms.h[*][-1]": 0.02,
            f"{CELLS}.memory.initial.rms.c[*][-1]": 0.03,
        },
    ),
    Claim(
        "trained_does_not_fade",
        "Trained, every network still feels it. In every run ten letters back "
        "each has more than a tenth left of a nudge to its hidden "
        "state, and the loss feels a letter there more than a quarter as much "
        "as the last one.",
        still_felt,
        {
            "One tanh RNN has a hundredth left.": {
                "tanh_rnn.memory.trained.rms.h[1][9]": 0.01
            },
            "The loss of a linear RNN hardly feels it.": {
                "rnn.memory.trained.letters[0][10]": 0.1
            },
        },
        {
            f"{ALL}.memory.trained.rms.h[*][-1]": 0.09,
            f"{ALL}.memory.trained.letters[*][-1]": 0.24,
        },
    ),
    Claim(
        "linear_remembers_too",
        "Even the linear RNN, with neither gates nor a tanh, keeps more than "
        "a sixth, in every run.",
        linear_remembers,
        {"One run keeps a tenth.": {"rnn.memory.trained.rms.h[2][9]": 0.1}},
        {"rnn.memory.trained.rms.h[*][-1]": 0.16},
    ),
    Claim(
        "trained_bound_is_loose",
        "For the trained tanh RNN the bound says nothing: in every run it lies "
        "more than a thousand times above what was measured.",
        lambda r: all_above(
            [
                largest**10 / measured
                for largest, measured in zip(
                    r.tanh_rnn.memory.trained.matrix.largest,
                    far(r.tanh_rnn.memory.trained.largest.h),
                    strict=True,
                )
            ],
            1000,
        ),
        {
            "In one run it is a hundred times too high.": {
                "tanh_rnn.memory.trained.largest.h[0][9]": 2350
            }
        },
        {
            "tanh_rnn.memory.trained.matrix.largest[*]": 1.5,
            "tanh_rnn.memory.trained.largest.h[*][-1]": 1e6,
        },
    ),
)
