"""Make targets, each as soon as what it reads has been made."""

from collections.abc import Iterator, Mapping
from concurrent.futures import (
    FIRST_COMPLETED,
    Future,
    ThreadPoolExecutor,
    wait,
)
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock

from firsthand import results
from firsthand.costs.costs import Cost
from firsthand.costs.turns import next_to_start
from firsthand.errors import ReportError
from firsthand.making.fences import Fences
from firsthand.making.jobs import Job, Shown, Started
from firsthand.making.shared_work import SharedWork
from firsthand.target import Target, Tree
from firsthand.tracking import freshness, lockfile, pins
from firsthand.workers.calls import CallError, ItemCall, TargetCall
from firsthand.workers.local import (
    LocalWorkers,
    converse,
    distribute,
    ignore_interrupts,
)
from firsthand.workers.worker_choice import WorkersOf

Contents = dict[str, bytes]  # of a target's files, by role


class MakingError(CallError):
    """A target cannot be made; names it."""


@dataclass
class Schedule:
    """The targets still to make, and those under way.

    Attributes:
        pending: What to bring up to date, the most urgent first.
        forced: Names of targets to make even if they are fresh.
        tree: Where things stand.
        fences: What each target may use.
        here: The workers of this machine.
        workers_of: Tells who does a target's pieces.
        jobs: How many pieces may be at work at once on this machine.
        board: Shows what is under way.
        turn: Held by the target whose own function is at work: the processor
            has enough to do with pieces.
        shared: What targets hand out alike.
    """

    pending: list[Job]
    forced: frozenset[str]
    tree: Tree
    fences: Fences
    here: LocalWorkers
    workers_of: WorkersOf
    jobs: int
    board: Shown
    turn: Lock = field(default_factory=Lock)
    shared: SharedWork = field(default_factory=SharedWork)
    running: dict[Future[Contents], Started] = field(default_factory=dict)

    def run(self) -> Iterator[tuple[Target, Cost]]:
        """Make everything; yield each target when its files are in place."""
        drivers = ThreadPoolExecutor(
            max(1, len(self.pending)), initializer=ignore_interrupts
        )
        try:
            self.start_ready(drivers)
            while self.running:
                done, _ = wait(self.running, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=has_failed):  # keep what is made
                    yield self.finish(future)
                self.start_ready(drivers)
        finally:
            drivers.shutdown(wait=False, cancel_futures=True)

    def start_ready(self, drivers: ThreadPoolExecutor) -> None:
        """Start each stale target for which nothing else must be made."""
        lock = lockfile.read(self.tree)
        while True:
            busy = [started.job for started in self.running.values()]
            job = next_to_start(self.pending, busy, self.jobs)
            if job is None:
                return
            self.pending.remove(job)
            changes = freshness.changes(job.target, job.inputs, lock, self.tree)
            reasons = list(changes)
            for reason in reasons:
                self.board.say(f"{job.name}: {reason}")
            if reasons or job.name in self.forced:
                self.start(job, drivers)

    def start(self, job: Job, drivers: ThreadPoolExecutor) -> None:
        """Hand out the target's work."""
        made = freshness.made_inputs(job.target, self.tree)
        made_from = {**job.inputs, **made}
        pins.require(made_from)
        self.board.start(job.name)
        cost = Cost()
        future = drivers.submit(self.make, job.target, cost)
        self.running[future] = Started(job, cost, made_from)

    def make(self, target: Target, cost: Cost) -> Contents:
        """Return the content of the target's files, by role."""
        call = self.call(target)
        with self.turn:
            contents: Contents
            contents, piece = converse(
                self.here.nursery,
                call,
                lambda share: None,
                partial(self.hand_out, target, cost, call),
            )
        cost.add(piece)
        return contents

    def call(self, target: Target) -> TargetCall:
        """Return what a process is told of a target."""
        root, into = self.tree.root, self.tree.into
        weights = [f for f in target.reads if f.endswith(".safetensors")]
        made = [into / f for f in target.reads if f.endswith(".json")]
        written = [root / f for f in target.data if f.endswith(".json")]
        return TargetCall(
            self.fences.of(target),
            self.fences.place(self.tree),
            target.function,
            target.settings,
            (*written, *made),
            {Path(file).stem: into / file for file in weights},
            tuple(target.writes),
        )

    def hand_out(
        self,
        target: Target,
        cost: Cost,
        call: TargetCall,
        work: list[bytes],
        variables: Mapping[str, str],
    ) -> list[bytes]:
        """Have workers do pieces of work; give up the turn so long."""
        fence, place = call.fence, call.place
        pieces = [ItemCall(fence, place, one, variables) for one in work]
        workers = self.shared.by(self.workers_of(target), target)
        self.turn.release()
        try:
            return distribute(
                workers,
                cost,
                pieces,
                lambda share: self.board.advance(target.name, share),
            )
        finally:
            self.turn.acquire()

    def finish(self, future: Future[Contents]) -> tuple[Target, Cost]:
        """Write the outputs of a target, then record what it is made from.

        Raises:
            MakingError: It failed.
        """
        started = self.running.pop(future)
        target, cost = started.job.target, started.cost
        try:
            contents = future.result()
        except CallError as error:
            problem = f"{target.name}: {error}"
            raise MakingError(problem, error.trace) from None
        except (ReportError, OSError) as error:
            raise MakingError(f"{target.name}: {error}") from None
        cost.stop()
        for role, file in target.writes.items():
            results.write(self.tree.into / file, contents[role])
        kernels = used_kernels(cost, started.made_from)
        lockfile.record(target, started.made_from, self.tree, kernels)
        self.board.finish(target.name, cost.wall)
        return target, cost


def has_failed(future: Future[Contents]) -> bool:
    """Tell whether what has ended has failed."""
    return future.exception() is not None


def used_kernels(cost: Cost, made_from: Mapping[str, str]) -> dict[str, str]:
    """Return the variant that each library took which decides values."""
    return {
        library: ", ".join(sorted(found))
        for library, found in sorted(cost.kernels.items())
        if library in made_from
    }
