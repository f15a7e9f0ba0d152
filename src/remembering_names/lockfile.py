"""The record of what each target was made from when it was last made.

Measurements have a file of their own: they differ from machine to machine.
"""

from remembering_names import results
from remembering_names.freshness import Lock, Target, Tree, outputs

FILES = ("data/lock.json", "data/measurements/lock.json")
MEND = f"{results.RESTORE}, or delete it to make everything again"


def read(tree: Tree) -> Lock:
    """Return what each target was made from when it was last made."""
    lock: Lock = {}
    for file in FILES:
        if (tree.outputs / file).exists():
            lock.update(results.read(tree.outputs / file, MEND))
    return lock


def record(target: Target, made_from: dict[str, str], tree: Tree) -> None:
    """Write into the lock what `target` was just made from."""
    file = tree.outputs / FILES[target.is_measured]
    lock = results.read(file, MEND) if file.exists() else {}
    lock[target.name] = {
        "inputs": made_from,
        "outputs": outputs(target, tree),
    }
    results.write(file, results.dumps(lock).encode())


def forget_others(names: set[str], tree: Tree) -> None:
    """Drop from the lock what has other names: targets that are no more."""
    for file in FILES:
        if (tree.outputs / file).exists():
            lock = results.read(tree.outputs / file, MEND)
            kept = {name: lock[name] for name in lock.keys() & names}
            if len(kept) < len(lock):
                results.write(tree.outputs / file, results.dumps(kept).encode())
