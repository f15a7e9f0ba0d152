"""What runs on a worker: a look at itself, and calls."""

import atexit
import pickle
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from typing import Any

from firsthand.costs import machine
from firsthand.tracking.fence import place_of
from firsthand.tracking.sources import INSTALLED
from firsthand.workers.calls import WorkerLostError
from firsthand.workers.cluster.reports import Teller
from firsthand.workers.cluster.same_state import TASKS, require, root_of, state
from firsthand.workers.local import LocalWorkers, converse, local_workers


def examine(
    names: Iterable[str], package: str, dask_worker: Any
) -> dict[str, str]:
    """Return the state of a worker, and what machine it is on."""
    tasks = str(dask_worker.state.nthreads)
    return state({*names} - {TASKS}, root_of(package)) | {
        TASKS: tasks,
        "processor": machine.processor(),
    }


def unpack_and_run(parcel: bytes) -> bytes:
    """Run a call, if this worker has the state that it needs.

    Workers may come at any time, so each call looks.

    Raises:
        StateError: This worker differs from the process that asks.
        WorkerLostError: The process of the call was killed.
    """
    from distributed import get_worker

    worker = get_worker()
    needed, run, package, modules, call = pickle.loads(parcel)
    found = examine(needed, package, worker)
    require(found, needed, f"worker {worker.address}")
    root = root_of(package)
    sources = (str(root / "src"), str(INSTALLED))
    here = replace(call, place=place_of(root, root))
    nursery = own_workers(tuple(modules), sources).nursery
    try:
        answer, piece = converse(nursery, here, Teller(worker, run))
    except WorkerLostError:
        raise WorkerLostError(
            f"a process of worker {worker.address} was killed; if memory is "
            "short, run fewer workers on its machine"
        ) from None
    return pickle.dumps((answer, piece, time.time() - piece.began))


@cache
def own_workers(
    modules: tuple[str, ...], sources: tuple[str, ...]
) -> LocalWorkers:
    """Return what starts processes here, until this process ends."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(local_workers(1, modules, sources))
