"""Where the work of each target is done: here, or on a cluster."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from remembering_names.freshness import Target
from remembering_names.progress import Board
from remembering_names.schedule import measures
from remembering_names.workers import processes

PlaceOf = Callable[[Target], Executor]


@contextmanager
def places(
    jobs: int, address: str | None, targets: list[Target], board: Board
) -> Iterator[PlaceOf]:
    """Yield a function that tells who does a target's work.

    Args:
        jobs: How many processes there are here.
        address: Of a Dask scheduler; None if everything is done here.
        targets: Everything that may have to be made, and its makers.
        board: Shows what is under way.
    """
    with processes(jobs, board.advance) as here:
        if address is None:
            yield lambda target: here
            return
        from remembering_names.checkouts import needed
        from remembering_names.cluster import cluster

        staying = stay(targets)
        state = needed(t for t in targets if t.name not in staying)
        with cluster(address, state, board.advance, board.say) as there:
            yield lambda target: here if target.name in staying else there


def stay(targets: list[Target]) -> frozenset[str]:
    """Return the names of targets whose work is done here in any case.

    Measurements are of this machine. And what reads results of trained models
    may read their weights, which other checkouts do not have as they are now.
    """
    trained = {
        file
        for target in targets
        if "weights" in target.writes
        for file in target.writes.values()
    }
    return frozenset(
        target.name
        for target in targets
        if measures(target) or not trained.isdisjoint(target.results)
    )
