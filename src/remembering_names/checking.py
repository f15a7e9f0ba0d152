"""What is stale in the report, or broken, or nobody's."""

from collections.abc import Iterator
from pathlib import Path

from remembering_names import claims, costs, freshness, lockfile
from remembering_names.experiments import targets
from remembering_names.freshness import Target, Tree
from remembering_names.names import ROOT

OUTPUTS = (
    "data/results",
    "data/weights",
    "data/measurements",
    "docs/generated",
)


def check(root: Path = ROOT) -> list[str]:
    """Return a line for each thing that is stale; none if all is fresh."""
    tree = Tree(root, root)
    stale = [
        f"{target.name}: {change}"
        for target, found in states(targets(), tree)
        for change in found
    ]
    return [*stale, *unmade(root), *claims.broken(root)]


def states(
    found: list[Target], tree: Tree
) -> Iterator[tuple[Target, list[str]]]:
    """Yield each target with the ways in which it is stale."""
    lock, fixed = lockfile.read(tree), freshness.Fixed(tree.root)
    for target in found:
        inputs = fixed.inputs(target)
        yield target, list(freshness.changes(target, inputs, lock, tree))


def unmade(root: Path) -> Iterator[str]:
    """Yield each file among the results, or target, that nothing makes."""
    names = {target.name for target in targets()}
    for name in sorted(lockfile.read(Tree(root, root)).keys() - names):
        yield f"{name}: nothing makes it any more; run scripts/regenerate.py"
    made = {file for target in targets() for file in target.writes.values()}
    made |= {*lockfile.FILES, costs.FILE}
    for folder in OUTPUTS:
        for path in sorted((root / folder).rglob("*")):
            file = path.relative_to(root).as_posix()
            if path.is_file() and file not in made:
                yield f"{file}: no experiment makes it; delete it"


def overview(root: Path = ROOT) -> Iterator[str]:
    """Yield a line for each target: fresh or stale, and its last cost."""
    tree = Tree(root, root)
    spent = costs.read(tree)["targets"]
    for target, stale in states(targets(), tree):
        cost = spent.get(target.name, {"wall": 0, "cpu": 0, "memory": 0})
        yield (
            f"{'stale' if stale else 'fresh'}  {target.name:32}"
            f"{cost['wall']:8.1f} s {cost['cpu']:8.1f} CPU s "
            f"{cost['memory']:6.0f} MB"
        )
