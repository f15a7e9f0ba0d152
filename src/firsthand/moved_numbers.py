"""Which stored numbers a run has moved."""

from contextlib import suppress

from firsthand import results
from firsthand.target import Tree


def numbers(tree: Tree) -> dict[str, float]:
    """Return every stored result that can be read, by dotted name."""
    found: dict[str, float] = {}
    for path in results.visible(tree.into / results.RESULTS, "*.json"):
        with suppress(results.ResultError):
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
