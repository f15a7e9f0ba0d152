"""The processes that do the work, and what it costs them.

Work goes to a `concurrent.futures.Executor`; nothing here knows what the
work is.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.queues import SimpleQueue
from typing import Any, Protocol

from remembering_names.costs import Cost, Piece
from remembering_names.peaks import forget_peak, peak

Report = tuple[str, float] | None  # a target's name, the share just done
STEP = 0.005  # the smallest share worth a report
# What a worker starts with. Sums of several threads round differently; and
# memory that a batch gives back is wanted again by the next.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),  # the most that glibc allows
    "MALLOC_TRIM_THRESHOLD_": str(128 << 20),
}


class WayBack(Protocol):
    """Takes a worker's reports to whoever shows them."""

    def put(self, report: Report, /) -> None:
        """Take a report."""


way_back: list[WayBack] = []  # a worker's, from its start on


@contextmanager
def processes(
    jobs: int, on_report: Callable[[str, float], None]
) -> Iterator[Executor]:
    """Yield an executor of `jobs` processes, one torch thread each.

    They end with the block; at once, if it fails or is interrupted.

    Args:
        jobs: How many processes.
        on_report: Called with a target's name and the share just done.
    """
    context = get_context("spawn")
    queue: SimpleQueue[Report] = context.SimpleQueue()

    def listen() -> None:
        while report := queue.get():
            on_report(*report)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    os.environ |= ENVIRONMENT  # torch and the C library read it at the start
    pool = ProcessPoolExecutor(jobs, context, start, (queue,))
    try:
        yield pool
    except BaseException:
        for worker in active_children():
            worker.kill()  # what it runs may not listen to less
        raise  # a killed worker may hold the queue: leave the listener alone
    else:
        pool.shutdown()
        queue.put(None)
        listener.join()
    finally:
        pool.shutdown(cancel_futures=True)


def ignore_interrupts() -> None:
    """Keep Ctrl-C from this thread and from processes that it starts."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def start(queue: "SimpleQueue[Report]") -> None:
    """Make a worker: report to `queue`, and end when the parent ends."""
    way_back.append(queue)
    parent = parent_process()

    def watch() -> None:
        if parent:
            wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def distribute(
    executor: Executor,
    name: str,
    cost: Cost,
    function: Callable[[Any, Callable[[float], None]], Any],
    items: Sequence[Any],
) -> list[Any]:
    """Run `function` on each item for target `name`; add up the cost."""
    futures = [
        executor.submit(work, function, item, name, 1 / len(items))
        for item in items
    ]
    answers, pieces = [], []
    for future in futures:
        answer, piece = future.result()
        cost.add(piece)
        answers.append(answer)
        pieces.append(piece.cpu)
    cost.rounds.append(pieces)
    return answers


def work(
    function: Callable[[Any, Callable[[float], None]], Any],
    item: Any,
    name: str,
    weight: float,
) -> tuple[Any, Piece]:
    """Run `function` on `item` in this worker; tell what it took."""
    unsaid = 0.0

    def advance(share: float) -> None:
        nonlocal unsaid
        unsaid += share
        if unsaid >= STEP:
            way_back[0].put((name, unsaid * weight))
            unsaid = 0.0

    forget_peak()
    began, before = time.time(), processor_time()
    answer = function(item, advance)
    spent = processor_time() - before
    return answer, Piece(spent, peak(), began)


def processor_time() -> float:
    """Return the seconds of this process and of those that it has ended."""
    return sum(os.times()[:4])
