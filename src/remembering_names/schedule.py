"""Make targets, each as soon as what it reads has been made."""

import time
from collections.abc import Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from remembering_names import freshness, results
from remembering_names.freshness import Target, Tree
from remembering_names.progress import Board
from remembering_names.tasks import Outputs, Task, resolve
from remembering_names.workers import Cost, distribute


@dataclass
class Schedule:
    """The targets still to make, and those under way.

    Attributes:
        pending: What to bring up to date, in an order in which it can be.
        forced: Names of targets to make even if they are fresh.
        tree: Where things stand.
        executor: Does the work.
        board: Shows what is under way.
    """

    pending: list[Target]
    forced: frozenset[str]
    tree: Tree
    executor: Executor
    board: Board
    running: dict[Future[Outputs], tuple[Target, Cost, dict[str, str]]] = field(
        default_factory=dict
    )

    def run(self) -> Iterator[tuple[Target, Cost]]:
        """Make everything; yield each target when its files are in place."""
        with ThreadPoolExecutor(max(1, len(self.pending))) as drivers:
            try:
                self.start_ready(drivers)
                while self.running:
                    done, _ = wait(self.running, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield self.finish(future)
                    self.start_ready(drivers)
            finally:
                self.executor.shutdown(wait=False, cancel_futures=True)

    def start_ready(self, drivers: ThreadPoolExecutor) -> None:
        """Start each stale target for which nothing else must be made.

        What measures time starts last, and has the machine to itself.
        """
        for target in sorted(self.pending, key=measures):
            busy = [other for other, _, _ in self.running.values()]
            if any(map(measures, busy)) or (measures(target) and busy):
                return
            if self.is_waiting(target, busy):
                continue
            self.pending.remove(target)
            lock = freshness.read_lock(self.tree)
            changes = freshness.changes(target, lock, self.tree)
            if target.name in self.forced or any(changes):
                self.start(target, drivers)

    def is_waiting(self, target: Target, busy: list[Target]) -> bool:
        """Tell whether something that `target` reads is still to be made."""
        others = [other for other in self.pending if other is not target]
        made = [file for t in (*others, *busy) for file in t.writes.values()]
        return not set(made).isdisjoint(target.results)

    def start(self, target: Target, drivers: ThreadPoolExecutor) -> None:
        """Hand out the target's work."""
        made_from = freshness.inputs(target, self.tree)
        freshness.require_pinned(made_from)
        self.board.start(target.name)
        cost = Cost()
        future = drivers.submit(self.make, target, cost)
        self.running[future] = target, cost, made_from

    def make(self, target: Target, cost: Cost) -> Outputs:
        """Return what the target's function makes."""
        tree = self.tree
        written = [tree.root / f for f in target.data if f.endswith(".json")]
        made = [tree.outputs / file for file in target.results]
        task = Task(
            target.configuration,
            results.collect([*written, *made]),
            partial(distribute, self.executor, target.name, cost),
        )
        before = time.thread_time()
        outputs: Outputs = resolve(target.function)(task)
        cost.add(time.thread_time() - before)
        return outputs

    def finish(self, future: Future[Outputs]) -> tuple[Target, Cost]:
        """Write the outputs of a target, then record what it is made from."""
        target, cost, made_from = self.running.pop(future)
        outputs = future.result()
        cost.stop()
        for kind, file in target.writes.items():
            results.write(self.tree.outputs / file, content(outputs[kind]))
        freshness.record(target, made_from, self.tree)
        self.board.finish(target.name, cost.wall)
        return target, cost


def measures(target: Target) -> bool:
    """Tell whether making the target takes wall-clock measurements."""
    return "measurements" in target.writes


def content(output: Any) -> bytes:
    """Return an output as the bytes of its file: JSON, text or tensors."""
    if isinstance(output, bytes):
        return output
    if isinstance(output, str):
        return output.encode()
    if output and all(hasattr(value, "numel") for value in output.values()):
        from safetensors.torch import save

        return save(output)
    return results.dumps(output).encode()
