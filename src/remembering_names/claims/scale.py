"""What the work costs, how that grows, and what asking for freshness takes."""

from statistics import median
from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds

TWO_GIGABYTES = 2e9 / 2**20  # in the megabytes of memory
ONCE = ("read", "clean", "split")


def lab_study(r: Any, size: str) -> float:
    """Return the seconds of the lab study on one worker, at some size."""
    return float(r.measurements.lab_cost.larger.seconds[size][0])


def exponent(r: Any, curve: str) -> float:
    """Return the power by which a kind of work grows."""
    return float(r.measurements.growth.curves[curve].law.exponent)


CLAIMS = (
    Claim(
        "compiled_learns_the_same",
        "After [[ engine_gap.steps ]] steps no weight of any model is further "
        "than [[ engine_gap.largest.float64 | scientific ]] from that of the "
        "naive loop in float64, and none further than "
        "[[ engine_gap.largest.float32 | scientific ]] in float32.",
        lambda r: holds(
            r.engine_gap.steps >= 100
            and r.engine_gap.largest.float64 < 1e-12
            and r.engine_gap.largest.float32 < 1e-4
        ),
    ),
    Claim(
        "compiled_is_faster",
        "For every model a compiled step takes less than a tenth of the naive "
        "loop's processor time.",
        lambda r: holds(
            all(
                steps.naive.cpu[1] > 12 * steps.one.cpu[1]
                for steps in r.measurements.lab_cost.step.values()
            )
        ),
    ),
    Claim(
        "two_cores_train_all_seeds",
        "On two cores all [[ rnn.lab_protocol.seeds | length ]] seeds of all "
        "three models take less than a third of the time by the clock on the "
        "wall that the naive loop takes for one seed of each.",
        lambda r: holds(median(r.measurements.lab_cost.wall.pair_ratios) > 3.5),
    ),
    Claim(
        "names_cost_little",
        "On one worker twice the names make the lab study less than a third "
        "longer; twice the steps make it more than half longer, and twice the "
        "seeds make it twice as long.",
        lambda r: holds(
            lab_study(r, "names") < 1.3 * lab_study(r, "now")
            and lab_study(r, "steps") > 1.55 * lab_study(r, "now")
            and abs(lab_study(r, "seeds") / lab_study(r, "now") - 2) < 0.01
        ),
    ),
    Claim(
        "steps_grow_in_line",
        "Steps and names cost in proportion to their number: the exponents of "
        "the lab protocol and of an epoch lie within a sixth of one.",
        lambda r: holds(
            all(
                abs(exponent(r, curve) - 1) < 1 / 6
                for curve in ("steps", "epoch")
            )
        ),
    ),
    Claim(
        "nothing_once_is_square",
        "Nothing that is done to names once (reading, cleaning, splitting) "
        "grows much faster than their number.",
        lambda r: holds(all(exponent(r, curve) < 1.3 for curve in ONCE)),
    ),
    Claim(
        "hidden_size_below_square",
        "Over the sizes measured the cost grows more slowly than the weights, "
        "whose number grows with nearly the square.",
        lambda r: holds(exponent(r, "hidden_size") < 1.7),
    ),
    Claim(
        "time_ends_first",
        "On this machine time ends first: what one core can study in a week "
        "does not fill the memory.",
        lambda r: holds(
            r.measurements.growth.study.week.memory[1]
            < 0.8 * r.measurements.growth.study.machine_memory
        ),
    ),
    Claim(
        "memory_of_a_run",
        "All processes of a full run together hold less than two gigabytes.",
        lambda r: holds(r.measurements.costs.whole.memory < TWO_GIGABYTES),
    ),
    Claim(
        "asking_is_quick",
        "Asking whether all is fresh takes less than half a second, and a run "
        "with nothing to do less than a whole one; importing torch alone "
        "takes longer than either.",
        lambda r: holds(
            r.measurements.own_cost.seconds.check < 0.5
            and r.measurements.own_cost.seconds.nothing_to_do < 1
            and r.measurements.own_cost.seconds.torch
            > 1.1 * r.measurements.own_cost.seconds.nothing_to_do
        ),
    ),
)
