"""By which path networks with gates remember, and what they answer."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.claims.held_out import GATED, NETWORKS
from remembering_names.claims.memory import WITH_CELL, far, gain
from remembering_names.seeds import mean_over_seeds

FREQUENT, RARE = "an", "vz"  # letters


def kept_gain(numbers: Any, key: str) -> float:
    """Return the trained gain of what a network keeps: cell, or state."""
    part = "c" if key in WITH_CELL else "h"
    return gain(numbers, key, "trained", part)


def middle(rows: list[list[float]]) -> float:
    """Return the median over units, mean over seeds."""
    return mean_over_seeds(row[len(row) // 2] for row in rows)


def half_lives(numbers: Any, key: str, when: str) -> list[list[float]]:
    """Return the quantiles of half-lives, a list a seed."""
    rows: list[list[float]] = numbers[key].memory[when].half_lives
    return rows


def reach(rows: list[list[float]]) -> float:
    """Return how many times the last but one is the first but one."""
    return mean_over_seeds(row[-2] / row[1] for row in rows)


def extremes(numbers: Any, key: str, when: str) -> float:
    """Return how often the write gate of a unit is nearly open or shut."""
    return sum(map(mean_over_seeds, numbers[key].memory[when].extreme.values()))


def last_step(numbers: Any, key: str) -> float:
    """Return by how much belief in the right language grows at the end."""
    rows = numbers[key].memory.trained.belief
    return mean_over_seeds(row[-1] - row[-2] for row in rows)


def shares_of_the_right(numbers: Any, name: str) -> list[list[float]]:
    """Return the probability of a name's language after each letter.

    A list for each network.
    """
    return [
        one.own
        for key in NETWORKS
        for one in numbers[key].memory.shown
        if one.name == name
    ]


CLAIMS = (
    Claim(
        "detours_carry_more",
        "Ten letters back, in every trained network with gates, the gate that "
        "keeps carries less than two thirds of the gain by itself.",
        lambda r: holds(
            all(
                far(r[key].memory.trained.highway) < 0.6 * kept_gain(r, key)
                for key in GATED
            )
        ),
    ),
    Claim(
        "half_lives_spread",
        "Training shortens the half-life of the middle unit in each LSTM. And "
        "units part: of twenty the longest but one keeps more than two and a "
        "half times as long as the shortest but one, before training less "
        "than one and a half times.",
        lambda r: holds(
            all(
                middle(half_lives(r, key, "trained"))
                < middle(half_lives(r, key, "initial")) - 0.2
                and reach(half_lives(r, key, "trained")) > 2.6
                and reach(half_lives(r, key, "initial")) < 1.47
                for key in WITH_CELL
            )
        ),
    ),
    Claim(
        "rare_letters_write",
        "In every network with gates, *v* and *z* write more of the state than "
        "*a* and *n* do.",
        lambda r: holds(
            all(
                min(
                    mean_over_seeds(r[key].memory.trained.written[one])
                    for one in RARE
                )
                > max(
                    mean_over_seeds(r[key].memory.trained.written[one])
                    for one in FREQUENT
                )
                + 0.02
                for key in GATED
            )
        ),
    ),
    Claim(
        "no_letter_shuts",
        "No letter opens all gates wide or shuts them all: over units, each "
        "writes between a third and two thirds.",
        lambda r: holds(
            all(
                0.35 < mean_over_seeds(runs) < 0.65
                for key in GATED
                for runs in r[key].memory.trained.written.values()
            )
        ),
    ),
    Claim(
        "units_switch",
        "In every trained network with gates, a unit's write gate is more than "
        "nine tenths open or shut at more than a fifth of all letters; before "
        "training at fewer than one in fifty.",
        lambda r: holds(
            all(
                extremes(r, key, "trained") > 0.22
                and extremes(r, key, "initial") < 0.015
                for key in GATED
            )
        ),
    ),
    Claim(
        "last_letter_decides",
        "In every network the right language gains more than twenty points "
        "of probability at the last letter alone.",
        lambda r: holds(all(last_step(r, key) > 0.22 for key in NETWORKS)),
    ),
    Claim(
        "moretti_turns",
        "Until its last letter no network takes *Moretti* for Italian; at the "
        "last letter every one does.",
        lambda r: holds(
            all(
                max(p[:-1]) < 0.15 and p[-1] > 0.7
                for p in shares_of_the_right(r, "Moretti")
            )
        ),
    ),
    Claim(
        "rowley_is_early",
        "*Rowley* is English to all of them from its fourth letter on.",
        lambda r: holds(
            all(min(p[3:]) > 0.6 for p in shares_of_the_right(r, "Rowley"))
        ),
    ),
    Claim(
        "gosselin_fools",
        "*Gosselin*, a French name, ends as a Russian one might, and no "
        "network gives French a chance in ten.",
        lambda r: holds(
            all(p[-1] < 0.08 for p in shares_of_the_right(r, "Gosselin"))
        ),
    ),
)
