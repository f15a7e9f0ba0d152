"""What the ladder shows: all of it measured, so with wide margins."""

from itertools import pairwise
from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.models.ladder.rungs import FAMILIES, LSTM, Family

RUNGS = LSTM.rungs
TEXTBOOK, TOP = RUNGS[0].key, LSTM.top


def ratios(
    r: Any, key: str, family: Family = LSTM
) -> dict[tuple[int, int], float]:
    """Return a rung's ratios to the library's, by letters and batch.

    They are those on one thread, with the kernels that the libraries choose
    themselves.
    """
    return {
        (point.letters, point.batch): point.ratio[key].median
        for point in r.measurements.ladder[family.key].points
        if point.threads == 1 and point.kernels == "own"
    }


CLAIMS = (
    Claim(
        "textbook_is_slow",
        "One name at a time, the textbook cell takes more than one and a half "
        "times as long as the library.",
        lambda r: holds(
            all(
                ratio > 1.5
                for (_, batch), ratio in ratios(r, TEXTBOOK).items()
                if batch == 1
            )
        ),
    ),
    Claim(
        "top_beats_textbook",
        "On one thread the top rung of both layers is faster than the "
        "textbook cell at every size.",
        lambda r: holds(
            all(
                ratio < 0.95 * ratios(r, TEXTBOOK, family)[size]
                for family in FAMILIES
                for size, ratio in ratios(r, family.top, family).items()
            )
        ),
    ),
    Claim(
        "top_wins_large_batches",
        "On the largest batch the top rung is faster than the library.",
        lambda r: holds(
            all(
                ratio < 0.98
                for (_, batch), ratio in ratios(r, TOP).items()
                if batch == max(batch for _, batch in ratios(r, TOP))
            )
        ),
    ),
    Claim(
        "top_wins_in_company",
        "On one thread the top rung is faster than the library wherever more "
        "than one name is read at once.",
        lambda r: holds(
            all(
                ratio < 1
                for (_, batch), ratio in ratios(r, TOP).items()
                if batch > 1
            )
        ),
    ),
    Claim(
        "ladder_climbs",
        "One name at a time, each rung is faster than the textbook cell, and "
        "the top one is the fastest of all.",
        lambda r: holds(
            all(
                max(ratios(r, above.key)[size] for above in RUNGS[1:])
                < 0.95 * ratios(r, TEXTBOOK)[size]
                and ratios(r, TOP)[size]
                < 1.02
                * min(ratios(r, one.key)[size] for one, _ in pairwise(RUNGS))
                for size in ratios(r, TOP)
                if size[1] == 1
            )
        ),
    ),
)
