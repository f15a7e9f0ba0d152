"""What becomes of the gap on names when no gradient vanishes at the start."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    all_above,
    all_below,
    every,
    within,
)
from remembering_names.claims.held_out import (
    GATED,
    UNGATED,
    WITH_GATES,
    WITHOUT_GATES,
)
from remembering_names.claims.memory import THERE, far

STARTED = f"start_ablation.{WITHOUT_GATES}.*.accuracy[*]"


def accuracy(numbers: Any, key: str) -> list[float]:
    """Return the accuracies on validation names, seed by seed."""
    accuracies: list[float] = numbers[key].memory.trained.accuracy
    return accuracies


def started(numbers: Any, key: str) -> Iterator[list[float]]:
    """Yield the accuracies from each other start, seed by seed."""
    for start in numbers.start_ablation[key].values():
        yield start.accuracy


def nothing_vanishes(numbers: Any) -> Room:
    """Return the room of: from neither start the gradient vanishes."""
    linear, tanh = (numbers.start_ablation[key].values() for key in UNGATED)
    lost = ([1 - gain for gain in far(start.initial)] for start in linear)
    return every(
        [
            *(all_below(gains, 1 / 100) for gains in lost),
            *(all_above(far(start.initial), THERE) for start in tanh),
        ]
    )


def stays_ahead(numbers: Any) -> Room:
    """Return the room of: each gated run is above each ungated, any start."""
    return every(
        all_above(accuracy(numbers, gated), other)
        for gated, ungated in product(GATED, UNGATED)
        for other in (accuracy(numbers, ungated), *started(numbers, ungated))
    )


CLAIMS = (
    Claim(
        "start_does_not_fade",
        "From an orthogonal start and from the identity the gradient does not "
        "vanish: in every run, ten letters back the linear RNN has all of it "
        "but a hundredth at most, the tanh RNN more than a tenth.",
        nothing_vanishes,
        {
            "From an orthogonal start the tanh RNN has a fiftieth.": {
                "start_ablation.tanh_rnn.orthogonal.initial[*][9]": 0.02
            },
            "One linear network loses half.": {
                "start_ablation.rnn.identity.initial[1][9]": 0.5
            },
        },
        {
            "start_ablation.rnn.*.initial[*][-1]": 0.98,
            "start_ablation.tanh_rnn.*.initial[*][-1]": 0.09,
        },
    ),
    Claim(
        "gap_stays",
        "Neither start closes the gap: every run of a network with gates stays "
        "ahead of every run of one without, wherever that started.",
        stays_ahead,
        {
            "From the identity the tanh RNN comes up to the GRU.": {
                "start_ablation.tanh_rnn.identity.accuracy[*]": 0.824
            },
        },
        {
            STARTED: 0.84,
            f"{WITHOUT_GATES}.memory.trained.accuracy[*]": 0.84,
            f"{WITH_GATES}.memory.trained.accuracy[*]": 0.79,
        },
    ),
    Claim(
        "start_matters_little",
        "No start moves a network by three points, on average over seeds.",
        lambda r: every(
            within(other, accuracy(r, key), 0.03)
            for key in UNGATED
            for other in started(r, key)
        ),
        {
            "An orthogonal start is worth more to the tanh RNN.": {
                "start_ablation.tanh_rnn.orthogonal.accuracy[*]": 0.826
            },
            "From the identity the linear network loses four.": {
                "start_ablation.rnn.identity.accuracy[*]": 0.72
            },
        },
        {
            STARTED: (0.6, 1.0),
            f"{WITHOUT_GATES}.memory.trained.accuracy[*]": (0.6, 1.0),
        },
    ),
)
