"""Cleaning: what each rule does, and what is left of the published files."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis.strategies import dictionaries, lists, sampled_from, text

from remembering_names.names import cleaning
from remembering_names.names.cleaning import RULES, clean, clean_counting
from remembering_names.names.files import read_names
from remembering_names.root import ROOT

LINES = {
    path.stem: path.read_text("utf-8").strip("\n").split("\n")
    for path in (ROOT / "data" / "names").glob("*.txt")
}
EVERY = [line for lines in LINES.values() for line in lines]
CLEAN = clean(read_names())
COUNTS = clean_counting(read_names())[1]
NAMES = dictionaries(
    sampled_from(["Czech", "German", "Irish"]),
    lists(text("aAáßł1,:/ \xa0-", min_size=1)),
)


def letters(name: str) -> str:
    """Return a name as a network reads it, in lower case."""
    ascii_only = unicodedata.normalize("NFD", name).encode("ascii", "ignore")
    return re.sub(r"[^a-z .,;']", "", ascii_only.decode().lower())


def did(rule: str) -> tuple[int, int]:
    """Return how many rows a rule changed and dropped, over the files."""
    counts = COUNTS[rule].values()
    return sum(n.changed for n in counts), sum(n.dropped for n in counts)


@pytest.mark.parametrize(
    ("rule", "row", "after"),
    [
        ("drop_headings", "To The First\xa0 Page", None),
        ("drop_headings", "First", None),
        ("drop_headings", "Firstov", "Firstov"),
        ("cut_alternatives", "Maxa/B", "Maxa"),
        ("strip_marks", "Urbanek1", "Urbanek"),
        ("strip_marks", "Lysansky,", "Lysansky"),
        ("strip_marks", "Lu:", "Lu"),
        ("strip_marks", "O'Neal", "O'Neal"),
        ("tidy_spaces", "Park ", "Park"),
        ("tidy_spaces", "De\xa0 la  Cruz", "De la Cruz"),
    ],
)
def test_a_rule_mends_a_row(rule: str, row: str, after: str | None) -> None:
    assert getattr(cleaning, rule)([row]) == [after]


def test_the_first_of_equal_rows_stays() -> None:
    rows = ["Abl", "Abel", "Abl", "Abl"]
    assert cleaning.drop_copies(rows) == ["Abl", "Abel", None, None]


def test_the_first_of_rows_that_read_alike_stays() -> None:
    rows = ["Bosch", "Bösch", "Böhm", "bosch", "Voß", "Vo"]
    expected = ["Bosch", None, "Böhm", None, "Voß", None]
    assert cleaning.drop_variants(rows) == expected


@pytest.mark.parametrize(
    ("rule", "pattern"),
    [
        ("cut_alternatives", r"/"),
        ("strip_marks", r"[0-9,:]"),
        ("tidy_spaces", r"^ | $"),
    ],
)
def test_rules_change_the_rows_that_grep_finds(rule: str, pattern: str) -> None:
    found = [line for line in EVERY if re.search(pattern, line)]
    assert did(rule) == (len(found), 0)


def test_the_headings_dropped_are_those_that_grep_finds() -> None:
    wanted = re.compile(r"Page$|^First$")
    found = [line for line in LINES["Russian"] if wanted.search(line)]
    assert did("drop_headings") == (0, len(found)) == (0, 25)


def test_what_was_dropped_and_what_is_left_make_up_the_files() -> None:
    dropped = sum(did(rule.__name__)[1] for rule in RULES)
    assert len(CLEAN) + dropped == len(EVERY)


def test_a_clean_name_is_its_row_but_for_marks_and_spaces() -> None:
    bare = {
        (re.sub(r"/.*|[\d,:\s]", "", line), language)
        for language, lines in LINES.items()
        for line in lines
    }
    assert {(re.sub(" ", "", name), own) for name, own in CLEAN} <= bare


def test_no_name_is_lost_but_headings() -> None:
    left = {(letters(name), language) for name, language in CLEAN}
    before = {
        (" ".join(letters(re.sub(r"/.*|[,:]", "", line)).split()), language)
        for language, lines in LINES.items()
        for line in lines
    }
    headings = {"to the first page", "first"}
    assert before - left == {(heading, "Russian") for heading in headings}


def test_clean_names_hold_letters_accents_and_inner_marks_only() -> None:
    marks = {mark for name, _ in CLEAN for mark in name if not mark.isalpha()}
    assert marks == {" ", "'", "-"}


def test_the_pairs_are_sorted() -> None:
    assert sorted(CLEAN) == CLEAN


@given(NAMES)
def test_no_two_names_of_a_language_read_alike(
    names: dict[str, list[str]],
) -> None:
    read = [(letters(name), language) for name, language in clean(names)]
    assert len(set(read)) == len(read)


@given(NAMES)
def test_cleaning_again_changes_nothing(names: dict[str, list[str]]) -> None:
    once, _ = clean_counting(names)
    assert clean_counting(once)[0] == once


@given(NAMES)
def test_a_language_is_cleaned_by_itself(names: dict[str, list[str]]) -> None:
    alone = [clean({language: rows}) for language, rows in names.items()]
    assert clean(names) == sorted(pair for pairs in alone for pair in pairs)
