"""The rows made clean: rules in order, each with a count of what it did."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from remembering_names.names.census import HEADINGS, spelling_key
from remembering_names.names.files import Names

Pair = tuple[str, str]  # name, language
Cleaned = list[str | None]  # a row that went is None


def drop_headings(rows: list[str]) -> Cleaned:
    """Drop what was a heading of the web page the rows came from."""
    return [None if spelling_key(row) in HEADINGS else row for row in rows]


def cut_alternatives(rows: list[str]) -> Cleaned:
    """Cut off a slash and what follows it: `Maxa/B`."""
    return [row.partition("/")[0] for row in rows]


def strip_marks(rows: list[str]) -> Cleaned:
    """Take out digits, commas and colons: `Urbanek1`, `Lu:`."""
    return [re.sub(r"[\d,:]", "", row) for row in rows]


def tidy_spaces(rows: list[str]) -> Cleaned:
    """Leave one plain space between words and none around them: `Park `."""
    return [" ".join(row.split()) for row in rows]


def drop_copies(rows: list[str]) -> Cleaned:
    """Keep the first of equal rows."""
    return keep_first(rows, str)


def drop_variants(rows: list[str]) -> Cleaned:
    """Keep the first of rows that fold to the same letters, case apart."""
    return keep_first(rows, spelling_key)


def keep_first(rows: list[str], reading: Callable[[str], str]) -> Cleaned:
    """Drop each row that reads like one before it."""
    first: dict[str, int] = {}
    for n, row in enumerate(rows):
        first.setdefault(reading(row), n)
    return [
        row if first[reading(row)] == n else None for n, row in enumerate(rows)
    ]


RULES: tuple[Callable[[list[str]], Cleaned], ...] = (
    drop_headings,
    cut_alternatives,
    strip_marks,
    tidy_spaces,
    drop_copies,
    drop_variants,
)


@dataclass(frozen=True)
class Count:
    """What a rule did to the rows of one language."""

    changed: int
    dropped: int


def clean(names: Names) -> list[Pair]:
    """Return the distinct pairs of name and language, sorted.

    Names keep their accents and capitals; of two spellings that a network
    could not tell apart the first in the file stays.
    """
    cleaned, _ = clean_counting(names)
    return sorted(
        (row, language) for language, rows in cleaned.items() for row in rows
    )


def clean_counting(names: Names) -> tuple[Names, dict[str, dict[str, Count]]]:
    """Return the rows that are left, and what each rule did by language."""
    counts: dict[str, dict[str, Count]] = {}
    for rule in RULES:
        after = {language: rule(rows) for language, rows in names.items()}
        counts[rule.__name__] = {
            language: count(rows, after[language])
            for language, rows in names.items()
        }
        names = {
            language: [row for row in rows if row is not None]
            for language, rows in after.items()
        }
    return names, counts


def count(before: list[str], after: Cleaned) -> Count:
    """Return how many rows a rule changed and dropped."""
    pairs = list(zip(before, after, strict=True))
    kept = [(old, new) for old, new in pairs if new is not None]
    changed = [new for old, new in kept if new != old]
    return Count(changed=len(changed), dropped=len(pairs) - len(kept))
