"""What the paths through gated cells are worth, and how long cells keep."""

from collections.abc import Iterable
from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.seeds import mean_over_seeds

LSTMS = ("torch_lstm", "scratch_lstm")
LSTM_PATHS = ("candidate", "input", "forget")
GRU_PATHS = ("candidate", "update", "reset")


def gain(numbers: Any, key: str, case: str, path: str) -> float:
    """Return the gain of a path, mean over seeds."""
    return mean_over_seeds(numbers.cell_terms[key][case][path])


def lead(numbers: Any, key: str, case: str, others: Iterable[str]) -> float:
    """Return how many times the direct path is the largest of the others."""
    largest = max(gain(numbers, key, case, path) for path in others)
    return gain(numbers, key, case, "direct") / largest


def growth(
    numbers: Any, key: str, path: str, start: str, end: str = "trained"
) -> float:
    """Return how many times larger a path is in one case than in another."""
    before, after = (gain(numbers, key, case, path) for case in (start, end))
    return after / before


def off(numbers: Any, key: str, case: str) -> float:
    """Return how far from the direct path the bias alone would put it."""
    bias = case.removeprefix("start_")
    expected = numbers.half_lives.biases[bias].gate
    return abs(gain(numbers, key, case, "direct") - float(expected))


CLAIMS = (
    Claim(
        "direct_dominates_start",
        "At the start, with a forget bias of one, the direct path is more than "
        "three times as large as any other, in either LSTM.",
        lambda r: holds(
            all(lead(r, key, "start_1", LSTM_PATHS) > 3.3 for key in LSTMS)
        ),
    ),
    Claim(
        "bias_moves_direct_only",
        "The forget bias lifts the direct path by more than a third and leaves "
        "each of the others within a twentieth of what it was.",
        lambda r: holds(
            all(
                growth(r, key, "direct", "start_0", "start_1") > 1.36
                for key in LSTMS
            )
            and all(
                abs(growth(r, key, path, "start_0", "start_1") - 1) < 0.045
                for key in LSTMS
                for path in LSTM_PATHS
            )
        ),
    ),
    Claim(
        "paths_grow",
        "Training makes every path through the hidden state larger, each by "
        "more than half; what the direct path leaves out is then about half as "
        "long as the whole.",
        lambda r: holds(
            all(
                growth(r, key, path, "start_1") > 1.55
                for key in LSTMS
                for path in LSTM_PATHS
            )
            and all(
                0.42 < gain(r, key, "trained", "beyond") < 0.6 for key in LSTMS
            )
        ),
    ),
    Claim(
        "candidate_leads",
        "The largest of them is the one through the candidate, at the start as "
        "when trained.",
        lambda r: holds(
            all(
                gain(r, key, case, "candidate")
                > 1.2 * max(gain(r, key, case, path) for path in LSTM_PATHS[1:])
                for key in LSTMS
                for case in ("start_0", "start_1", "trained")
            )
        ),
    ),
    Claim(
        "carousel_needs_cuts",
        "A forget gate at one is not enough: with the paths left open the "
        "Jacobian of either LSTM is more than a tenth off the identity, at the "
        "start as when trained.",
        lambda r: holds(
            all(
                min(r.cell_terms[key][f"carousel_{case}"].off_identity) > 0.11
                for key in LSTMS
                for case in ("start", "trained")
            )
        ),
    ),
    Claim(
        "bias_sets_the_gate",
        "So at the start it is the bias that sets the gate, to within three "
        "hundredths, in either LSTM.",
        lambda r: holds(
            all(
                off(r, key, case) < 0.025
                for key in LSTMS
                for case in ("start_0", "start_1")
            )
        ),
    ),
    Claim(
        "chrono_spreads",
        "A layer made for the longest of these delays has a mean half-life "
        "more than a hundred times that of a forget bias of one.",
        lambda r: holds(
            min(r.half_lives.chrono["1000"].mean)
            > 110 * r.half_lives.biases["1"].half_life
        ),
    ),
    Claim(
        "gru_direct_dominates_start",
        "At the start the direct path is more than three times as large as any "
        "other.",
        lambda r: holds(lead(r, "gru", "start", GRU_PATHS) > 3.3),
    ),
    Claim(
        "gru_paths_grow",
        "Training more than doubles each of the others; what the direct path "
        "leaves out is then more than half as long as the whole.",
        lambda r: holds(
            all(growth(r, "gru", path, "start") > 2.2 for path in GRU_PATHS)
            and gain(r, "gru", "trained", "beyond") > 0.55
        ),
    ),
)
