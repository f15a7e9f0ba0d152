"""What the audit of the names shows."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, at_most, below, every, holds


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
        "cleaning_helps_russian",
        "Cleaning makes the list less balanced, not more: more than nine in "
        "ten rows that go are Arabic, and always answering “Russian” becomes "
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
