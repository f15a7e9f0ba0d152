"""One run: its processes, its memory, and the schedule of what it makes."""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from firsthand.costs import costs
from firsthand.costs.costs import Cost
from firsthand.costs.run_memory import RunMemory
from firsthand.making.board import Board
from firsthand.making.fences import Fences
from firsthand.making.jobs import Job
from firsthand.making.schedule import Schedule
from firsthand.report import Report
from firsthand.target import Target, Tree
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.sources import INSTALLED
from firsthand.workers.local import LocalWorkers, local_workers
from firsthand.workers.worker_choice import worker_choice

LOOKS = "threadpoolctl"  # tells of each process which BLAS kernel it has


@dataclass(frozen=True)
class Plan:
    """What a run may have to make.

    Attributes:
        targets: In an order in which they can be made.
        inputs: Those inputs of each that no run changes, taken before any
            code is loaded: what is edited during the run is stale at its end.
        forced: The names of those to make even if they are fresh.
        expected: The names of those that will be made in any case.
        fingerprints: Where the inputs come from.
    """

    targets: list[Target]
    inputs: Mapping[str, Mapping[str, str]]
    forced: frozenset[str]
    expected: Collection[str]
    fingerprints: Fingerprints

    def jobs(self, spent: Mapping[str, Any]) -> list[Job]:
        """Return the targets as jobs, by their last cost, the longest first."""
        maker = {f: t.name for t in self.targets for f in t.writes.values()}
        return [
            Job(
                target,
                frozenset(maker[file] for file in target.reads),
                self.inputs[target.name],
            )
            for target in costs.longest_first(self.targets, spent)
        ]

    def libraries(self) -> set[str]:
        """Return the modules of other people's that this run may import.

        What reads a stale result may turn out to be stale itself.
        """
        possible: list[Target] = []
        written: set[str] = set()
        for target in self.targets:  # makers stand before those who read them
            if target.name in self.expected or written & {*target.reads}:
                possible.append(target)
                written |= {*target.writes.values()}
        return {LOOKS}.union(*map(self.fingerprints.libraries, possible))

    def workers(self, jobs: int) -> AbstractContextManager[LocalWorkers]:
        """Return the workers of this machine, as many at once as `jobs`."""
        sources = [str(self.fingerprints.root / "src"), str(INSTALLED)]
        variables = self.fingerprints.variables
        return local_workers(jobs, self.libraries(), sources, variables)


def run(
    plan: Plan, report: Report, tree: Tree, jobs: int, dask: str | None
) -> Cost:
    """Make what is stale; return what all of it took together.

    Args:
        plan: What may have to be made.
        report: Whose.
        tree: Where things stand.
        jobs: How many pieces may be at work at once on this machine.
        dask: The address of a Dask scheduler that has workers of its own.
    """
    spent, whole = costs.read(tree), Cost()
    queue = plan.jobs(costs.read(report.tree))  # elsewhere the same is long
    fences = Fences(plan.targets, plan.fingerprints)
    with (
        RunMemory() as memory,
        Board() as board,
        plan.workers(jobs) as here,
        worker_choice(
            here, dask, plan.targets, plan.fingerprints, board.say
        ) as choice,
    ):
        schedule = Schedule(
            queue,
            plan.forced,
            tree,
            fences,
            here,
            choice,
            jobs,
            board,
        )
        for target, cost in schedule.run():
            whole.cpu += cost.cpu
            spent["targets"][target.name] = cost.figures()
            costs.write(spent, tree)
    whole.stop()
    whole.memory = memory.peak
    return whole
