"""What a conclusion is: a sentence, and what must hold for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from firsthand import results
from firsthand.conclusions.changes import Changes, Worse
from firsthand.conclusions.room import Room

USE = re.compile(r"""\bclaim\(\s*["']([^"']+)["']\s*\)""")  # on a page


@dataclass(frozen=True, eq=False)
class Claim:
    """A conclusion that can fail.

    Attributes:
        key: What pages call it.
        sentence: What they print; may hold `[[ numbers ]]`.
        room: How far the results, by dotted name, are from refuting it.
        counterexamples: Changes to the results that make the sentence false,
            each by what it says in words. They are written from the sentence.
        covers: The figures of which the sentence speaks, as patterns, each with
            a value at which that one figure makes it false.
        declared: The commit that declared it, if before its results were seen.
    """

    key: str
    sentence: str
    room: Callable[[Any], Room]
    counterexamples: Mapping[str, Changes] = field(default_factory=dict)
    covers: Mapping[str, Worse] = field(default_factory=dict)
    declared: str = ""

    @property
    def anchor(self) -> str:
        """Where the list of conclusions shows it."""
        return f"claim-{self.key.replace('.', '-')}"

    def holds(self, numbers: Any) -> bool:
        """Tell whether results bear it out."""
        return bool(self.room(numbers))


class Verdict(NamedTuple):
    """What checking a claim came to.

    Attributes:
        problem: Why it does not hold; "" if it does.
        room: How far it is from failing; None if that cannot be told.
    """

    problem: str
    room: Room | None = None


def judge(claim: Claim, numbers: Any) -> Verdict:
    """Check a claim over numbers, given by dotted name."""
    try:
        room = claim.room(numbers)
        return Verdict("" if room else "no longer holds", room)
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        return Verdict(f"cannot be checked ({error})")


def broken(claims: Iterable[Claim], root: Path) -> Iterator[str]:
    """Yield each claim that does not hold, and the pages that make it."""
    try:
        numbers = results.context(root)
    except results.ResultError as error:
        yield str(error)
        return
    for claim in claims:
        if found := judge(claim, numbers).problem:
            pages = ", ".join(pages_with([claim], root)[claim.key]) or "no page"
            yield f"claim {claim.key} {found} ({pages}): {claim.sentence}"


def pages_with(claims: Iterable[Claim], root: Path) -> dict[str, list[str]]:
    """Return the pages that print each claim, by its key."""
    found: dict[str, list[str]] = {claim.key: [] for claim in claims}
    for path in results.visible(root / "docs", "*.md"):
        page = path.relative_to(root).as_posix()
        for key in dict.fromkeys(USE.findall(path.read_text("utf-8"))):
            found.setdefault(key, []).append(page)
    return found
