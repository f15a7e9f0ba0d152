"""Record a copy of a report as fresh, whatever state it is in.

For measuring and trying the engine only: run in the copy's folder, as
`python -m firsthand.tracking.mark_fresh package`. What was never made is made
up.
"""

import sys
from pathlib import Path

from firsthand import results
from firsthand.report import Report, load
from firsthand.tracking import lockfile
from firsthand.tracking.freshness import (
    Fingerprints,
    Lock,
    made_inputs,
    output_digests,
)

MADE_UP = '{"of": 1}\n'


def mark_fresh(report: Report) -> None:
    """Make up the outputs that are missing; record everything as fresh."""
    tree, targets = report.tree, report.targets()
    inputs = Fingerprints(report).all_inputs(targets)
    for target in targets:
        for file in target.writes.values():
            if not (tree.into / file).exists():
                results.write(tree.into / file, MADE_UP.encode())
    locks: dict[str, Lock] = {file: {} for file in lockfile.FILES}
    for target in targets:
        made_from = inputs[target.name] | made_inputs(target, tree)
        locks[lockfile.file_of(target)][target.name] = {
            "inputs": made_from,
            "outputs": output_digests(target, tree),
        }
    for file, lock in locks.items():
        lockfile.write(lock, tree, file)


if __name__ == "__main__":
    report = load(f"{sys.argv[1]}.report:REPORT")
    if Path.cwd().resolve() != report.root:
        sys.exit(
            f"error: this is not {report.root}; go there, or set PYTHONPATH"
        )
    mark_fresh(report)
