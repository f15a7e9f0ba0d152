"""What the work costs, how that grows, and what asking for freshness takes."""

from statistics import median
from typing import Any

from firsthand.claim import Claim

TWO_GIGABYTES = 2e9 / 2**20  # in the megabytes of memory
ONCE = ("read", "clean", "split")


def steps_of(r: Any) -> list[Any]:
    """Return each model's microseconds for a step of one replica."""
    return list(r.measurements.lab_cost.replica_step.values())


def middles(quartiles: list[list[float]]) -> list[float]:
    """Return the medians of a list of quartiles."""
    return [middle for _, middle, _ in quartiles]


def exponent(r: Any, curve: str) -> float:
    """Return the power by which a kind of work grows."""
    return float(r.measurements.growth.curves[curve].law.exponent)


CLAIMS = (
    Claim(
        "replicas_learn_the_same",
        "After [[ replica_gap.steps ]] steps no weight of any replica, however "
        "many share a step, is further than "
        "[[ replica_gap.largest.float64 | scientific ]] from that of its lone "
        "run in float64, and none further than "
        "[[ replica_gap.largest.float32 | scientific ]] in float32.",
        lambda r: (
            max(r.replica_gap.sizes) == 32
            and r.replica_gap.largest.float64 < 1e-11
            and r.replica_gap.largest.float32 < 1e-3
        ),
    ),
    Claim(
        "two_cores_train_all_seeds",
        "On two cores all [[ rnn.lab_protocol.seeds | length ]] seeds of all "
        "three models take less time by the clock on the wall than the naive "
        "loop takes for one seed of each.",
        lambda r: median(r.measurements.lab_cost.wall.pair_ratios) > 1.05,
    ),
    Claim(
        "sharing_pays",
        "For every model a few replicas in one process are faster, each, than "
        "one by itself.",
        lambda r: all(
            min(middles(steps.one.cpu)) < 0.9 * steps.one.cpu[0][1]
            for steps in steps_of(r)
        ),
    ),
    Claim(
        "sharing_stops_paying",
        "For either LSTM it stops paying: with the most replicas tried, each "
        "is slower again than with the best number.",
        lambda r: all(
            middles(steps.one.cpu)[-1] > 1.1 * min(middles(steps.one.cpu))
            for key, steps in r.measurements.lab_cost.replica_step.items()
            if key != "rnn"
        ),
    ),
    Claim(
        "steps_grow_in_line",
        "Steps and names cost in proportion to their number: the exponents of "
        "the lab protocol and of an epoch lie within a sixth of one.",
        lambda r: all(
            abs(exponent(r, curve) - 1) < 1 / 6 for curve in ("steps", "epoch")
        ),
    ),
    Claim(
        "nothing_once_is_square",
        "Nothing that is done to names once (reading, cleaning, splitting) "
        "grows much faster than their number.",
        lambda r: all(exponent(r, curve) < 1.3 for curve in ONCE),
    ),
    Claim(
        "hidden_size_below_square",
        "Over the sizes measured the cost grows more slowly than the weights, "
        "whose number grows with nearly the square.",
        lambda r: exponent(r, "hidden_size") < 1.7,
    ),
    Claim(
        "time_ends_first",
        "On this machine time ends first: what one core can study in a week "
        "does not fill the memory.",
        lambda r: (
            r.measurements.growth.study.week.memory[1]
            < 0.8 * r.measurements.growth.study.machine_memory
        ),
    ),
    Claim(
        "memory_of_a_run",
        "All processes of a full run together hold less than two gigabytes.",
        lambda r: r.measurements.costs.whole.memory < TWO_GIGABYTES,
    ),
    Claim(
        "asking_is_quick",
        "Asking whether all is fresh takes less than half a second, and a run "
        "with nothing to do less than a whole one; importing torch alone "
        "takes longer than either.",
        lambda r: (
            r.measurements.own_cost.seconds.check < 0.5
            and r.measurements.own_cost.seconds.nothing_to_do < 1
            and r.measurements.own_cost.seconds.torch
            > 1.1 * r.measurements.own_cost.seconds.nothing_to_do
        ),
    ),
)
