"""Every conclusion of the report: its sentence, and what must hold for it.

A page inserts the sentence from here, so that wording and check cannot part.
Each predicate leaves a margin that rounding on another machine cannot cross.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from remembering_names import results
from remembering_names.claims import (
    delay,
    derivations_lstm,
    gates,
    held_out,
    lab,
    ledger,
    memory,
    names,
    reading,
    rnn,
    scale,
    speed,
    verdict,
)
from remembering_names.claims.claim import Claim

__all__ = ["CLAIMS", "Claim", "broken", "pages_with"]

USE = re.compile(r"""\bclaim\(\s*["']([^"']+)["']\s*\)""")  # on a page
CLAIMS: tuple[Claim, ...] = (
    *lab.CLAIMS,
    *names.CLAIMS,
    *held_out.CLAIMS,
    *ledger.CLAIMS,
    *reading.CLAIMS,
    *derivations_lstm.CLAIMS,
    *rnn.CLAIMS,
    *memory.CLAIMS,
    *gates.CLAIMS,
    *delay.CLAIMS,
    *verdict.CLAIMS,
    *scale.CLAIMS,
    *speed.CLAIMS,
)


def broken(root: Path) -> Iterator[str]:
    """Yield each claim that does not hold, and the pages that make it."""
    try:
        numbers = results.context(root)
    except results.ResultError as error:
        yield str(error)
        return
    for claim in CLAIMS:
        try:
            problem = "" if claim.holds(numbers) else "no longer holds"
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
        ) as error:
            problem = f"cannot be checked ({error})"
        if problem:
            pages = ", ".join(pages_with(root)[claim.key]) or "no page"
            yield f"claim {claim.key} {problem} ({pages}): {claim.sentence}"


def pages_with(root: Path) -> dict[str, list[str]]:
    """Return the pages that print each claim, by its key."""
    found: dict[str, list[str]] = {claim.key: [] for claim in CLAIMS}
    for path in sorted((root / "docs").rglob("*.md")):
        page = path.relative_to(root).as_posix()
        for key in dict.fromkeys(USE.findall(path.read_text("utf-8"))):
            found.setdefault(key, []).append(page)
    return found
