"""Why one LSTM does better than the other, and takes longer."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, above, below, every, holds, within
from remembering_names.claims import lab
from remembering_names.claims.lab_cost import takes_longer
from remembering_names.seeds import mean_over_seeds


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
        "The start and the biases both count: on average neither makes less "
        "than a quarter of the gap.",
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
        "So matched, the two LSTMs are one: not one of the answers differs, "
        "and no loss by more than rounding.",
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
        lambda r: every([takes_longer(r), within(compiled_cost(r), 1.0, 0.2)]),
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
)
