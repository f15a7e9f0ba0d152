"""What networks remember of a name, and by which path."""

from statistics import fmean
from typing import Any

from remembering_names.claims.claim import Claim
from remembering_names.claims.held_out import GATED, NETWORKS, UNGATED

WITH_CELL = ("torch_lstm", "scratch_lstm", "bilstm")
WITHOUT_CELL = (*UNGATED, "gru")
FREQUENT, RARE = "an", "vz"  # letters


def far(rows: list[list[float]]) -> float:
    """Return the mean over seeds at the largest lag."""
    return fmean(row[-1] for row in rows)


def gain(numbers: Any, key: str, when: str, part: str = "h") -> float:
    """Return the gain of a part of the state at the largest lag."""
    return far(numbers[key].memory[when].rms[part])


def slope(numbers: Any, key: str, when: str) -> float:
    """Return what is left of the loss's gradient at the largest lag."""
    return far(numbers[key].memory[when].letters)


def kept_gain(numbers: Any, key: str) -> float:
    """Return the trained gain of what a network keeps: cell, or state."""
    part = "c" if key in WITH_CELL else "h"
    return gain(numbers, key, "trained", part)


def middle(rows: list[list[float]]) -> float:
    """Return the median over units, mean over seeds."""
    return fmean(row[len(row) // 2] for row in rows)


def accuracy(numbers: Any, key: str) -> float:
    """Return the accuracy on validation names, mean over seeds."""
    return fmean(numbers[key].memory.trained.accuracy)


def started(numbers: Any, key: str) -> list[float]:
    """Return the mean accuracy from each other start."""
    return [fmean(s.accuracy) for s in numbers.start_ablation[key].values()]


def last_step(numbers: Any, key: str) -> float:
    """Return by how much belief in the right language grows at the end."""
    rows = numbers[key].memory.trained.belief
    return fmean(row[-1] - row[-2] for row in rows)


def told(numbers: Any, name: str) -> list[list[float]]:
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
        "memory_same_weights",
        "Trained once more from the same seeds, they give the held-out "
        "study's answers again.",
        lambda r: all(
            abs(one - other) < 0.004
            for key in NETWORKS
            for one, other in zip(
                r[key].memory.trained.accuracy,
                r[key].held_out.validation.accuracy,
                strict=False,
            )
        ),
    ),
    Claim(
        "gains_checked",
        "No gain that was compared is off by more than a ten-thousandth.",
        lambda r: all(
            max(r[key].memory[when].deviation) < 5e-5
            for key in NETWORKS
            for when in ("initial", "trained")
        ),
    ),
    Claim(
        "fades_at_start",
        "Before training it fades. Ten letters back, both networks without "
        "gates and the GRU have less than a hundredth left of a nudge to "
        "their state, and the LSTMs less than a quarter of one to their cell.",
        lambda r: (
            all(gain(r, k, "initial") < 0.0085 for k in WITHOUT_CELL)
            and all(gain(r, k, "initial", "c") < 0.22 for k in WITH_CELL)
        ),
    ),
    Claim(
        "cells_fade_least",
        "The cells fade least: ten letters back they have more than seven "
        "times left of what any network without a cell has.",
        lambda r: (
            min(gain(r, k, "initial", "c") for k in WITH_CELL)
            > 8 * max(gain(r, k, "initial") for k in WITHOUT_CELL)
        ),
    ),
    Claim(
        "trained_does_not_fade",
        "Trained, it fades in none. Ten letters back every network has more "
        "than a tenth left of a nudge to its hidden state, and the loss feels "
        "a letter there more than half as much as the last one.",
        lambda r: all(
            gain(r, key, "trained") > 0.12 and slope(r, key, "trained") > 0.55
            for key in NETWORKS
        ),
    ),
    Claim(
        "linear_remembers_too",
        "Even the vanilla RNN, with neither gates nor a tanh, keeps more than "
        "a sixth.",
        lambda r: gain(r, "rnn", "trained") > 0.19,
    ),
    Claim(
        "bound_is_loose",
        "For the trained tanh RNN the bound says nothing: it lies more than a "
        "thousand times above what was measured.",
        lambda r: (
            fmean(s**10 for s in r.tanh_rnn.memory.trained.matrix.largest)
            > 2_000 * far(r.tanh_rnn.memory.trained.largest.h)
        ),
    ),
    Claim(
        "start_does_not_fade",
        "From either start the gradient does not vanish: ten letters back the "
        "linear network has all of it, the tanh RNN more than a tenth.",
        lambda r: (
            all(far(s.initial) > 0.99 for s in r.start_ablation.rnn.values())
            and all(
                far(s.initial) > 0.12
                for s in r.start_ablation.tanh_rnn.values()
            )
        ),
    ),
    Claim(
        "gap_stays",
        "Neither start closes the gap. Every network with gates stays more "
        "than a point ahead of every one without, wherever that started.",
        lambda r: (
            min(accuracy(r, key) for key in GATED)
            > 0.012 + max(max(started(r, key)) for key in UNGATED)
        ),
    ),
    Claim(
        "start_matters_little",
        "No start moves a network by two points.",
        lambda r: all(
            abs(one - accuracy(r, key)) < 0.018
            for key in UNGATED
            for one in started(r, key)
        ),
    ),
    Claim(
        "detours_carry_more",
        "Ten letters back, in every trained network with gates, the gate that "
        "keeps carries less than two thirds of the gain by itself.",
        lambda r: all(
            far(r[key].memory.trained.highway) < 0.6 * kept_gain(r, key)
            for key in GATED
        ),
    ),
    Claim(
        "half_lives_spread",
        "Training shortens the half-life of the middle unit in each LSTM, and "
        "lengthens the longest by more than a tenth.",
        lambda r: all(
            middle(r[key].memory.trained.half_lives)
            < middle(r[key].memory.initial.half_lives) - 0.1
            and far(r[key].memory.trained.half_lives)
            > 1.12 * far(r[key].memory.initial.half_lives)
            for key in WITH_CELL
        ),
    ),
    Claim(
        "rare_letters_write",
        "In every network with gates, *v* and *z* write more of the state than "
        "*a* and *n* do.",
        lambda r: all(
            min(fmean(r[key].memory.trained.written[one]) for one in RARE)
            > max(fmean(r[key].memory.trained.written[one]) for one in FREQUENT)
            + 0.02
            for key in GATED
        ),
    ),
    Claim(
        "no_letter_shuts",
        "Yet no letter opens the gates wide or shuts them: on average each "
        "writes between a third and two thirds.",
        lambda r: all(
            0.35 < fmean(runs) < 0.65
            for key in GATED
            for runs in r[key].memory.trained.written.values()
        ),
    ),
    Claim(
        "last_letter_decides",
        "In every network the right language gains more than twenty points "
        "of probability at the last letter alone.",
        lambda r: all(last_step(r, key) > 0.22 for key in NETWORKS),
    ),
    Claim(
        "moretti_turns",
        "Until its last letter no network takes *Moretti* for Italian; at the "
        "last letter every one does.",
        lambda r: all(
            max(own[:-1]) < 0.15 and own[-1] > 0.7 for own in told(r, "Moretti")
        ),
    ),
    Claim(
        "rowley_is_early",
        "*Rowley* is English to all of them from its fourth letter on.",
        lambda r: all(min(own[3:]) > 0.6 for own in told(r, "Rowley")),
    ),
    Claim(
        "gosselin_fools",
        "*Gosselin*, a French name, ends as a Russian one might, and no "
        "network gives French a chance in ten.",
        lambda r: all(own[-1] < 0.08 for own in told(r, "Gosselin")),
    ),
)
