"""How costs grow: by the fitted laws, with what their fits leave open."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import above, below, every, within

ONCE = ("read", "clean", "split")
IN_LINE = ("steps", "epoch")
WEEK = 7 * 24  # hours
LAW = "measurements.growth.curves"


def exponents(r: Any, curve: str) -> list[float]:
    """Return the ends of the power by which a kind of work grows."""
    ends: list[float] = r.measurements.growth.curves[curve].law.interval
    return ends


CLAIMS = (
    Claim(
        "steps_grow_in_line",
        "Steps and names cost in proportion to their number: the intervals of "
        "the exponents, of the lab protocol's and of an epoch's, lie within a "
        "sixth of one.",
        lambda r: every(
            within(end, 1, 1 / 6)
            for curve in IN_LINE
            for end in exponents(r, curve)
        ),
        {
            "Steps cost as their square.": {
                "measurements.growth.curves.steps.law.interval": [1.9, 2.1]
            },
            "Of an epoch the fit leaves all open.": {
                "measurements.growth.curves.epoch.law.interval": [0.2, 1.8]
            },
        },
        {f"{LAW}.{{steps,epoch}}.law.interval[*]": (0.8, 1.2)},
    ),
    Claim(
        "nothing_once_is_square",
        "Nothing that is done to names once (reading, cleaning, splitting) "
        "grows much faster than their number: no interval of an exponent "
        "reaches one and a half.",
        lambda r: every(
            below(end, 1.5) for curve in ONCE for end in exponents(r, curve)
        ),
        {
            "Splitting compares each name with each other.": {
                "measurements.growth.curves.split.law.interval": [1.9, 2.1]
            }
        },
        {f"{LAW}.{{read,clean,split}}.law.interval[*]": 1.6},
    ),
    Claim(
        "hidden_size_below_square",
        "Over the sizes measured the cost grows more slowly than with the "
        "square of the hidden size, to which the recurrent weights grow.",
        lambda r: every(below(end, 2) for end in exponents(r, "hidden_size")),
        {
            "It grows with the square.": {
                "measurements.growth.curves.hidden_size.law.interval": [
                    1.8,
                    2.2,
                ]
            }
        },
        {f"{LAW}.hidden_size.law.interval[*]": 2.1},
    ),
    Claim(
        "time_ends_first",
        "On this machine time and memory end together, as far as the laws can "
        "tell: the interval of the hours that one core takes to fill the "
        "memory has a week in it.",
        lambda r: every(
            [
                below(r.measurements.growth.study.full.hours[0], WEEK),
                above(r.measurements.growth.study.full.hours[-1], WEEK),
            ]
        ),
        {
            "The memory is full after two to three days.": {
                "measurements.growth.study.full.hours": [48.0, 60.0, 72.0]
            },
            "It takes a month at least.": {
                "measurements.growth.study.full.hours": [700.0, 800.0, 900.0]
            },
        },
        {
            "measurements.growth.study.full.hours[0]": 169.0,
            "measurements.growth.study.full.hours[-1]": 167.0,
        },
    ),
)
