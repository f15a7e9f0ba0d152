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
            pages = ", ".join(pages_with(claim.key, root)) or "no page"
            yield f"claim {claim.key} {problem} ({pages}): {claim.sentence}"


def pages_with(key: str, root: Path) -> list[str]:
    """Return the pages that print a claim."""
    use = re.compile(rf"""\bclaim\(\s*["']{key}["']\s*\)""")
    return [
        path.relative_to(root).as_posix()
        for path in sorted((root / "docs").rglob("*.md"))
        if use.search(path.read_text("utf-8"))
    ]
