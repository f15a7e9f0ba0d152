"""What runs on a worker: a look at itself, and calls."""

import pickle
import time
from typing import Any

from firsthand.costs import machine
from firsthand.workers import local
from firsthand.workers.cluster.reports import WayBack
from firsthand.workers.cluster.same_state import TASKS, require, state


def examine(names: list[str], dask_worker: Any) -> dict[str, str]:
    """Return the state of a worker, and what machine it is on."""
    tasks = str(dask_worker.state.nthreads)
    return state({*names} - {TASKS}) | {
        TASKS: tasks,
        "processor": machine.processor(),
    }


def unpack_and_run(parcel: bytes) -> bytes:
    """Run a call, if this worker has the state that it needs.

    Workers may come at any time, so each call looks. Only then is the code
    imported that it runs.

    Raises:
        StateError: This worker differs from the process that asks.
    """
    from distributed import get_worker

    worker = get_worker()
    needed, run, call = pickle.loads(parcel)
    require(examine(needed, worker), needed, f"worker {worker.address}")
    local.way_back[:] = [WayBack(worker, run)]
    answer, piece = pickle.loads(call)()
    return pickle.dumps((answer, piece, time.time() - piece.began))
