"""What the paths through gated cells are worth, at the start and trained.

At the start there are three seeds, trained there is one shipped network.
"""

from collections.abc import Iterable
from itertools import product
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import all_above, all_below, all_within, every

LSTMS = ("torch_lstm", "scratch_lstm")
LSTM_PATHS = ("candidate", "input", "forget")
EITHER = "cell_terms.{torch,scratch}_lstm"


def gains(numbers: Any, key: str, case: str, path: str) -> list[float]:
    """Return the gain of a path, seed by seed."""
    found: list[float] = numbers.cell_terms[key][case][path]
    return found


def leads(
    numbers: Any, key: str, case: str, others: Iterable[str]
) -> list[float]:
    """Return how many times the direct path is the largest of the others."""
    columns = [gains(numbers, key, case, path) for path in ("direct", *others)]
    return [direct / max(rest) for direct, *rest in zip(*columns, strict=True)]


def growths(numbers: Any, key: str, path: str) -> list[float]:
    """Return how many times larger a bias of one makes a path, by seed."""
    before, after = (
        gains(numbers, key, f"start_{bias}", path) for bias in (0, 1)
    )
    return [end / start for start, end in zip(before, after, strict=True)]


def trained_growths(
    numbers: Any, key: str, path: str, start: str = "start_1"
) -> list[float]:
    """Return how many times larger than each start the trained path is."""
    (trained,) = gains(numbers, key, "trained", path)
    return [trained / before for before in gains(numbers, key, start, path)]


CLAIMS = (
    Claim(
        "direct_dominates_start",
        "At the start, with a forget bias of one, the direct path is more than "
        "three times as large as any other, in either LSTM.",
        lambda r: every(
            all_above(leads(r, key, "start_1", LSTM_PATHS), 3) for key in LSTMS
        ),
        {
            "The path through the candidate is half as large.": {
                "cell_terms.torch_lstm.start_1.candidate[*]": 0.36
            }
        },
        {
            f"{EITHER}.start_1.direct[*]": 0.38,
            f"{EITHER}.start_1.{{candidate,input,forget}}[*]": 0.25,
        },
    ),
    Claim(
        "bias_moves_direct_only",
        "The forget bias lifts the direct path by more than a third and leaves "
        "each of the others within a twentieth of what it was.",
        lambda r: every(
            room
            for key in LSTMS
            for room in (
                all_above(growths(r, key, "direct"), 4 / 3),
                *(
                    all_within(growths(r, key, path), 1, 1 / 20)
                    for path in LSTM_PATHS
                ),
            )
        ),
        {
            "The path through the input gate doubles.": {
                "cell_terms.scratch_lstm.start_1.input[*]": 0.08
            },
            "The direct path grows by a tenth.": {
                "cell_terms.torch_lstm.start_1.direct[*]": 0.556
            },
        },
        {
            f"{EITHER}.start_1.direct[*]": 0.66,
            f"{EITHER}.start_0.direct[*]": 0.6,
            f"{EITHER}.start_{{0,1}}.{{candidate,input,forget}}[*]": (
                0.001,
                0.3,
            ),
        },
    ),
    Claim(
        "paths_grow",
        "Training makes every path through the hidden state larger, each by "
        "more than half; what the direct path leaves out is then between two "
        "and three fifths as long as the whole.",
        lambda r: every(
            room
            for key in LSTMS
            for room in (
                *(
                    all_above(trained_growths(r, key, path), 1.5)
                    for path in LSTM_PATHS
                ),
                all_above(gains(r, key, "trained", "beyond"), 0.4),
                all_below(gains(r, key, "trained", "beyond"), 0.6),
            )
        ),
        {
            "The path through the candidate stays as it was.": {
                "cell_terms.scratch_lstm.trained.candidate[0]": 0.19
            },
            "The direct path leaves out three quarters.": {
                "cell_terms.torch_lstm.trained.beyond[0]": 0.75
            },
        },
        {
            f"{EITHER}.trained.{{candidate,input,forget}}[*]": 0.01,
            f"{EITHER}.start_1.{{candidate,input,forget}}[*]": 0.3,
            f"{EITHER}.trained.beyond[*]": (0.39, 0.61),
        },
    ),
    Claim(
        "candidate_leads",
        "Of the paths through the hidden state the one through the candidate "
        "is the largest, at the start as when trained.",
        lambda r: every(
            all_above(
                gains(r, key, case, "candidate"), gains(r, key, case, path)
            )
            for key, case, path in product(
                LSTMS, ("start_0", "start_1", "trained"), LSTM_PATHS[1:]
            )
        ),
        {
            "Trained, the one through the input gate is larger.": {
                "cell_terms.torch_lstm.trained.input[0]": 0.35
            }
        },
        {
            f"{EITHER}.{{start_0,start_1,trained}}.candidate[*]": 0.01,
            f"{EITHER}.{{start_0,start_1,trained}}.{{input,forget}}[*]": 0.4,
        },
    ),
    Claim(
        "carousel_needs_cuts",
        "A forget gate at one is not enough: with the paths left open the "
        "Jacobian of either LSTM is more than a tenth off the identity, at the "
        "start as when trained.",
        lambda r: every(
            all_above(gains(r, key, f"carousel_{case}", "off_identity"), 0.1)
            for key, case in product(LSTMS, ("start", "trained"))
        ),
        {
            "At the start it is a twentieth off.": {
                "cell_terms.torch_lstm.carousel_start.off_identity[*]": 0.05
            }
        },
        {f"{EITHER}.carousel_{{start,trained}}.off_identity[*]": 0.09},
    ),
)
