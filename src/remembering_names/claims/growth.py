"""How costs grow: by the fitted laws, with what their fits leave open."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, below, every, within

ONCE = ("read", "clean", "split")
IN_LINE = ("steps", "epoch")
DAY, MONTH = 24, 30 * 24  # hours
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
        "ends_lie_close",
        "Which of the two ends first, the laws cannot tell: by all that they "
        "leave open, one core takes between a day and a month to fill the "
        "memory.",
        lambda r: every(
            [
                above(r.measurements.growth.study.full.hours[0], DAY),
                below(r.measurements.growth.study.full.hours[-1], MONTH),
            ]
        ),
        {
            "The memory is full after hours.": {
                "measurements.growth.study.full.hours": [4.0, 6.0, 9.0]
            },
            "It takes a year.": {
                "measurements.growth.study.full.hours": [7e3, 8e3, 9e3]
            },
        },
        {
            "measurements.growth.study.full.hours[0]": 23.0,
            "measurements.growth.study.full.hours[-1]": 721.0,
        },
    ),
)
