"""What the networks on the pages answer, and what a grip on them costs."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    above,
    all_above,
    at_most,
    below,
    every,
)

KEYS = ("rnn", "tanh_rnn", "gru", "torch_lstm", "scratch_lstm")
EACH = f"{{{','.join(KEYS)}}}"
SERVED = f"{EACH}.{{seed_0,seed_1}}"
CELLS = ("torch_lstm", "scratch_lstm")
DECLARED = "aefd294"


def served(numbers: Any) -> list[Any]:
    """Return what is stored of each network that pages read with."""
    return [
        one
        for key in KEYS
        for one in (numbers[key].seed_0, numbers[key].seed_1)
    ]


def rarely_otherwise(numbers: Any) -> Room:
    """Return the room of: less than one answer in two hundred changes."""
    return every(
        below(one.otherwise / one.names, 1 / 200) for one in served(numbers)
    )


CLAIMS = (
    Claim(
        "second_seed_is_the_studied_one",
        "Trained once more, the second seed of each of the five networks gives "
        "every test name the answer that it gave in the study.",
        lambda r: every(
            at_most(r[key].second_seed.otherwise, 0) for key in KEYS
        ),
        {"The GRU answers one otherwise.": {"gru.second_seed.otherwise": 1}},
        {f"{EACH}.second_seed.otherwise": 1},
        declared=DECLARED,
    ),
    Claim(
        "rounding_moves_little",
        "At sixteen bits no log-probability that any of the ten networks gives "
        "to a test name moves by as much as a twentieth.",
        lambda r: every(below(one.most, 0.05) for one in served(r)),
        {"One of the GRU's moves by a tenth.": {"gru.seed_1.most": 0.1}},
        {f"{SERVED}.most": 0.06},
        declared=DECLARED,
    ),
    Claim(
        "rounding_turns_ties",
        "At sixteen bits fewer than one answer in two hundred changes in any "
        "of the ten networks, and only where the two best languages were less "
        "than two percentage points apart.",
        lambda r: every(
            [
                rarely_otherwise(r),
                *(below(one.apart, 0.02) for one in served(r)),
            ]
        ),
        {
            "The GRU changes twenty.": {"gru.seed_0.otherwise": 20},
            "An answer five points ahead changes.": {"rnn.seed_1.apart": 0.05},
        },
        {f"{SERVED}.otherwise": 10, f"{SERVED}.apart": 0.03},
        declared=DECLARED,
    ),
    Claim(
        "order_of_letters_counts",
        "Shuffled letters cost each of the five networks more than twenty "
        "percentage points, however they fall.",
        lambda r: every(
            all_above(r[key].grips.free, r[key].grips.shuffled, 0.2)
            for key in KEYS
        ),
        {
            "One draw costs the GRU ten points.": {
                "gru.grips.free": 0.83,
                "gru.grips.shuffled[1]": 0.73,
            }
        },
        {f"{EACH}.grips.shuffled[*]": 0.75, f"{EACH}.grips.free": 0.3},
        declared=DECLARED,
    ),
    Claim(
        "last_letters_count_most",
        "Each of the five networks loses more when the last two letters "
        "change places than when the first two do.",
        lambda r: every(
            above(r[key].grips.swapped[0], r[key].grips.last_swapped)
            for key in KEYS
        ),
        {
            "The tanh RNN loses nothing at the end.": {
                "tanh_rnn.grips.last_swapped": 0.81,
                "tanh_rnn.grips.swapped[0]": 0.79,
            }
        },
        {
            f"{EACH}.grips.last_swapped": 0.9,
            f"{EACH}.grips.swapped[0]": 0.1,
        },
        declared=DECLARED,
    ),
    Claim(
        "shut_forget_gate_costs",
        "With its forget gate shut throughout each LSTM loses more than ten "
        "percentage points.",
        lambda r: every(
            above(r[key].grips.free, r[key].grips.held.f["0"][0], 0.1)
            for key in CELLS
        ),
        {
            "PyTorch's LSTM loses five.": {
                "torch_lstm.grips.free": 0.83,
                "torch_lstm.grips.held.f.0[0]": 0.78,
            }
        },
        {
            f"{{{','.join(CELLS)}}}.grips.held.f.0[0]": 0.8,
            f"{{{','.join(CELLS)}}}.grips.free": 0.1,
        },
        declared=DECLARED,
    ),
)
