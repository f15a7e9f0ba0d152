"""What the ladder shows: measured, and compared by the ends of intervals."""

from collections.abc import Iterator
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, below, every
from remembering_names.models.ladder.rungs import FAMILIES, LSTM, Family

TEXTBOOK, TOP = LSTM.rungs[0].key, LSTM.top
BETWEEN = [rung.key for rung in LSTM.rungs if rung.key not in {TEXTBOOK, TOP}]
AT = "measurements.ladder.lstm.points[threads=1&kernels=own{}].ratio"
ALONE, AT_LARGEST = AT.format("&batch=1"), AT.format("&batch=256")
RATIO = "measurements.ladder.{lstm,gru}.points[threads=1&kernels=own].ratio"


def points(r: Any, family: Family = LSTM) -> Iterator[tuple[int, Any]]:
    """Yield each batch size with the ratios to the library's times.

    They are those on one thread, with the kernels that the libraries choose
    themselves, for each number of letters.
    """
    for point in r.measurements.ladder[family.key].points:
        if point.threads == 1 and point.kernels == "own":
            yield point.batch, point.ratio


def alone(r: Any) -> list[Any]:
    """Return the ratios where one name is read at a time."""
    return [ratio for batch, ratio in points(r) if batch == 1]


def largest(r: Any) -> list[Any]:
    """Return the ratios at the largest batch."""
    most = max(batch for batch, _ in points(r))
    return [ratio for batch, ratio in points(r) if batch == most]


CLAIMS = (
    Claim(
        "textbook_is_slow",
        "One name at a time, the textbook cell takes more than one and a half "
        "times as long as the library.",
        lambda r: every(above(one[TEXTBOOK].low, 1.5) for one in alone(r)),
        {
            "At ten letters it takes a third longer.": {
                f"{ALONE}.textbook.{{low,median,high}}": 1.33
            }
        },
        {f"{ALONE}.textbook.low": 1.4},
    ),
    Claim(
        "top_beats_textbook",
        "On one thread the top rung of both layers is faster than the "
        "textbook cell at every size that is timed here.",
        lambda r: every(
            below(one[family.top].high, one[TEXTBOOK].low)
            for family in FAMILIES
            for _, one in points(r, family)
        ),
        {
            "At one size the compiled GRU takes as long.": {
                "measurements.ladder.gru.points[0].ratio.compiled.high": 20
            }
        },
        {
            f"{RATIO}.compiled.high": 20.0,
            f"{RATIO}.textbook.low": 0.1,
        },
    ),
    Claim(
        "top_wins_large_batches",
        "On the largest batch that is timed here the top rung is faster than "
        "the library.",
        lambda r: every(below(one[TOP].high, 1) for one in largest(r)),
        {
            "At ten letters it takes a tenth longer.": {
                f"{AT_LARGEST}.compiled.{{low,median,high}}": 1.1
            }
        },
        {f"{AT_LARGEST}.compiled.high": 1.01},
    ),
    Claim(
        "top_wins_in_company",
        "On one thread, and at the hidden size that is timed here, the top "
        "rung is faster than the library wherever more than one name is read "
        "at once.",
        lambda r: every(
            below(one[TOP].high, 1) for batch, one in points(r) if batch > 1
        ),
        {
            "With sixteen names it takes a tenth longer.": {
                f"{AT.format('&batch=16')}.compiled.{{low,median,high}}": 1.1
            }
        },
        {
            f"{AT.format('&batch=16')}.compiled.high": 1.01,
            f"{AT.format('&batch=64')}.compiled.high": 1.01,
            f"{AT_LARGEST}.compiled.high": 1.01,
        },
    ),
    Claim(
        "ladder_climbs",
        "One name at a time, each rung is faster than the textbook cell, and "
        "the top one is the fastest of all.",
        lambda r: every(
            room
            for one in alone(r)
            for rung in BETWEEN
            for room in (
                below(one[rung].high, one[TEXTBOOK].low),
                below(one[TOP].high, one[rung].low),
            )
        ),
        {
            "The fused rung takes as long as the textbook cell.": {
                f"{ALONE}.fused.high": 20
            },
            "The lean one is the fastest.": {
                f"{ALONE}.lean.{{low,median,high}}": 0.5
            },
        },
        {
            f"{ALONE}.{{fused,look_up,hand,lean}}.high": 20.0,
            f"{ALONE}.{{fused,look_up,hand,lean}}.low": 0.1,
            f"{ALONE}.compiled.high": 5.0,
            f"{ALONE}.textbook.low": 0.5,
        },
    ),
)
