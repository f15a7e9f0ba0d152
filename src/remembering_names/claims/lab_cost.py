"""What the lab protocol costs, by hand and compiled."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, above, below


def takes_longer(numbers: Any) -> Room:
    """Return the room of: the loop by hand takes more than twice the time."""
    naive = numbers.measurements.lab_cost.cpu.naive
    return above(naive.scratch_lstm, 2 * naive.torch_lstm)


CLAIMS = (
    Claim(
        "scratch_takes_longer",
        "The lab report is right that the LSTM by hand trains far longer than "
        "the library's: more than twice as long.",
        takes_longer,
        {
            "The loop by hand takes a third longer.": {
                "measurements.lab_cost.cpu.naive.scratch_lstm": 108.0,
                "measurements.lab_cost.cpu.naive.torch_lstm": 81.0,
            }
        },
        {
            "measurements.lab_cost.cpu.naive.scratch_lstm": lambda s: s / 2,
            "measurements.lab_cost.cpu.naive.torch_lstm": lambda s: 2 * s,
        },
    ),
    Claim(
        "compiled_runs_are_cheap",
        "All compiled seeds together cost less than half of what the naive "
        "loop needs for one.",
        lambda r: below(
            r.measurements.lab_cost.cpu.compiled_total,
            r.measurements.lab_cost.cpu.naive_total / 2,
        ),
        {
            "All seeds cost as much as the naive loop does for one.": {
                "measurements.lab_cost.cpu.{compiled,naive}_total": 300.0
            }
        },
        {
            "measurements.lab_cost.cpu.compiled_total": 1e4,
            "measurements.lab_cost.cpu.naive_total": 1.0,
        },
    ),
)
