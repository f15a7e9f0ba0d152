"""Every conclusion of the report: who draws it, and how near it is to failing.

Those whose room is told in one unit stand in one table, the nearest first.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markdown import Markdown

from firsthand import results
from firsthand.bounds import within_bounds
from firsthand.conclusions.claim import Claim, judge, pages_with
from firsthand.conclusions.room import (
    CASES,
    OF_LIMIT,
    OVER_SPLITS,
    SPREADS,
    YES_OR_NO,
    Room,
)
from firsthand.filters import number
from firsthand.making import second_record
from firsthand.publishing.current_page import link
from firsthand.publishing.made_from import folded
from firsthand.publishing.numbers import guard_bars
from firsthand.report import Report

BROKEN = "broken"
TITLES = {  # of the tables, by the unit of their room
    BROKEN: "do not hold",
    SPREADS: "hold; their room is counted in spreads over seeds",
    OVER_SPLITS: "hold; their room is counted in spreads over splits",
    OF_LIMIT: "hold; their room is a share of the limit that they name",
    CASES: "hold; their room is counted in cases",
    YES_OR_NO: "hold; they are so or not, and have no room",
}


@dataclass(frozen=True)
class Row:
    """A conclusion as the tables show it.

    Attributes:
        claim: Which.
        users: Links to the pages that draw it.
        room: How far it is from failing; None if it does not hold.
        stood: How it stood in the second run.
    """

    claim: Claim
    users: list[str]
    room: Room | None
    stood: str

    @property
    def unit(self) -> str:
        """Which table it stands in."""
        return self.room.unit if self.room else BROKEN


def conclusion(row: Row) -> str:
    """Return a claim's key, to be linked to, its sentence, and its story."""
    name = f"`{row.claim.key}`{{ #{row.claim.anchor} }}"
    return f"{name}<br>{guard_bars(row.claim.sentence)}{story(row)}"


def story(row: Row) -> str:
    """Return what would refute a claim, who draws it, and when it was made."""
    commit = row.claim.declared
    when = (
        f"before its results, in `{commit[:8]}`"
        if commit
        else "after its results"
    )
    lines = {
        "False if, for example": " ".join(row.claim.counterexamples),
        "Drawn on": ", ".join(row.users),
        "Declared": when,
    }
    return "".join(
        f"<small>{title}: {text}</small>"
        for title, text in lines.items()
        if text
    )


def room(row: Row) -> str:
    """Return how much room is left, in the unit of the table."""
    if row.room is None or row.unit == YES_OR_NO:
        return ""
    return number(row.room.left, 0 if row.unit == CASES else 2)


def stood(row: Row) -> str:
    """Return how a claim stood in the second run."""
    return row.stood


# A column more is a line more.
COLUMNS: dict[str, Callable[[Row], str]] = {
    "Conclusion": conclusion,
    "Room left": room,
    "Second run": stood,
}

ON_PAPER = ("Conclusion", "Room left")  # the columns that are printed


def tables(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on every conclusion."""
    rows = list(all_rows(report, md))
    head = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"
    for unit, title in TITLES.items():
        found = [row for row in rows if row.unit == unit]
        found.sort(key=lambda row: row.room.left if row.room else 0)
        if found:
            lines = (
                f"| {' | '.join(cell(row) for cell in COLUMNS.values())} |"
                for row in found
            )
            count = f"{len(found)} of {len(rows)}"
            yield folded(f"{count} {title}", [head, *lines])


def all_rows(report: Report, md: Markdown) -> Iterator[Row]:
    """Yield each conclusion as it stands."""
    with within_bounds(results.files(report.root)):
        numbers = results.context(report.root)
    users_of = pages_with(report.claims, report.root)
    stood = second_record.standing(report, second_record.read(report))
    for claim in report.claims:
        links = [
            f"[{page}]({link(md, page)})"
            for path in users_of[claim.key]
            if (page := path.removeprefix("docs/"))
        ]
        yield Row(claim, links, room_of(claim, numbers), stood[claim.key])


def room_of(claim: Claim, numbers: Any) -> Room | None:
    """Return the room that a claim has; None if it does not hold."""
    verdict = judge(claim, numbers)
    return None if verdict.problem else verdict.room
