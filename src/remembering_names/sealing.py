"""Record a copy of the report as fresh, whatever state it is in.

For measuring and trying the machinery only: run in the copy's folder, as
`python -m remembering_names.sealing`. What was never made is made up.
"""

from pathlib import Path

from remembering_names import freshness, lockfile, results
from remembering_names.experiments import targets
from remembering_names.freshness import Fixed, Tree

MADE_UP = '{"of": 1}\n'


def seal(report: Path) -> None:
    """Make up the outputs that are missing; record everything as fresh."""
    tree, fixed = Tree(report, report), Fixed(report)
    found = targets()
    for target in found:
        for file in target.writes.values():
            if not (report / file).exists():
                results.write(report / file, MADE_UP.encode())
    locks: dict[str, freshness.Lock] = {file: {} for file in lockfile.FILES}
    for target in found:
        made_from = fixed.inputs(target) | freshness.made_inputs(target, tree)
        locks[lockfile.FILES[target.is_measured]][target.name] = {
            "inputs": made_from,
            "outputs": freshness.outputs(target, tree),
        }
    for file, lock in locks.items():
        results.write(report / file, results.dumps(lock).encode())


if __name__ == "__main__":
    seal(Path.cwd())
