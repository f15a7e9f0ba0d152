"""The same work on a Dask cluster that is already running.

Its workers run the code of their own checkouts, compared with this one first.
Calls go out and answers come back; only this process writes files.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from firsthand.workers.cluster.joining import (
    ClusterError,
    connect,
    require_same,
)
from firsthand.workers.cluster.reports import TOPIC
from firsthand.workers.cluster.same_state import State
from firsthand.workers.cluster.workers import ClusterWorkers

__all__ = ["ClusterError", "cluster"]


@contextmanager
def cluster(
    address: str,
    needed: State,
    package: str,
    modules: Iterable[str],
    say: Callable[[str], None],
) -> Iterator[ClusterWorkers]:
    """Yield the workers of a cluster.

    What has not begun when the block ends is cancelled.

    Args:
        address: The scheduler's.
        needed: The state that every worker must have.
        package: Of the report's code.
        modules: Other people's, which each process finds loaded.
        say: Prints a line.

    Raises:
        ClusterError: Dask is not installed, or no scheduler answers, or it
            has no worker.
        StateError: The scheduler or a worker differs from this process.
    """
    client = connect(address)
    workers = ClusterWorkers(client, needed, package, modules)
    try:
        require_same(client, needed, package, say)
        client.subscribe_topic(TOPIC, workers.reports)
        workers.start(workers.watch(say))
        yield workers
    finally:
        workers.shutdown()
        with suppress(OSError):
            client.close()
