"""The audit against counts taken from the files' own lines."""

import re
import unicodedata
from collections import Counter
from itertools import combinations, pairwise
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import dictionaries, lists, sampled_from
from tests.remembering_names.work_here import task as work

from remembering_names.names.audit.audit import audit, folding, lengths, sharing
from remembering_names.names.files import LANGUAGES, fold
from remembering_names.root import ROOT

LINES = {
    path.stem: path.read_text("utf-8").strip("\n").split("\n")
    for path in sorted((ROOT / "data" / "names").glob("*.txt"))
}
ROWS = [(line, own) for own, lines in LINES.items() for line in lines]
SPELLINGS = ("Vo", "Voß", "vo ", "Muller", "Müller", "Abel", "Lu:")


def ascii_letters(name: str) -> str:
    """Return a name in the alphabet, by way of the ASCII codec."""
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore")
    return re.sub(r"[^A-Za-z .,;']", "", plain.decode())


@pytest.fixture(scope="module")
def counted() -> dict[str, Any]:
    found: dict[str, Any] = audit(work({"seeds": [0, 1]}))["results"]
    return found


def test_rows_and_distinct_rows_are_those_of_the_files(
    counted: dict[str, Any],
) -> None:
    assert [counted["rows"], counted["distinct"]] == [20_074, len(set(ROWS))]


def test_copies_are_the_lines_that_uniq_leaves_out(
    counted: dict[str, Any],
) -> None:
    for language, lines in LINES.items():
        copies = sum(a == b for a, b in pairwise(sorted(lines)))
        assert counted["per_language"][language]["copies"] == copies


def test_the_matrix_counts_names_of_two_files(counted: dict[str, Any]) -> None:
    names = {
        own: {" ".join(ascii_letters(line).split()).lower() for line in lines}
        for own, lines in LINES.items()
    }
    for n, one in enumerate(LANGUAGES):
        for k, other in enumerate(LANGUAGES):
            both = sum(name in names[other] for name in names[one])
            assert counted["shared"]["matrix"][n][k] == both


def test_the_closest_languages_are_those_of_the_matrix(
    counted: dict[str, Any],
) -> None:
    matrix = counted["shared"]["matrix"]
    largest = sorted(
        (matrix[n][k] for n, k in combinations(range(len(LANGUAGES)), 2)),
        reverse=True,
    )
    closest = counted["shared"]["closest"]
    assert [pair["names"] for pair in closest] == largest[:5]
    for pair in closest:
        n, k = map(LANGUAGES.index, pair["languages"])
        assert matrix[n][k] == pair["names"]


def test_480_names_are_shared(counted: dict[str, Any]) -> None:
    assert counted["shared"]["total"] == 480


def test_michel_is_in_most_files(counted: dict[str, Any]) -> None:
    files = [own for own, lines in LINES.items() if "Michel" in lines]
    assert counted["shared"]["widest"] == {"michel": files}


@pytest.mark.parametrize("letter", "ßł-1:/")
def test_rows_that_lose_a_letter_are_those_that_hold_it(
    letter: str, counted: dict[str, Any]
) -> None:
    rows = [line for line, _ in ROWS if letter in line]
    assert counted["folding"]["lost"][letter] == len(rows)


def test_nothing_else_is_lost(counted: dict[str, Any]) -> None:
    assert set(counted["folding"]["lost"]) == set("ßł-1:/\xa0")


def test_rows_with_an_accent_hold_a_letter_of_two_code_points(
    counted: dict[str, Any],
) -> None:
    marks = [
        any(map(unicodedata.combining, unicodedata.normalize("NFD", line)))
        for line, _ in ROWS
    ]
    assert counted["folding"]["accented"] == sum(marks)


@given(lists(sampled_from([(s, o) for s in SPELLINGS for o in "ABC"])))
def test_a_name_is_mistaken_if_only_folding_gives_it_to_others(
    rows: list[tuple[str, str]],
) -> None:
    others: dict[str, set[str]] = {}
    for name, _ in rows:
        spelled = {o for other, o in rows if other.strip() == name.strip()}
        read = {
            o
            for other, o in rows
            if ascii_letters(other).strip() == ascii_letters(name).strip()
        }
        if read - spelled:
            others[name.strip()] = read - spelled
    found = folding(rows)["mistaken"]
    assert {name: set(own) for name, own in found.items()} == others


@given(
    dictionaries(
        sampled_from(["Czech", "Greek", "Irish"]),
        lists(sampled_from(SPELLINGS), min_size=1),
        min_size=1,
    )
)
def test_shared_names_are_those_of_two_languages(
    names: dict[str, list[str]],
) -> None:
    read = {
        own: {ascii_letters(row).strip().lower() for row in rows}
        for own, rows in names.items()
    }
    every = set().union(*read.values())
    shared = {n for n in every if sum(n in held for held in read.values()) > 1}
    found = sharing(names)
    assert found["total"] == len(shared)
    assert found["per_language"] == {
        own: len(held & shared) for own, held in read.items()
    }


@given(lists(sampled_from(SPELLINGS), min_size=1))
def test_lengths_are_counted_letter_by_letter(names: list[str]) -> None:
    sizes = sorted(len(name) for name in names)
    found = lengths(names)
    assert [found["shortest"], found["longest"]] == [sizes[0], sizes[-1]]
    assert found["mean"] == pytest.approx(fmean(sizes))
    assert Counter(sizes) == Counter(
        {n: count for n, count in enumerate(found["counts"]) if count}
    )


def test_names_have_2_to_20_letters_and_then_2_to_19(
    counted: dict[str, Any],
) -> None:
    ends = [
        [min(sizes), max(sizes)]
        for sizes in (
            [len(line) for line, _ in ROWS],
            [len(fold(line)) for line, _ in ROWS],
        )
    ]
    assert ends == [[2, 20], [2, 19]]
    for side, (shortest, longest) in zip(
        ("before", "after"), ends, strict=True
    ):
        assert counted["lengths"][side]["shortest"] == shortest
        assert counted["lengths"][side]["longest"] == longest
