"""The same work on a Dask cluster that is already running.

Its workers run the code of their own checkouts, compared with this one first.
Calls go out and answers come back; only this process writes files.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress

from firsthand.workers.cluster.executor import ClusterExecutor
from firsthand.workers.cluster.joining import (
    ClusterError,
    connect,
    require_same,
)
from firsthand.workers.cluster.reports import TOPIC, Progress
from firsthand.workers.cluster.same_state import State

__all__ = ["ClusterError", "cluster"]


@contextmanager
def cluster(
    address: str,
    needed: State,
    on_report: Callable[[str, float], None],
    say: Callable[[str], None],
) -> Iterator[Executor]:
    """Yield an executor whose processes are a cluster's workers.

    What has not begun when the block ends is cancelled.

    Args:
        address: The scheduler's.
        needed: The state that every worker must have.
        on_report: Called with a target's name and the share just done.
        say: Prints a line.

    Raises:
        ClusterError: Dask is not installed, or no scheduler answers, or it
            has no worker.
        StateError: The scheduler or a worker differs from this process.
    """
    client = connect(address)
    executor = ClusterExecutor(client, needed)
    try:
        require_same(client, needed, say)
        client.subscribe_topic(TOPIC, Progress(client.id, on_report))
        executor.start(executor.watch(say))
        yield executor
    finally:
        executor.shutdown()
        with suppress(OSError):
            client.close()
