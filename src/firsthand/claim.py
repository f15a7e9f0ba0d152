"""What a conclusion is: a sentence, and what must hold for it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from firsthand import results

USE = re.compile(r"""\bclaim\(\s*["']([^"']+)["']\s*\)""")  # on a page


@dataclass(frozen=True)
class Claim:
    """A conclusion that can fail.

    Attributes:
        key: What pages call it.
        sentence: What they print; may hold `[[ numbers ]]`.
        holds: Whether the results, by dotted name, bear it out; or by how
            much, above zero if they do.
    """

    key: str
    sentence: str
    holds: Callable[[Any], float]


class Verdict(NamedTuple):
    """What checking a claim came to.

    Attributes:
        problem: Why it does not hold; "" if it does.
        room: By how much it holds, if its predicate tells.
    """

    problem: str
    room: float | None = None


def judge(claim: Claim, numbers: Any) -> Verdict:
    """Check a claim over numbers, given by dotted name."""
    try:
        said = claim.holds(numbers)
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        return Verdict(f"cannot be checked ({error})")
    room = None if isinstance(said, bool) else float(said)
    return Verdict("" if said > 0 else "no longer holds", room)


def broken(claims: Iterable[Claim], root: Path) -> Iterator[str]:
    """Yield each claim that does not hold, and the pages that make it."""
    try:
        numbers = results.context(root)
    except results.ResultError as error:
        yield str(error)
        return
    for claim in claims:
        if problem := judge(claim, numbers).problem:
            pages = ", ".join(pages_with([claim], root)[claim.key]) or "no page"
            yield f"claim {claim.key} {problem} ({pages}): {claim.sentence}"


def pages_with(claims: Iterable[Claim], root: Path) -> dict[str, list[str]]:
    """Return the pages that print each claim, by its key."""
    found: dict[str, list[str]] = {claim.key: [] for claim in claims}
    for path in results.visible(root / "docs", "*.md"):
        page = path.relative_to(root).as_posix()
        for key in dict.fromkeys(USE.findall(path.read_text("utf-8"))):
            found.setdefault(key, []).append(page)
    return found
