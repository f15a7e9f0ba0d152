"""The record of what each target was made from when it was last made.

Measurements have a file of their own: they differ from machine to machine.
"""

from collections.abc import Mapping
from typing import Any

from firsthand import results
from firsthand.bounds import within_bounds
from firsthand.encoding import dumps
from firsthand.target import Target, Tree
from firsthand.tracking.freshness import Lock, output_digests

LOCK, MEASURED = FILES = ("data/lock.json", "data/measurements/lock.json")
ADVICE = f"{results.RESTORE}, or delete it to make everything again"


def file_of(target: Target) -> str:
    """Return the lock that the target stands in."""
    files = (*target.reads, *target.writes.values())
    timed = any(file.startswith(results.MEASUREMENTS) for file in files)
    return MEASURED if timed else LOCK


def read(tree: Tree) -> Lock:
    """Return what each target was made from when it was last made."""
    lock: Lock = {}
    for file in FILES:
        lock.update(read_one(tree, file))
    return lock


def read_one(tree: Tree, file: str) -> Lock:
    """Return what one of the locks holds.

    Raises:
        ResultError: It is damaged, or of another shape.
    """
    path = tree.into / file
    if not path.exists():
        return {}
    with within_bounds([path], ADVICE):
        lock: Lock = results.read(path, ADVICE)
    for name, entry in lock.items():
        if not is_entry(entry):
            problem = f"damaged ({name!r} has no inputs and outputs)"
            raise results.ResultError(f"{path}: {problem}; {ADVICE}")
    return lock


def is_entry(entry: Any) -> bool:
    """Tell whether a value is what the lock holds of a target."""
    if not isinstance(entry, dict):
        return False
    parts = [
        entry.get("inputs"),
        entry.get("outputs"),
        entry.get("kernels", {}),
    ]
    return all(
        isinstance(part, dict)
        and all(isinstance(value, str) for value in part.values())
        for part in parts
    )


def record(
    target: Target,
    made_from: Mapping[str, str],
    tree: Tree,
    kernels: Mapping[str, str] | None = None,
) -> None:
    """Write into the lock what `target` was just made from.

    Args:
        target: What was made.
        made_from: The hash of each input, the version of each library.
        tree: Where things stand.
        kernels: The variant of its code that each library has chosen for
            the processor it was made on.
    """
    entry = {"inputs": {**made_from}, "outputs": output_digests(target, tree)}
    if kernels:
        entry["kernels"] = {**kernels}
    file = file_of(target)
    write({**read_one(tree, file), target.name: entry}, tree, file)


def write(lock: Lock, tree: Tree, file: str) -> None:
    """Store one of the locks."""
    results.write(tree.into / file, dumps(lock).encode())


def prune(names: set[str], tree: Tree) -> None:
    """Drop from the lock what has other names: targets that are no more."""
    for file in FILES:
        lock = read_one(tree, file)
        kept = {name: lock[name] for name in lock.keys() & names}
        if len(kept) < len(lock):
            write(kept, tree, file)
