"""What is stale in the report, or broken, or nobody's."""

import math
from collections.abc import Iterator, Mapping
from functools import cache

from firsthand import results
from firsthand.bounds import within_bounds
from firsthand.conclusions.claim import broken, judge
from firsthand.costs import costs, site_quality
from firsthand.report import Report
from firsthand.target import Target, Tree
from firsthand.tracking import freshness, lockfile
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.hashes import file_digest

OUTPUTS = (
    "data/results",
    "data/weights",
    "data/measurements",
    "docs/generated",
)


def check(report: Report) -> list[str]:
    """Return a line for each thing that is stale; none if all is fresh.

    Raises:
        ResultError: A record of what was made, or of its cost, is damaged;
            or a result is beyond all bounds.
    """
    with within_bounds(results.files(report.root)):
        return problems(report)


def problems(report: Report) -> list[str]:
    """Return what `check` does, of files that can be read."""
    costs.read(report.tree)  # pages show it
    targets = report.targets()
    inputs = Fingerprints(report).all_inputs(targets)
    stale = [
        f"{target.name}: {change}"
        for target, found in states(targets, inputs, report.tree)
        for change in found
    ]
    found = [*stale, *unmade(targets, report.tree)]
    return [*found, *broken(report.claims, report.root)]


def verdicts(report: Report) -> tuple[list[str], list[str]]:
    """Return a line for each claim that holds, and for each that does not.

    Raises:
        ResultError: A result is missing or damaged.
    """
    with within_bounds(results.files(report.root)):
        numbers = results.context(report.root)
    holding = []
    for claim in report.claims:
        problem, room = judge(claim, numbers)
        if room and not problem:
            is_told = math.isfinite(room.left)
            by = f" by {room.left:.3g} {room.unit}" if is_told else ""
            holding.append(f"claim {claim.key} holds{by}")
    return holding, list(broken(report.claims, report.root))


def states(
    targets: list[Target], inputs: Mapping[str, Mapping[str, str]], tree: Tree
) -> Iterator[tuple[Target, list[str]]]:
    """Yield each target with the ways in which it is stale.

    Args:
        targets: Which.
        inputs: Those inputs of each that no run changes, by its name.
        tree: Where things stand.
    """
    lock = lockfile.read(tree)
    hash_of = cache(file_digest)  # what one writes, others read
    for target in targets:
        fixed = inputs[target.name]
        changes = freshness.changes(target, fixed, lock, tree, hash_of)
        yield target, list(changes)


def unmade(targets: list[Target], tree: Tree) -> Iterator[str]:
    """Yield each file among the results, or target, that nothing makes."""
    names = {target.name for target in targets}
    for name in sorted(lockfile.read(tree).keys() - names):
        yield f"{name}: nothing makes it any more; run scripts/regenerate.py"
    made = {file for target in targets for file in target.writes.values()}
    made |= {*lockfile.FILES, costs.FILE, site_quality.FILE}
    for folder in OUTPUTS:
        for path in results.visible(tree.into / folder, "*"):
            file = path.relative_to(tree.into).as_posix()
            if path.is_file() and file not in made:
                yield f"{file}: no experiment makes it; delete it"


def overview(report: Report) -> Iterator[str]:
    """Yield a line for each target: fresh or stale, and its last cost."""
    targets = report.targets()
    inputs = Fingerprints(report).all_inputs(targets)
    spent = costs.read(report.tree)["targets"]
    for target, stale in states(targets, inputs, report.tree):
        cost = spent.get(target.name, {"wall": 0, "cpu": 0, "memory": 0})
        yield (
            f"{'stale' if stale else 'fresh'}  {target.name:32}"
            f"{cost['wall']:8.1f} s {cost['cpu']:8.1f} CPU s "
            f"{cost['memory']:6.0f} MB"
        )
