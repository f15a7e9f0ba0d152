"""What became of the lab report's statements, one by one."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import (
    Room,
    above,
    all_above,
    at_least,
    below,
    every,
    holds,
    within,
)
from remembering_names.claims import lab, reported
from remembering_names.claims.lab import LSTMS
from remembering_names.claims.learning_rates import swept
from remembering_names.seeds import finished, mean_over_seeds


def highest(numbers: Any) -> float:
    """Return the best accuracy of any run of a model, at any rate."""
    runs = swept(numbers).values()
    return max(accuracy for rate in runs for accuracy in finished(rate))


def compiled_cost(r: Any) -> float:
    """Return how many times the library's time the one by hand takes.

    Both compiled, a step of each.
    """
    step = r.measurements.lab_cost.step
    return float(step.scratch_lstm.one.cpu[1] / step.torch_lstm.one.cpu[1])


def is_one_lstm(r: Any) -> Room:
    """Return the room of: the copy whose bias counts twice is the library's."""
    return every(
        [
            holds(r.identity.twice.answers == 0),
            below(r.identity.twice.loss, 1e-9),
        ]
    )


ONE_LSTM = {
    "identity.twice.answers": 1,
    "identity.twice.loss": 1e-6,
}
CLAIMS = (
    Claim(
        "ledger_rnn",
        "**Holds for the accuracy, nearly for the loss.** Our mean accuracy is "
        "within a twentieth of it; our mean loss is higher, by less than a "
        "fifth of a nat.",
        lambda r: every(
            [
                reported.as_reported(r, "rnn", "accuracy"),
                above(r.rnn.lab_protocol.loss, r.reported.rnn.loss),
                below(r.rnn.lab_protocol.loss, r.reported.rnn.loss, by=-0.2),
            ]
        ),
        {
            "The RNN ends at a half.": {"rnn.lab_protocol.accuracy[*]": 0.5},
            "Its loss ends at what is reported.": {
                "rnn.lab_protocol.loss[*]": 1.2
            },
            "Its loss stays at one and a half.": {
                "rnn.lab_protocol.loss[*]": 1.5
            },
        },
        {
            "rnn.lab_protocol.accuracy[*]": (0.2, 1.0),
            "rnn.lab_protocol.loss[*]": (0.4, 2.2),
        },
    ),
    Claim(
        "ledger_torch",
        "**Holds for the accuracy, not for the loss.** The mean accuracy is "
        "within a twentieth of it; the loss of every run is more than a "
        "twentieth above.",
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
        "accuracy is within a twentieth of it, but no run reaches it, and none "
        "the loss; at twice the learning rate the mean accuracy does not "
        "either.",
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
        "**Holds.** At ten times the RNN's rate, every run of either LSTM ends "
        "above the best run of the RNN at any rate, by more than ten points.",
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
        "ledger_scratch_better",
        "**Holds, but not because it is written by hand.** On average the one "
        "by hand ends higher, over the seeds that all share, too; and with its "
        "bias counted twice and equal starts it gives the library's answers, "
        "name by name.",
        lambda r: every(
            [
                lab.scratch_ahead(r),
                is_one_lstm(r),
                above(r.effects.usual.gap, 0),
            ]
        ),
        {
            "Matched in all, one answer still differs.": {
                "identity.twice.answers": 1
            },
            "Over shared seeds there is no gap.": {
                "effects.usual.gap[0]": -0.01,
                "effects.usual.gap[1]": 0.01,
                "effects.usual.gap[2]": 0.0,
            },
        },
        {
            **ONE_LSTM,
            "effects.usual.gap[*]": -0.1,
            "scratch_lstm.lab_protocol.accuracy[*]": 0.66,
            "torch_lstm.lab_protocol.accuracy[*]": 1.04,
        },
    ),
    Claim(
        "ledger_both_parts",
        "Both count: on average neither makes less than a quarter of the gap.",
        lambda r: every(
            above(
                mean_over_seeds(part), mean_over_seeds(r.effects.usual.gap) / 4
            )
            for part in (r.effects.usual.start, r.effects.usual.biases)
        ),
        {
            "The second bias makes a tenth of it.": {
                "effects.usual.biases[*]": 0.0025
            },
            "The start makes none of it.": {"effects.usual.start[*]": 0.0},
        },
        {
            "effects.usual.start[*]": -0.05,
            "effects.usual.biases[*]": -0.05,
        },
    ),
    Claim(
        "ledger_one_lstm",
        "Then the two are one: not one of the answers differs, and no loss by "
        "more than rounding.",
        is_one_lstm,
        {
            "One answer differs.": {"identity.twice.answers": 1},
            "A loss differs by a thousandth.": {"identity.twice.loss": 1e-3},
        },
        ONE_LSTM,
    ),
    Claim(
        "ledger_time",
        "**Holds for the loop that it was said of.** Compiled, where both go "
        "through the same code, they take the same time to within a fifth.",
        lambda r: every(
            [lab.takes_longer(r), within(compiled_cost(r), 1.0, 0.2)]
        ),
        {
            "Compiled, the one by hand takes twice as long.": {
                "measurements.lab_cost.step.scratch_lstm.one.cpu[1]": 400.0,
                "measurements.lab_cost.step.torch_lstm.one.cpu[1]": 200.0,
            },
            "In the loop both take the same time.": {
                "measurements.lab_cost.cpu.naive.{scratch,torch}_lstm": 80.0
            },
        },
        {
            "measurements.lab_cost.step.{scratch,torch}_lstm.one.cpu[1]": (
                lambda old: 1.6 * old
            ),
            "measurements.lab_cost.cpu.naive.scratch_lstm": lambda s: s / 2,
            "measurements.lab_cost.cpu.naive.torch_lstm": lambda s: 2 * s,
        },
    ),
    Claim(
        "ledger_rnn_ends",
        "**Nearly holds, on average.** English is one of the two worst "
        "languages and Greek one of the four best. Which comes first is not "
        "the same from run to run.",
        lambda r: every(
            [
                lab.ends_as_reported(r),
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
