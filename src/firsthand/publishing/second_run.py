"""What the second run showed: told from its record."""

import html
from collections.abc import Iterable, Iterator
from typing import Any

from markdown import Markdown

from firsthand.filters import percent, short, words
from firsthand.making import second_record
from firsthand.publishing.current_page import CLAIMS_PAGE, link
from firsthand.publishing.made_from import folded
from firsthand.publishing.numbers import guard_bars
from firsthand.publishing.plain_tables import code, plain_table
from firsthand.report import Report
from firsthand.tracking import lockfile

SHOWN = 10  # of the numbers that moved; the others are folded away


def second_run(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on what a second run made, and which claims held."""
    record = second_record.read(report)
    if record is None:
        yield (
            "A second run has not been made yet. "
            "`python scripts/regenerate.py --second FOLDER` makes it."
        )
        return
    yield from kernels(report, md, record)
    yield from verdicts(report, md, record)
    yield from pending(report, record)
    yield from moved(md, record)


def kernels(report: Report, md: Markdown, record: Any) -> Iterator[str]:
    """Yield Markdown on the code that libraries took in both runs."""
    lock = lockfile.read(report.tree)
    first = second_record.kernels(lock, {*record.targets})
    rows = [
        (
            code(library),
            variants(first.get(library, [])),
            variants(record.kernels.get(library, [])),
        )
        for library in sorted({*first, *record.kernels})
    ]
    told = [f"`{name}={value}`" for name, value in record.variables.items()]
    count = f"{len(record.targets)} targets were made again"
    yield f"{count}, with {words(told)} in the environment.\n"
    if rows:
        head = ("Library", "Its code in the first run", "In the second run")
        yield plain_table(md, head, rows) + "\n"


def variants(names: Iterable[str]) -> str:
    """Return variants of a library's code, for a cell."""
    return ", ".join(map(code, names)) or "none"


def verdicts(report: Report, md: Markdown, record: Any) -> Iterator[str]:
    """Yield Markdown on which conclusions held in the second run."""
    broken = {
        key: verdict.problem
        for key, verdict in record.claims.items()
        if verdict.problem
    }
    timed = [one for one in record.claims.values() if one.reads_measurements]
    held = len(record.claims) - len(broken)
    text = f"{held} of {len(record.claims)} conclusions hold there too."
    if timed:
        text += (
            f" {len(timed)} of all speak of time or memory; these were checked "
            "with the measurements of the first run."
        )
    yield text + "\n"
    claims = {claim.key: claim for claim in report.claims}
    for key, problem in broken.items():
        if claim := claims.get(key):
            address = link(md, f"{CLAIMS_PAGE}#{claim.anchor}")
            said = guard_bars(claim.sentence)
            yield f"- [`{key}`]({address}) {problem}: {said}"
        else:
            yield f"- `{key}` {problem}; it is drawn no more."
    yield ""


def pending(report: Report, record: Any) -> Iterator[str]:
    """Yield Markdown on what has changed since the second run."""
    left = second_record.pending(report, record)
    kinds = {"Not yet rerun": left.targets, "Not yet checked": left.claims}
    for verdict, names in kinds.items():
        if names:
            found = ", ".join(f"`{name}`" for name in names)
            yield f"**{verdict}**, for it has changed since: {found}.\n"
    if not any(kinds.values()):
        yield "Nothing has changed since.\n"


def moved(md: Markdown, record: Any) -> Iterator[str]:
    """Yield Markdown on the numbers that moved furthest."""
    moves = sorted(record.moved.values(), key=lambda move: -move.share)
    still = len(record.targets) - len(moves)
    yield f"In {still} of {len(record.targets)} targets no number moved.\n"
    if not moves:
        return
    head = ("Number", "First run", "Second run", "Moved by")
    tables = [
        plain_table(md, head, map(row, some), numbers_from=1)
        for some in (moves[:SHOWN], moves[SHOWN:])
        if some
    ]
    yield (
        "Of each other target the table has the number that moved furthest, "
        "as a share of the largest value in its list.\n"
    )
    yield tables[0] + "\n"
    if tables[1:]:
        yield folded(f"{len(moves) - SHOWN} that moved less", tables[1:])


def row(move: Any) -> tuple[str, ...]:
    """Return a table's cells for a number that moved."""
    before, after = (short(one, 6) for one in (move.before, move.after))
    return code(move.number), before, after, html.escape(percent(move.share))
