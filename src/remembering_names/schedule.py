"""Make targets, each as soon as what it reads has been made."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any

from remembering_names import (
    ReportError,
    freshness,
    lockfile,
    pinned_versions,
    results,
)
from remembering_names.costs import Cost, Piece
from remembering_names.freshness import Target, Tree
from remembering_names.outputs import encoded
from remembering_names.peaks import forget_peak, peak
from remembering_names.progress import Board
from remembering_names.tasks import Advance, Outputs, Task, resolve
from remembering_names.workers import distribute, ignore_interrupts


class MakingError(ReportError):
    """A target cannot be made; names it."""


@dataclass
class Schedule:
    """The targets still to make, and those under way.

    Attributes:
        pending: What to bring up to date, in an order in which it can be.
        forced: Names of targets to make even if they are fresh.
        tree: Where things stand.
        place_of: Tells who does a target's work.
        board: Shows what is under way.
        turn: Held by the target that computes in this process, which has
            only one state of random numbers and one peak of memory.
    """

    pending: list[Target]
    forced: frozenset[str]
    tree: Tree
    place_of: Callable[[Target], Executor]
    board: Board
    turn: Lock = field(default_factory=Lock)
    running: dict[Future[Outputs], tuple[Target, Cost, dict[str, str]]] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        """Take the fingerprint of all code before any of it is imported.

        Code that is edited during the run is stale at its end.
        """
        fixed = freshness.Fixed(self.tree.root)
        self.fixed = {t.name: fixed.inputs(t) for t in self.pending}

    def run(self) -> Iterator[tuple[Target, Cost]]:
        """Make everything; yield each target when its files are in place."""
        drivers = ThreadPoolExecutor(
            max(1, len(self.pending)), initializer=ignore_interrupts
        )
        try:
            self.start_ready(drivers)
            while self.running:
                done, _ = wait(self.running, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=failed):  # keep what is made
                    yield self.finish(future)
                self.start_ready(drivers)
        finally:
            drivers.shutdown(wait=False, cancel_futures=True)

    def start_ready(self, drivers: ThreadPoolExecutor) -> None:
        """Start each stale target for which nothing else must be made."""
        lock = lockfile.read(self.tree)
        while target := self.next_ready():
            self.pending.remove(target)
            fixed = self.fixed[target.name]
            changes = list(freshness.changes(target, fixed, lock, self.tree))
            for change in changes:
                self.board.say(f"{target.name}: {change}")
            if changes or target.name in self.forced:
                self.start(target, drivers)

    def next_ready(self) -> Target | None:
        """Return a target for which nothing else must be made, if any.

        What measures time comes last, and has the machine to itself.
        """
        busy = [target for target, _, _ in self.running.values()]
        for target in sorted(self.pending, key=measures):
            if any(map(measures, busy)) or (measures(target) and busy):
                return None
            if not self.is_waiting(target, busy):
                return target
        return None

    def is_waiting(self, target: Target, busy: list[Target]) -> bool:
        """Tell whether something that `target` reads is still to be made."""
        others = [other for other in self.pending if other is not target]
        made = [file for t in (*others, *busy) for file in t.writes.values()]
        return not set(made).isdisjoint(target.results)

    def start(self, target: Target, drivers: ThreadPoolExecutor) -> None:
        """Hand out the target's work."""
        made = freshness.made_inputs(target, self.tree)
        made_from = self.fixed[target.name] | made
        pinned_versions.require(made_from)
        self.board.start(target.name)
        cost = Cost()
        future = drivers.submit(self.make, target, cost)
        self.running[future] = target, cost, made_from

    def make(self, target: Target, cost: Cost) -> Outputs:
        """Return what the target's function makes."""
        tree = self.tree
        written = [tree.root / f for f in target.data if f.endswith(".json")]
        made = [tree.outputs / file for file in target.results]
        with self.turn:
            forget_peak()
            before = time.thread_time()
            task = Task(
                target.configuration,
                results.collect([*written, *made]),
                partial(self.hand_out, target, cost),
            )
            outputs: Outputs = resolve(target.function)(task)
            own = time.thread_time() - before
            cost.add(Piece(own, peak()))
        return outputs

    def hand_out(
        self,
        target: Target,
        cost: Cost,
        function: Callable[[Any, Advance], Any],
        items: Sequence[Any],
    ) -> list[Any]:
        """Let workers run `function` on each item; give up the turn so long."""
        self.turn.release()
        try:
            return distribute(
                self.place_of(target), target.name, cost, function, items
            )
        finally:
            self.turn.acquire()

    def finish(self, future: Future[Outputs]) -> tuple[Target, Cost]:
        """Write the outputs of a target, then record what it is made from.

        Raises:
            MakingError: It failed; the cause is kept if it is the code's.
        """
        target, cost, made_from = self.running.pop(future)
        try:
            outputs = future.result()
            cost.stop()
            contents = {
                file: encoded(outputs[kind])
                for kind, file in target.writes.items()
            }
        except BrokenExecutor:
            problem = "a worker was killed; if memory is short, use --jobs 1"
            raise MakingError(f"{target.name}: {problem}") from None
        except (ReportError, OSError) as error:
            raise MakingError(f"{target.name}: {error}") from None
        except Exception as error:
            problem = f"{type(error).__name__}: {error}"
            raise MakingError(f"{target.name}: {problem}") from error
        for file, output in contents.items():
            results.write(self.tree.outputs / file, output)
        lockfile.record(target, made_from, self.tree)
        self.board.finish(target.name, cost.wall)
        return target, cost


def measures(target: Target) -> bool:
    """Tell whether making the target takes wall-clock measurements."""
    return "measurements" in target.writes


def failed(future: Future[Outputs]) -> bool:
    """Tell whether what has ended has failed."""
    return future.exception() is not None
