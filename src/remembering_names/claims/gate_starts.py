"""Where the bias of a forget gate puts it, and how long that keeps."""

from itertools import product
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import all_above, all_within, every
from remembering_names.claims.derivations_lstm import EITHER, LSTMS, gains


def gate(numbers: Any, case: str) -> float:
    """Return where the bias of a start alone would put a forget gate."""
    bias = case.removeprefix("start_")
    return float(numbers.half_lives.biases[bias].gate)


CLAIMS = (
    Claim(
        "bias_sets_the_gate",
        "At the start it is the bias that sets the forget gate, to within "
        "three hundredths, in either LSTM.",
        lambda r: every(
            all_within(gains(r, key, case, "direct"), gate(r, case), 0.03)
            for key, case in product(LSTMS, ("start_0", "start_1"))
        ),
        {
            "With a bias of one the gate starts at a half.": {
                "cell_terms.torch_lstm.start_1.direct[*]": 0.5
            }
        },
        {
            f"{EITHER}.start_0.direct[*]": (0.46, 0.54),
            f"{EITHER}.start_1.direct[*]": (0.7, 0.77),
        },
    ),
    Claim(
        "chrono_spreads",
        "A layer made for the longest of these delays has a mean half-life "
        "more than a hundred times that of a forget bias of one.",
        lambda r: all_above(
            r.half_lives.chrono["1000"].mean,
            100 * r.half_lives.biases["1"].half_life,
        ),
        {
            "One layer's mean is thirty times as long.": {
                "half_lives.chrono.1000.mean[3]": 66.0
            }
        },
        {
            "half_lives.chrono.1000.mean[*]": 220.0,
            "half_lives.biases.1.half_life": 4.0,
        },
    ),
)
