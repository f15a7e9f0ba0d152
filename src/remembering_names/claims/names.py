"""What the audit of the names shows."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import Room, above, at_most, below, every, holds, within

SCORES = ("accuracy", "balanced_accuracy")


def copied(numbers: Any) -> dict[str, float]:
    """Return the share of each language's test rows that are copies."""
    return dict(numbers.audit.row_split.rows.per_language)


def spaces(numbers: Any) -> int:
    """Return how many rows begin or end with a space."""
    languages = numbers.audit.per_language.values()
    return sum(language.outer_spaces for language in languages)


def gone(language: Any) -> int:
    """Return how many rows of a language cleaning drops or merges."""
    return int(language.rows - language.pairs)


def share_gone(numbers: Any, name: str) -> float:
    """Return the share of a language in all that cleaning drops."""
    languages = numbers.audit.per_language
    return gone(languages[name]) / sum(map(gone, languages.values()))


def moves(numbers: Any, one: str, other: str, by: float) -> Room:
    """Return the room of: two ceilings are less than `by` apart."""
    ceilings = numbers.audit.ceilings
    return every(
        within(ceilings[one][score], ceilings[other][score], by)
        for score in SCORES
    )


CLAIMS = (
    Claim(
        "copies_are_arabic",
        "More than nine in ten of the copies are Arabic.",
        lambda r: above(
            r.audit.per_language.Arabic.copies,
            0.9 * (r.audit.rows - r.audit.distinct),
        ),
        {
            "Eight hundred more copies are Russian.": {
                "audit.distinct": lambda old: old - 800
            }
        },
        {
            "audit.per_language.Arabic.copies": 1800,
            "audit.distinct": 17900,
        },
    ),
    Claim(
        "arabic_leaks_whole",
        "Every single Arabic row held out for the test stands in training as "
        "well. No other language comes near: the next has "
        "[[ (audit.row_split.rows.per_language | dictsort(by='value'))[-2][1] "
        "| percent ]].",
        lambda r: every(
            [
                holds(copied(r)["Arabic"] == 1),
                below(sorted(copied(r).values())[-2], 0.5),
            ]
        ),
        {
            "One Arabic row in a hundred does not.": {
                "audit.row_split.rows.per_language.Arabic": 0.99
            },
            "Six Chinese rows in ten do, too.": {
                "audit.row_split.rows.per_language.Chinese": 0.6
            },
        },
        {
            "audit.row_split.rows.per_language.Arabic": 0.999,
            "audit.row_split.rows.per_language.!Arabic": 0.5,
        },
    ),
    Claim(
        "scottish_is_english",
        "All Scottish names but one are English names too.",
        lambda r: every(
            [
                holds(
                    r.audit.shared.closest[0].languages
                    == ["English", "Scottish"]
                ),
                at_most(
                    r.audit.shared.names.Scottish
                    - r.audit.shared.closest[0].names,
                    1,
                ),
            ]
        ),
        {
            "Three Scottish names are Scottish only.": {
                "audit.shared.closest[0].names": 97
            }
        },
        {
            "audit.shared.closest[0].names": 98,
            "audit.shared.names.Scottish": 101,
        },
    ),
    Claim(
        "spaces_are_korean",
        "Most of the rows with a space at the end are Korean, so the space "
        "gives the language away.",
        lambda r: above(
            r.audit.per_language.Korean.outer_spaces, spaces(r) / 2
        ),
        {
            "As many are Russian.": {
                "audit.per_language.Russian.outer_spaces": 8
            }
        },
        {
            "audit.per_language.Korean.outer_spaces": 1,
            "audit.per_language.!Korean.outer_spaces": 9,
        },
    ),
    Claim(
        "folding_costs_little",
        "Folding itself costs next to nothing: the ceiling of a reader of "
        "full spellings is higher by less than a fifth of a point.",
        lambda r: every(
            [
                moves(r, "spelled", "rows", 0.002),
                *(
                    above(
                        r.audit.ceilings.spelled[score],
                        r.audit.ceilings.rows[score],
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
    Claim(
        "cleaning_helps_russian",
        "Cleaning makes the list less balanced, not more: more than nine in "
        'ten rows that go are Arabic, and always answering "Russian" becomes '
        "right for more than half, from less.",
        lambda r: every(
            [
                above(share_gone(r, "Arabic"), 0.9),
                below(r.audit.most.rows / r.audit.rows, 0.5),
                above(r.audit.most.pairs / r.audit.pairs, 0.5),
            ]
        ),
        {
            "Russian stays below half.": {"audit.most.pairs": 8900},
            "As many English rows go as Arabic ones.": {
                "audit.per_language.English.pairs": 1776
            },
        },
        {
            "audit.most.pairs": 8995,
            "audit.most.rows": 10037,
            "audit.per_language.Arabic.pairs": 300,
            "audit.per_language.English.pairs": 3000,
        },
    ),
)
