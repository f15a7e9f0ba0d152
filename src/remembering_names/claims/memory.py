"""What networks remember of a name."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.claims.held_out import GATED, NETWORKS, UNGATED
from remembering_names.seeds import mean_over_seeds

WITH_CELL = ("torch_lstm", "scratch_lstm", "bilstm")
WITHOUT_CELL = (*UNGATED, "gru")


def far(rows: list[list[float]]) -> float:
    """Return the mean over seeds at the largest lag."""
    return mean_over_seeds(row[-1] for row in rows)


def gain(numbers: Any, key: str, when: str, part: str = "h") -> float:
    """Return the gain of a part of the state at the largest lag."""
    return far(numbers[key].memory[when].rms[part])


def slope(numbers: Any, key: str, when: str) -> float:
    """Return what is left of the loss's gradient at the largest lag."""
    return far(numbers[key].memory[when].letters)


def accuracy(numbers: Any, key: str) -> float:
    """Return the accuracy on validation names, mean over seeds."""
    return mean_over_seeds(numbers[key].memory.trained.accuracy)


def started(numbers: Any, key: str) -> list[float]:
    """Return the mean accuracy from each other start."""
    return [
        mean_over_seeds(s.accuracy)
        for s in numbers.start_ablation[key].values()
    ]


CLAIMS = (
    Claim(
        "memory_same_weights",
        "Trained once more from the same seeds, they give the held-out "
        "study's answers again.",
        lambda r: holds(
            all(
                abs(one - other) < 0.004
                for key in NETWORKS
                for one, other in zip(
                    r[key].memory.trained.accuracy,
                    r[key].held_out.validation.accuracy,
                    strict=False,
                )
            )
        ),
    ),
    Claim(
        "gains_checked",
        "No gain that was compared is off by more than a ten-thousandth.",
        lambda r: holds(
            all(
                max(r[key].memory[when].deviation) < 5e-5
                for key in NETWORKS
                for when in ("initial", "trained")
            )
        ),
    ),
    Claim(
        "fades_at_start",
        "Before training it fades. Ten letters back, both networks without "
        "gates and the GRU have less than a hundredth left of a nudge to "
        "their state, and the LSTMs less than a quarter of one to their cell.",
        lambda r: holds(
            all(gain(r, k, "initial") < 0.0085 for k in WITHOUT_CELL)
            and all(gain(r, k, "initial", "c") < 0.22 for k in WITH_CELL)
        ),
    ),
    Claim(
        "cells_fade_least",
        "The cells fade least: ten letters back they have more than seven "
        "times left of what any network without a cell has.",
        lambda r: holds(
            min(gain(r, k, "initial", "c") for k in WITH_CELL)
            > 8 * max(gain(r, k, "initial") for k in WITHOUT_CELL)
        ),
    ),
    Claim(
        "trained_does_not_fade",
        "Trained, it fades in none. Ten letters back every network has more "
        "than a tenth left of a nudge to its hidden state, and the loss feels "
        "a letter there more than half as much as the last one.",
        lambda r: holds(
            all(
                gain(r, key, "trained") > 0.12
                and slope(r, key, "trained") > 0.55
                for key in NETWORKS
            )
        ),
    ),
    Claim(
        "linear_remembers_too",
        "Even the vanilla RNN, with neither gates nor a tanh, keeps more than "
        "a sixth.",
        lambda r: holds(gain(r, "rnn", "trained") > 0.19),
    ),
    Claim(
        "trained_bound_is_loose",
        "For the trained tanh RNN the bound says nothing: it lies more than a "
        "thousand times above what was measured.",
        lambda r: holds(
            mean_over_seeds(
                s**10 for s in r.tanh_rnn.memory.trained.matrix.largest
            )
            > 2_000 * far(r.tanh_rnn.memory.trained.largest.h)
        ),
    ),
    Claim(
        "start_does_not_fade",
        "From either start the gradient does not vanish: ten letters back the "
        "linear network has all of it, the tanh RNN more than a tenth.",
        lambda r: holds(
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
        lambda r: holds(
            min(accuracy(r, key) for key in GATED)
            > 0.012 + max(max(started(r, key)) for key in UNGATED)
        ),
    ),
    Claim(
        "start_matters_little",
        "No start moves a network by two points.",
        lambda r: holds(
            all(
                abs(one - accuracy(r, key)) < 0.018
                for key in UNGATED
                for one in started(r, key)
            )
        ),
    ),
)
