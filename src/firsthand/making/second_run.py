"""Make everything a second time, as another kind of processor would."""

import math
from dataclasses import replace
from typing import Any

from firsthand import results
from firsthand.conclusions.claim import judge
from firsthand.encoding import dumps
from firsthand.making import moved_numbers, second_record
from firsthand.making.checking import states
from firsthand.making.regeneration import Order, RegenerationError, regenerate
from firsthand.report import Report
from firsthand.target import Target, Tree
from firsthand.tracking import lockfile
from firsthand.tracking.claim_code import claim_digests
from firsthand.tracking.freshness import Fingerprints

SHOWN = 10  # of the numbers that moved


def second_run(order: Order) -> Any:
    """Make what is missing of a second run; return its record, stored.

    Args:
        order: What to make, into a folder of its own.

    Raises:
        RegenerationError: The report declares no other kind of processor, or
            is not up to date.
    """
    report = order.report
    if not report.second_kernels:
        raise RegenerationError(
            "this report declares no other kind of processor; name variables "
            "in its `second_kernels`"
        )
    require_fresh(report)
    regenerate(replace(order, is_second=True))
    record = record_of(report, order.tree)
    path = report.root / second_record.FILE
    results.write(path, dumps(record).encode())
    return results.read(path)


def require_fresh(report: Report) -> None:
    """See that the report's own results can be compared with.

    Raises:
        RegenerationError: One is stale: what moved would not be rounding.
    """
    made = second_record.targets(report)
    inputs = Fingerprints(report).all_inputs(made)
    for target, stale in states(made, inputs, report.tree):
        if stale:
            raise RegenerationError(
                f"{target.name}: {stale[0]}; bring the report up to date "
                "before its second run"
            )


def record_of(report: Report, tree: Tree) -> dict[str, Any]:
    """Return what stays of a second run.

    Args:
        report: Whose.
        tree: Where its results are.
    """
    made = second_record.targets(report)
    lock = lockfile.read(tree)
    return {
        "variables": {**report.second_kernels},
        "kernels": second_record.kernels(lock, {one.name for one in made}),
        "targets": {
            one.name: second_record.made_from(one, lock[one.name]["inputs"])
            for one in made
        },
        "claims": verdicts(report, numbers(report, tree, made)),
        "moved": moves([one for one in made if "results" in one.writes], tree),
    }


class Numbers(results.Record):
    """Numbers that note whether measurements were asked for."""

    was_timed = False

    def __getitem__(self, name: str) -> Any:
        if name == "measurements":
            self.was_timed = True
        return super().__getitem__(name)


def numbers(report: Report, tree: Tree, made: list[Target]) -> Numbers:
    """Return the numbers of a second run; what it leaves out, of the first."""
    written = {file for target in made for file in target.writes.values()}
    paths = []
    for path in results.files(report.root):
        file = path.relative_to(report.root).as_posix()
        paths.append(tree.into / file if file in written else path)
    return Numbers(results.collect(paths))


def verdicts(report: Report, numbers: Numbers) -> dict[str, Any]:
    """Return of each claim whether it holds over numbers, and its room."""
    digests, found = claim_digests(report), {}
    for claim in report.claims:
        numbers.was_timed = False
        problem, room = judge(claim, numbers)
        left = room.left if room is not None else math.nan
        found[claim.key] = {
            "made_from": digests[claim.key],
            "problem": problem,
            "room": left if math.isfinite(left) else None,
            "unit": room.unit if room is not None else "",
            "reads_measurements": numbers.was_timed,
        }
    return found


def moves(made: list[Target], tree: Tree) -> dict[str, Any]:
    """Return how far the number moved that moved furthest, by target."""
    found = {}
    for target in made:
        file = target.writes["results"]
        before = moved_numbers.in_files([tree.root / file])
        after = moved_numbers.in_files([tree.into / file])
        if move := moved_numbers.furthest(before, after):
            found[target.name] = move._asdict()
    return found


def summary(record: Any) -> list[str]:
    """Return what a second run came to, in lines: what broke comes last."""
    furthest = sorted(record.moved.values(), key=lambda one: -one.share)
    lines = [
        f"{one.number} moved from {one.before} to {one.after}"
        for one in furthest[:SHOWN]
    ]
    broken = broken_in(record)
    held = len(record.claims) - len(broken)
    return [
        *lines,
        f"{held} of {len(record.claims)} claims hold in the second run",
        *(f"claim {key} {problem}" for key, problem in broken.items()),
    ]


def broken_in(record: Any) -> dict[str, str]:
    """Return the problem of each claim that does not hold there."""
    return {
        key: verdict.problem
        for key, verdict in record.claims.items()
        if verdict.problem
    }
