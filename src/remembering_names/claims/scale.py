"""What the work costs, and what asking for freshness takes."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    above,
    all_above,
    all_below,
    at_least,
    below,
    every,
    within,
)

GIGABYTE = 1e9 / 2**20  # in the megabytes of memory


def lab_study(r: Any, size: str) -> float:
    """Return the seconds of the lab study on one worker, at some size.

    They are counted in those of the study as it is.
    """
    seconds = r.measurements.lab_cost.larger.seconds
    return float(seconds[size][0] / seconds.now[0])


CLAIMS = (
    Claim(
        "compiled_learns_the_same",
        "After [[ engine_gap.steps ]] steps no weight of any model is further "
        "than [[ engine_gap.largest.float64 | scientific ]] from that of the "
        "naive loop in float64, and none further than "
        "[[ engine_gap.largest.float32 | scientific ]] in float32: both are "
        "rounding.",
        lambda r: every(
            [
                at_least(r.engine_gap.steps, 100),
                *(
                    below(gap[kind], limit)
                    for gap in (
                        *r.engine_gap.gaps.values(),
                        r.engine_gap.largest,
                    )
                    for kind, limit in (("float64", 1e-12), ("float32", 1e-4))
                ),
            ]
        ),
        {
            "In float64 a weight of the RNN is a millionth off.": {
                "engine_gap.gaps.rnn.float64": 1e-6
            },
            "In float32 one is a hundredth off.": {
                "engine_gap.gaps.torch_lstm.float32": 0.01
            },
        },
        {
            "engine_gap.gaps.*.float64": 1e-11,
            "engine_gap.gaps.*.float32": 1e-3,
            "engine_gap.largest.float64": 1e-11,
            "engine_gap.largest.float32": 1e-3,
            "engine_gap.steps": 10,
        },
    ),
    Claim(
        "compiled_is_faster",
        "For every model a compiled step takes less than a tenth of the naive "
        "loop's processor time.",
        lambda r: every(
            below(steps.one.cpu[1], steps.naive.cpu[1] / 10)
            for steps in r.measurements.lab_cost.step.values()
        ),
        {
            "PyTorch's LSTM gains a factor of five.": {
                "measurements.lab_cost.step.torch_lstm.one.cpu[1]": 160.0,
                "measurements.lab_cost.step.torch_lstm.naive.cpu[1]": 800.0,
            }
        },
        {
            "measurements.lab_cost.step.*.one.cpu[1]": lambda us: 10 * us,
            "measurements.lab_cost.step.*.naive.cpu[1]": lambda us: us / 10,
        },
    ),
    Claim(
        "two_cores_train_all_seeds",
        "On two cores all [[ rnn.lab_protocol.seeds | length ]] seeds of all "
        "three models take less than a third of the time by the clock on the "
        "wall that the naive loop takes for one seed of each, in every round.",
        lambda r: all_above(r.measurements.lab_cost.wall.pair_ratios, 3),
        {
            "In one round they take half of it.": {
                "measurements.lab_cost.wall.pair_ratios[2]": 2.0
            }
        },
        {"measurements.lab_cost.wall.pair_ratios[*]": 2.9},
    ),
    Claim(
        "names_cost_little",
        "On one worker twice the names make the lab study less than a third "
        "longer; twice the steps make it more than half longer, and twice the "
        "seeds make it twice as long, to a hundredth.",
        lambda r: every(
            [
                below(lab_study(r, "names"), 4 / 3),
                above(lab_study(r, "steps"), 3 / 2),
                within(lab_study(r, "seeds"), 2, 0.01),
            ]
        ),
        {
            "Twice the names make it half longer.": {
                "measurements.lab_cost.larger.seconds.names[0]": 150.0,
                "measurements.lab_cost.larger.seconds.now[0]": 100.0,
            },
            "Twice the steps make it a tenth longer.": {
                "measurements.lab_cost.larger.seconds.steps[0]": 110.0,
                "measurements.lab_cost.larger.seconds.now[0]": 100.0,
            },
        },
        {
            "measurements.lab_cost.larger.seconds.names[0]": lambda s: 2 * s,
            "measurements.lab_cost.larger.seconds.steps[0]": lambda s: s / 2,
            "measurements.lab_cost.larger.seconds.seeds[0]": (
                lambda s: 0.9 * s,
                lambda s: 1.1 * s,
            ),
            "measurements.lab_cost.larger.seconds.now[0]": (
                lambda s: s / 2,
                lambda s: 2 * s,
            ),
        },
    ),
    Claim(
        "memory_of_a_run",
        "No process that makes results holds more than a gigabyte.",
        lambda r: all_below(
            [one.memory for one in r.measurements.costs.targets.values()],
            GIGABYTE,
        ),
        {
            "One holds two.": {
                "measurements.costs.targets.lab_cost.memory": 1908.0
            },
        },
        {"measurements.costs.targets.*.memory": 954.0},
    ),
    Claim(
        "asking_is_quick",
        "Asking whether all is fresh takes less than a second, and so does a "
        "run with nothing to do; importing torch alone takes longer than "
        "either.",
        lambda r: every(
            [
                below(r.measurements.own_cost.seconds.check, 1),
                below(r.measurements.own_cost.seconds.nothing_to_do, 1),
                *(
                    above(
                        r.measurements.own_cost.seconds.torch,
                        r.measurements.own_cost.seconds[one],
                    )
                    for one in ("check", "nothing_to_do")
                ),
            ]
        ),
        {
            "It takes two seconds.": {
                "measurements.own_cost.seconds.check": 2.0
            },
            "Importing torch takes a tenth of one.": {
                "measurements.own_cost.seconds.torch": 0.1
            },
        },
        {
            "measurements.own_cost.seconds.check": 1.1,
            "measurements.own_cost.seconds.nothing_to_do": 1.1,
            "measurements.own_cost.seconds.torch": 0.1,
        },
    ),
)
