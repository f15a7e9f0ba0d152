"""Whether our runs agree with what the lab report states.

One tolerance for all: our mean, with its interval, lies within a twentieth of
the reported figure.
"""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, all_above, all_below, every, within

TOLERANCE = 1 / 20  # of what is reported
LSTMS = ("torch_lstm", "scratch_lstm")


def as_reported(numbers: Any, key: str, score: str) -> Room:
    """Return the room of: a mean is as the lab report has it."""
    reported = numbers.reported[key][score]
    ours = numbers[key].lab_protocol[score]
    return within(ours, reported, TOLERANCE * reported)


def losses_above(numbers: Any, *keys: str) -> Room:
    """Return the room of: no run's loss is as low as reported."""
    return every(
        all_above(
            numbers[key].lab_protocol.loss,
            (1 + TOLERANCE) * numbers.reported[key].loss,
        )
        for key in keys
    )


def scratch_below(numbers: Any) -> Room:
    """Return the room of: no run by hand is as accurate as reported."""
    return all_below(
        numbers.scratch_lstm.lab_protocol.accuracy,
        numbers.reported.scratch_lstm.accuracy,
    )


CLAIMS = (
    Claim(
        "rnn_as_reported",
        "Our mean accuracy lies within a twentieth of the reported one.",
        lambda r: as_reported(r, "rnn", "accuracy"),
        {
            "The RNN ends at a half in every run.": {
                "rnn.lab_protocol.accuracy[*]": 0.5
            },
            "It ends at two thirds.": {"rnn.lab_protocol.accuracy[*]": 0.667},
        },
        {"rnn.lab_protocol.accuracy[*]": (0.2, 1.0)},
    ),
    Claim(
        "torch_as_reported",
        "The accuracies agree to within a twentieth.",
        lambda r: as_reported(r, "torch_lstm", "accuracy"),
        {
            "PyTorch's LSTM ends at three quarters.": {
                "torch_lstm.lab_protocol.accuracy[*]": 0.75
            },
            "It ends at nine tenths.": {
                "torch_lstm.lab_protocol.accuracy[*]": 0.9
            },
        },
        {"torch_lstm.lab_protocol.accuracy[*]": (0.4, 1.5)},
    ),
    Claim(
        "scratch_below_reported",
        "Our mean accuracy lies within a twentieth of the reported one, but no "
        "run reaches it.",
        lambda r: every(
            [scratch_below(r), as_reported(r, "scratch_lstm", "accuracy")]
        ),
        {
            "One run does reach it.": {
                "scratch_lstm.lab_protocol.accuracy[2]": 0.903
            },
            "All runs end at eight tenths.": {
                "scratch_lstm.lab_protocol.accuracy[*]": 0.8
            },
        },
        {"scratch_lstm.lab_protocol.accuracy[*]": (0.4, 0.9)},
    ),
    Claim(
        "losses_above_reported",
        "In every run both LSTMs end with a loss more than a twentieth above "
        "the reported [[ reported.torch_lstm.loss | loss(1) ]].",
        lambda r: losses_above(r, *LSTMS),
        {
            "One run by hand comes down to the reported loss.": {
                "scratch_lstm.lab_protocol.loss[1]": 0.3
            }
        },
        {"{torch,scratch}_lstm.lab_protocol.loss[*]": 0.314},
    ),
)
