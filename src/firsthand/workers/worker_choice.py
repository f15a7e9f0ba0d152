"""Where the work of each target is done: here, or on a cluster."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from firsthand.target import Target
from firsthand.tracking.freshness import Fingerprints
from firsthand.workers.local import LocalWorkers, Workers

WorkersOf = Callable[[Target], Workers]


@contextmanager
def worker_choice(
    here: LocalWorkers,
    address: str | None,
    targets: Sequence[Target],
    fingerprints: Fingerprints,
    say: Callable[[str], None],
) -> Iterator[WorkersOf]:
    """Yield a function that tells who does a target's work.

    Args:
        here: The workers of this machine.
        address: Of a Dask scheduler; None if everything is done here.
        targets: Everything that may have to be made, and its makers.
        fingerprints: What they are made from.
        say: Prints a line.
    """
    if address is None:
        yield lambda target: here
        return
    from firsthand.workers.cluster import cluster
    from firsthand.workers.cluster.same_state import needed

    leaving = [target for target in targets if not stays(target)]
    report = fingerprints.report
    state = needed(report, leaving, fingerprints)
    modules = here.nursery.modules
    with cluster(address, state, report.package, modules, say) as there:
        yield lambda target: here if stays(target) else there


def stays(target: Target) -> bool:
    """Tell whether a target's work is done here in any case.

    Measurements are of this machine. A notebook opens weights as its reader
    does, from files, which other checkouts do not have as they are now.
    """
    return target.takes_measurements or "notebook" in target.writes
