"""The list of conclusions."""

from dataclasses import replace
from pathlib import Path

from bs4 import Tag
from tests.firsthand.publishing.conftest import Convert, converter

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import CASES, SPREADS, Room, holds
from firsthand.report import Report

SECTION = "/// provenance | claims\n///\n"


def claim(key: str, room: Room) -> Claim:
    """Return a claim with so much room."""
    return Claim(key, "It does.", lambda numbers: room)


def folds(report: Report, *claims: Claim) -> dict[str, Tag]:
    """Return the tables by their titles."""
    page = converter(replace(report, claims=claims))(SECTION)
    found = page.select("details")
    return {fold.summary.get_text(): fold for fold in found if fold.summary}


def cells(fold: Tag) -> list[list[str]]:
    """Return the text of a table's cells, row by row."""
    rows = [row("td") for row in fold("tr")]
    return [[cell.get_text(" ") for cell in row] for row in rows if row]


def test_a_claim_names_the_pages_that_make_it(
    root: Path, convert: Convert
) -> None:
    (root / "docs/page.md").write_text('[[ claim("rnn.learns") ]]')
    (cell, *_) = convert(SECTION).select("td")
    assert cell.select("#claim-rnn-learns")
    assert [a.get_text() for a in cell.select("small a")] == ["page.md"]


def test_claims_that_fail_and_kinds_of_room_stand_apart(report: Report) -> None:
    found = folds(
        report,
        claim("rnn.learns", holds(True)),
        claim("rnn.thinks", holds(False)),
        claim("rnn.counts", Room(3, CASES)),
    )
    assert [*found] == [
        "1 of 3 do not hold",
        "1 of 3 hold; their room is counted in cases",
        "1 of 3 hold; they are so or not, and have no room",
    ]
    assert found["1 of 3 do not hold"].select("#claim-rnn-thinks")


def test_the_claim_nearest_to_failing_comes_first(report: Report) -> None:
    rooms = {"wide": 7.25, "narrow": 0.5, "fair": 2.0}
    (fold,) = folds(
        report, *(claim(key, Room(rooms[key], SPREADS)) for key in rooms)
    ).values()
    assert [row[1] for row in cells(fold)] == ["0.50", "2.00", "7.25"]


def test_a_claim_tells_what_would_refute_it(report: Report) -> None:
    cases = {"It forgets.": {"a": 1}, "It is slow.": {"b": 2}}
    one = replace(claim("k", Room(3, CASES)), counterexamples=cases)
    (fold,) = folds(report, one).values()
    told, left, _ = cells(fold)[0]
    assert "False if, for example: It forgets. It is slow." in told
    assert left == "3"


def test_a_claim_tells_the_commit_that_declared_it(report: Report) -> None:
    before = replace(claim("k", Room(3, CASES)), declared="0123456789abcdef")
    (fold,) = folds(report, before, claim("l", Room(4, CASES))).values()
    told = [row[0].partition("Declared: ")[2] for row in cells(fold)]
    assert told == [
        "before its results, in  01234567",
        "after its results",
    ]


def test_paper_is_told_of_columns_that_there_are(convert: Convert) -> None:
    (records,) = convert(SECTION).select("[data-on-paper]")
    heads = [head.get_text() for head in records("th")]
    assert {*str(records["data-on-paper"]).split(", ")} < {*heads}
