"""Which stored numbers a run has moved."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from firsthand import results
from firsthand.bounds import within_bounds
from firsthand.target import Tree


def numbers(tree: Tree) -> dict[str, float]:
    """Return every stored result that can be read, by dotted name."""
    return in_files(results.visible(tree.into / results.RESULTS, "*.json"))


def in_files(paths: Iterable[Path]) -> dict[str, float]:
    """Return every number in those files that can be read, by dotted name."""
    found: dict[str, float] = {}
    for path in paths:
        with suppress(results.ResultError), within_bounds([path]):
            found |= results.numbers_in(results.read(path), path.stem)
    return found


def moved(before: dict[str, float], after: dict[str, float]) -> list[str]:
    """Return a line for each number that changed; a list is one number.

    Of a list, the value that moved furthest is shown.
    """
    furthest: dict[str, tuple[float, str]] = {}
    for name in before.keys() & after.keys():
        old, new = before[name], after[name]
        if old != new:
            line = f"{name} moved from {old} to {new}"
            whole = name.partition("[")[0]
            furthest[whole] = max(
                furthest.get(whole, (0, "")), (abs(new - old), line)
            )
    new = len(after.keys() - before.keys())
    gone = len(before.keys() - after.keys())
    lines = [line for _, (_, line) in sorted(furthest.items())]
    counts = {"numbers are new": new, "numbers are gone": gone}
    return [*lines, *(f"{n} {what}" for what, n in counts.items() if n)]


class Move(NamedTuple):
    """How far a number moved.

    Attributes:
        number: Its dotted name.
        before: Its value.
        after: Its value now.
        share: The distance as a share of the largest value, then or now, in
            the list that it stands in; of its own if it stands in none.
    """

    number: str
    before: float
    after: float
    share: float


def furthest(before: dict[str, float], after: dict[str, float]) -> Move | None:
    """Return the number that moved by the largest share, if any moved."""
    largest: dict[str, float] = {}
    common = sorted(before.keys() & after.keys())
    for name in common:
        whole = name.partition("[")[0]
        size = max(abs(before[name]), abs(after[name]))
        largest[whole] = max(largest.get(whole, 0.0), size)
    moves = [
        Move(
            name,
            before[name],
            after[name],
            abs(after[name] - before[name]) / largest[name.partition("[")[0]],
        )
        for name in common
        if before[name] != after[name]
    ]
    return max(moves, key=lambda move: move.share, default=None)
