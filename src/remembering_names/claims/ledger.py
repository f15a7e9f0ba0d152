"""What became of the lab report's statements, one by one."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    above,
    all_above,
    at_least,
    below,
    every,
    holds,
)
from remembering_names.claims import reported
from remembering_names.claims.lab import LSTMS
from remembering_names.claims.lab_languages import ends_as_reported
from remembering_names.claims.learning_rates import swept
from remembering_names.seeds import finished


def highest(numbers: Any) -> float:
    """Return the best accuracy of any run of a model, at any rate."""
    runs = swept(numbers).values()
    return max(accuracy for rate in runs for accuracy in finished(rate))


CLAIMS = (
    Claim(
        "ledger_rnn",
        "**Holds for the accuracy, not quite for the loss.** Our mean "
        "accuracy is within a twentieth of the reported one; our mean loss is "
        "more than a twentieth above.",
        lambda r: every(
            [
                reported.as_reported(r, "rnn", "accuracy"),
                above(
                    r.rnn.lab_protocol.loss,
                    (1 + reported.TOLERANCE) * r.reported.rnn.loss,
                ),
            ]
        ),
        {
            "The RNN ends at a half.": {"rnn.lab_protocol.accuracy[*]": 0.5},
            "Its loss ends at what is reported.": {
                "rnn.lab_protocol.loss[*]": 1.2
            },
        },
        {
            "rnn.lab_protocol.accuracy[*]": (0.2, 1.0),
            "rnn.lab_protocol.loss[*]": 0.6,
        },
    ),
    Claim(
        "ledger_torch",
        "**Holds for the accuracy, not for the loss.** Our mean accuracy is "
        "within a twentieth of the reported one; the loss of every run is "
        "more than a twentieth above.",
        lambda r: every(
            [
                reported.as_reported(r, "torch_lstm", "accuracy"),
                reported.losses_above(r, "torch_lstm"),
            ]
        ),
        {
            "One run comes down to the reported loss.": {
                "torch_lstm.lab_protocol.loss[6]": 0.3
            },
            "The accuracy is ten points lower.": {
                "torch_lstm.lab_protocol.accuracy[*]": 0.75
            },
        },
        {
            "torch_lstm.lab_protocol.accuracy[*]": (0.4, 1.5),
            "torch_lstm.lab_protocol.loss[*]": 0.314,
        },
    ),
    Claim(
        "ledger_scratch",
        "**Nearly holds for the accuracy, not for the loss.** Our mean "
        "accuracy is within a twentieth of the reported one, but no run "
        "reaches it, and none reaches the loss. At twice the learning rate "
        "the mean accuracy does not reach it either.",
        lambda r: every(
            [
                reported.as_reported(r, "scratch_lstm", "accuracy"),
                reported.scratch_below(r),
                reported.losses_above(r, "scratch_lstm"),
                below(
                    r.effects.larger.accuracy.hand_one,
                    r.reported.scratch_lstm.accuracy,
                ),
            ]
        ),
        {
            "One run reaches nine tenths.": {
                "scratch_lstm.lab_protocol.accuracy[2]": 0.9
            },
            "At twice the rate the mean does.": {
                "effects.larger.accuracy.hand_one[*]": 0.905
            },
            "One run reaches the loss.": {
                "scratch_lstm.lab_protocol.loss[0]": 0.29
            },
        },
        {
            "scratch_lstm.lab_protocol.accuracy[*]": (0.4, 0.9),
            "scratch_lstm.lab_protocol.loss[*]": 0.314,
            "effects.larger.accuracy.hand_one[*]": 0.97,
        },
    ),
    Claim(
        "ledger_larger_rate",
        "**Holds.** At ten times the vanilla RNN's rate, every run of either "
        "LSTM ends above the best run of the vanilla RNN at any rate, by more "
        "than ten points.",
        lambda r: every(
            [
                *(
                    all_above(
                        r[key].lab_protocol.accuracy, highest(r.rnn), by=0.1
                    )
                    for key in LSTMS
                ),
                holds(
                    all(
                        round(
                            r[key].lab_protocol.learning_rate
                            / r.rnn.lab_protocol.learning_rate,
                            6,
                        )
                        == 10
                        for key in LSTMS
                    )
                ),
            ]
        ),
        {
            "At another rate the RNN comes to eight tenths.": {
                "rnn.lab_sweep.accuracy[2][1]": 0.8
            },
            "A run of PyTorch's LSTM falls to a half.": {
                "torch_lstm.lab_protocol.accuracy[0]": 0.5
            },
        },
        {
            "{torch,scratch}_lstm.lab_protocol.accuracy[*]": 0.7,
            "{torch,scratch}_lstm.lab_protocol.learning_rate": 0.02,
            "rnn.lab_protocol.accuracy[*]": 0.8,
            "rnn.lab_sweep.accuracy[*][*]": 0.8,
        },
    ),
    Claim(
        "ledger_rnn_ends",
        "**Nearly holds, on average.** English is one of the two worst "
        "languages and Greek one of the four best. Which comes first is not "
        "the same from run to run.",
        lambda r: every(
            [
                ends_as_reported(r),
                at_least(len(set(r.overlap.rnn.best)), 2),
            ]
        ),
        {
            "Greek is best in every run.": {"overlap.rnn.best[*]": "Greek"},
            "English is known as well as Dutch.": {
                "rnn.lab_protocol.recall[*][4]": 0.45
            },
        },
        {
            "overlap.rnn.best[+]": "Greek",
            "rnn.lab_protocol.recall[+][4]": 0.8,
            "rnn.lab_protocol.recall[+][7]": 0.1,
        },
    ),
)
