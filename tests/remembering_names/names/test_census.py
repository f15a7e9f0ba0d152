"""The census against counts taken from the files' own bytes."""

import re
import unicodedata
from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import dictionaries, lists, sampled_from
from tests.remembering_names.work_here import task as work

from remembering_names.names.census import (
    count_names,
    is_stray,
    shared_names,
    spelling_key,
)
from remembering_names.root import ROOT

LINES = {
    path.stem: path.read_bytes().strip(b"\n").split(b"\n")
    for path in sorted((ROOT / "data" / "names").glob("*.txt"))
}
EVERY = [line for lines in LINES.values() for line in lines]
SPELLINGS = ("Abel", "ABEL ", "Ábel", "Abel\xa0", "Abe l", "Abe  l", "Eli")


def ascii_letters(line: bytes) -> bytes:
    """Return a line in the alphabet, by way of the ASCII codec."""
    letters = unicodedata.normalize("NFD", line.decode())
    return re.sub(rb"[^A-Za-z .,;']", b"", letters.encode("ascii", "ignore"))


def spelling(line: bytes) -> bytes:
    """Return a line as compared: in the alphabet and lower case."""
    spaces = re.sub(r"\s+", " ", line.decode().strip())
    return ascii_letters(spaces.encode()).lower()


SPELLED = {name: {*map(spelling, lines)} for name, lines in LINES.items()}


@pytest.fixture(scope="module")
def counted() -> dict[str, Any]:
    results: dict[str, Any] = count_names(work({}))["results"]
    return results


def test_rows_and_distinct_names_are_those_of_the_files(
    counted: dict[str, Any],
) -> None:
    assert counted["per_language"] == {
        language: {"rows": len(lines), "distinct": len(set(lines))}
        for language, lines in LINES.items()
    }


def test_totals_are_those_of_the_files(counted: dict[str, Any]) -> None:
    sizes = [len(lines) for lines in LINES.values()]
    expected = [sum(sizes), len(sizes), max(sizes), min(sizes)]
    kept = ("rows", "languages", "most", "fewest")
    assert [counted[quantity] for quantity in kept] == expected


def test_arabic_repeats_itself(counted: dict[str, Any]) -> None:
    assert counted["per_language"]["Arabic"] == {"rows": 2000, "distinct": 108}


def test_each_length_is_counted(counted: dict[str, Any]) -> None:
    lengths = [len(ascii_letters(line)) for line in EVERY]
    expected = [lengths.count(n) for n in range(max(lengths) + 1)]
    assert counted["length"]["counts"] == expected


def test_the_mean_length_follows_from_the_counts(
    counted: dict[str, Any],
) -> None:
    length = counted["length"]
    letters = sum(n * rows for n, rows in enumerate(length["counts"]))
    assert length["mean"] == pytest.approx(letters / len(EVERY), abs=5e-4)


def test_the_ends_follow_from_the_counts(counted: dict[str, Any]) -> None:
    length = counted["length"]
    used = [n for n, rows in enumerate(length["counts"]) if rows]
    assert [length["shortest"], length["longest"]] == [used[0], used[-1]]


def test_headings_are_those_that_grep_finds(counted: dict[str, Any]) -> None:
    wanted = re.compile(rb"Page$|^First$")
    assert counted["headings"] == 25
    assert len([*filter(wanted.search, LINES["Russian"])]) == 25


def test_stray_rows_are_those_that_grep_finds(counted: dict[str, Any]) -> None:
    stray = r"[0-9,:]|^\s|\s$"
    found = [line for line in EVERY if re.search(stray, line.decode())]
    assert counted["stray"] == len(found)


def test_480_names_are_shared(counted: dict[str, Any]) -> None:
    owners = Counter(name for own in SPELLED.values() for name in own)
    shared = [name for name, count in owners.items() if count > 1]
    assert counted["shared"] == len(shared) == 480


def test_99_scottish_names_are_english_too(counted: dict[str, Any]) -> None:
    both = SPELLED["Scottish"] & SPELLED["English"]
    assert counted["scottish_shared_with_english"] == len(both) == 99


@given(
    dictionaries(
        sampled_from(["Czech", "Greek", "Irish"]),
        lists(sampled_from(SPELLINGS)),
    )
)
def test_a_name_is_shared_if_two_languages_have_it(
    names: dict[str, list[str]],
) -> None:
    assert shared_names(names) == {
        spelling_key(one)
        for mine, theirs in combinations(names.values(), 2)
        for one in mine
        for other in theirs
        if spelling_key(one) == spelling_key(other)
    }


def test_a_repetition_within_one_language_is_not_shared() -> None:
    assert not shared_names({"Arabic": ["Samaha", "Samaha"], "Greek": ["Eli"]})


@pytest.mark.parametrize(
    "name", ["To The First Page", "To The First\xa0Page", " to  the first PAGE"]
)
def test_names_compare_without_spaces_case_or_accents(name: str) -> None:
    assert spelling_key(name) == "to the first page"


@pytest.mark.parametrize(
    "row", ["Urbanek1", "Lysansky,", "Lu:", "Park ", " Park", "Park\xa0"]
)
def test_a_row_with_foreign_marks_is_stray(row: str) -> None:
    assert is_stray(row)


@pytest.mark.parametrize("row", ["O'Neal", "De la Cruz", "St. John", "Ágnes"])
def test_a_plain_row_is_not_stray(row: str) -> None:
    assert not is_stray(row)
