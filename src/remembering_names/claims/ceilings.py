"""What is the most that any reader of the names could get right."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, above, below, every, holds, within

SCORES = ("accuracy", "balanced_accuracy")


def moves(numbers: Any, one: str, other: str, by: float) -> Room:
    """Return the room of: two ceilings are less than `by` apart."""
    ceilings = numbers.audit.ceilings
    return every(
        within(ceilings[one][score], ceilings[other][score], by)
        for score in SCORES
    )


CLAIMS = (
    Claim(
        "folding_costs_little",
        "Folding itself costs next to nothing: the ceiling of a reader of "
        "full spellings is higher by less than a fifth of a point.",
        lambda r: every(
            [
                moves(r, "spelled", "rows", 0.002),
                *(
                    holds(
                        r.audit.ceilings.spelled[score]
                        > r.audit.ceilings.rows[score]
                    )
                    for score in SCORES
                ),
            ]
        ),
        {
            "Full spellings are worth a point.": {
                "audit.ceilings.spelled.accuracy": 0.9814
            }
        },
        {
            "audit.ceilings.spelled.{accuracy,balanced_accuracy}": (0.95, 0.98),
            "audit.ceilings.rows.{accuracy,balanced_accuracy}": (0.95, 0.98),
        },
    ),
    Claim(
        "ceiling_below_one",
        "Shared names alone keep every model between two and five points "
        "short of a full score.",
        lambda r: every(
            room
            for ceiling in (r.audit.ceilings.rows, r.audit.ceilings.pairs)
            for score in SCORES
            for room in (
                above(1 - ceiling[score], 0.02),
                below(1 - ceiling[score], 0.05),
            )
        ),
        {
            "In balanced draws they cost six points.": {
                "audit.ceilings.rows.balanced_accuracy": 0.94
            },
            "After cleaning they cost one.": {
                "audit.ceilings.pairs.accuracy": 0.99
            },
        },
        {
            "audit.ceilings.{rows,pairs}.{accuracy,balanced_accuracy}": (
                0.949,
                0.981,
            )
        },
    ),
    Claim(
        "scottish_hangs_on_draws",
        "In natural draws the perfect reader can only toss a coin over most "
        "Scottish names, since they are English ones just as often, and gets "
        "less than half of them. In balanced draws it gets every one, and "
        "pays for it in English.",
        lambda r: every(
            [
                below(r.audit.ceilings.recall.natural.Scottish, 0.5),
                holds(r.audit.ceilings.recall.balanced.Scottish == 1),
                below(
                    r.audit.ceilings.recall.balanced.English,
                    r.audit.ceilings.recall.natural.English,
                ),
            ]
        ),
        {
            "In natural draws it gets six in ten.": {
                "audit.ceilings.recall.natural.Scottish": 0.6
            },
            "English does not suffer from balanced draws.": {
                "audit.ceilings.recall.balanced.English": 0.96
            },
        },
        {
            "audit.ceilings.recall.natural.Scottish": 0.5,
            "audit.ceilings.recall.balanced.Scottish": 0.99,
            "audit.ceilings.recall.balanced.English": 0.954,
            "audit.ceilings.recall.natural.English": 0.919,
        },
    ),
    Claim(
        "spanish_has_lowest_ceiling",
        "English does not have the lowest ceiling in balanced draws: Spanish "
        "has, by more than five points.",
        lambda r: every(
            below(r.audit.ceilings.recall.balanced.Spanish, ceiling, by=0.05)
            for language, ceiling in r.audit.ceilings.recall.balanced.items()
            if language != "Spanish"
        ),
        {
            "English has it.": {"audit.ceilings.recall.balanced.English": 0.7},
            "Korean is a point above Spanish.": {
                "audit.ceilings.recall.balanced.Korean": 0.852
            },
        },
        {
            "audit.ceilings.recall.balanced.Spanish": 0.86,
            "audit.ceilings.recall.balanced.!Spanish": 0.89,
        },
    ),
    Claim(
        "cleaning_moves_ceiling_little",
        "Cleaning moves the ceiling by less than half a point.",
        lambda r: moves(r, "rows", "pairs", 0.005),
        {
            "Cleaned, the ceiling is two points higher.": {
                "audit.ceilings.pairs.accuracy": 0.991
            }
        },
        {
            "audit.ceilings.{rows,pairs}.{accuracy,balanced_accuracy}": (
                0.95,
                0.98,
            )
        },
    ),
)
