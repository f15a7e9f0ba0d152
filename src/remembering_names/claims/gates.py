"""By which path networks with gates remember, and what their gates do."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, all_above, all_below, below, every
from remembering_names.claims.held_out import GATED, WITH_GATES
from remembering_names.claims.memory import CELLS, WITH_CELL, far, gain
from remembering_names.seeds import mean_over_seeds


def carried(numbers: Any, key: str) -> list[float]:
    """Return which share of the gain the gate that keeps has, by seed."""
    part = "c" if key in WITH_CELL else "h"  # what a network keeps
    whole = gain(numbers, key, "trained", part)
    alone = far(numbers[key].memory.trained.highway)
    return [one / all_ for one, all_ in zip(alone, whole, strict=True)]


def half_lives(numbers: Any, key: str, when: str) -> list[list[float]]:
    """Return the quantiles of half-lives, a list a seed."""
    rows: list[list[float]] = numbers[key].memory[when].half_lives
    return rows


def middles(numbers: Any, key: str, when: str) -> list[float]:
    """Return the median half-life over units, seed by seed."""
    return [row[len(row) // 2] for row in half_lives(numbers, key, when)]


def reaches(numbers: Any, key: str, when: str) -> list[float]:
    """Return how many times the last but one is the first but one, by seed."""
    return [row[-2] / row[1] for row in half_lives(numbers, key, when)]


def extremes(numbers: Any, key: str, when: str) -> list[float]:
    """Return how often a unit's write gate is nearly open or shut, by seed."""
    sides = numbers[key].memory[when].extreme
    return [sum(pair) for pair in zip(sides.open, sides.shut, strict=True)]


CLAIMS = (
    Claim(
        "detours_carry_more",
        "Ten letters back, in every run of every trained network with gates, "
        "the gate that keeps carries less than two thirds of the gain by "
        "itself.",
        lambda r: every(all_below(carried(r, key), 2 / 3) for key in GATED),
        {
            "In one LSTM it carries nine tenths.": {
                "torch_lstm.memory.trained.highway[1][9]": 0.62
            }
        },
        {f"{WITH_GATES}.memory.trained.highway[*][-1]": 0.47},
    ),
    Claim(
        "half_lives_spread",
        "Training shortens the half-life of the middle unit in each LSTM. "
        "Units also come to differ: of twenty the longest but one keeps more "
        "than two and a half times as long as the shortest but one, before "
        "training less than one and a half times.",
        lambda r: every(
            room
            for key in WITH_CELL
            for room in (
                all_below(
                    middles(r, key, "trained"), middles(r, key, "initial")
                ),
                all_above(reaches(r, key, "trained"), 2.5),
                all_below(reaches(r, key, "initial"), 1.5),
            )
        ),
        {
            "The middle unit of one LSTM comes to keep longer.": {
                "torch_lstm.memory.trained.half_lives[0][10]": 3.0
            },
            "Trained units stay alike.": {
                "bilstm.memory.trained.half_lives[*][1]": 1.2,
                "bilstm.memory.trained.half_lives[*][-2]": 1.5,
            },
        },
        {
            f"{CELLS}.memory.trained.half_lives[*][10]": 2.5,
            f"{CELLS}.memory.initial.half_lives[*][10]": 1.0,
            f"{CELLS}.memory.trained.half_lives[*][-2]": 1.0,
            f"{CELLS}.memory.initial.half_lives[*][-2]": 3.5,
        },
    ),
    Claim(
        "no_letter_shuts",
        "No letter opens all gates wide or shuts them all: on average over "
        "units and seeds, each writes between a third and two thirds.",
        lambda r: every(
            room
            for key in GATED
            for runs in r[key].memory.trained.written.values()
            for room in (
                above(mean_over_seeds(runs), 1 / 3),
                below(mean_over_seeds(runs), 2 / 3),
            )
        ),
        {
            "At a *z* an LSTM writes eight tenths.": {
                "torch_lstm.memory.trained.written.z[*]": 0.8
            },
            "At an *e* a GRU writes a fifth.": {
                "gru.memory.trained.written.e[*]": 0.2
            },
        },
        {f"{WITH_GATES}.memory.trained.written.*[*]": (-0.4, 1.4)},
    ),
    Claim(
        "units_switch",
        "In every run of every trained network with gates, a unit's write gate "
        "is more than nine tenths open or shut at more than a fifth of all "
        "letters; before training at fewer than one in fifty.",
        lambda r: every(
            room
            for key in GATED
            for room in (
                all_above(extremes(r, key, "trained"), 1 / 5),
                all_below(extremes(r, key, "initial"), 1 / 50),
            )
        ),
        {
            "In one GRU they stay half open.": {
                "gru.memory.trained.extreme.{open,shut}[0]": 0.02
            },
            "Before training they are as often open or shut.": {
                "bilstm.memory.initial.extreme.open[*]": 0.2
            },
        },
        {
            f"{WITH_GATES}.memory.trained.extreme.{{open,shut}}[*]": -0.1,
            f"{WITH_GATES}.memory.initial.extreme.{{open,shut}}[*]": 0.021,
        },
    ),
)
