"""Reach a cluster, and see that its workers are what this process is."""

import asyncio
import logging
import warnings
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from firsthand.costs import machine
from firsthand.errors import ReportError
from firsthand.workers.cluster.same_state import State, minor, require
from firsthand.workers.cluster.worker import examine

ANSWER = 5.0  # seconds in which a scheduler must answer
PATIENCE = 60.0  # seconds without any worker before a run gives up


class ClusterError(ReportError):
    """A cluster cannot do the work; says where, why and what to do."""


def connect(address: str) -> Any:
    """Return a client of the scheduler at `address`; it keeps no log.

    Raises:
        ClusterError: Dask is not installed, or no scheduler answers.
    """
    try:
        from distributed import Client
    except ImportError:
        problem = "Dask is not installed here; `make dask` installs it"
        raise ClusterError(problem) from None
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="distributed")  # of versions, too
    try:
        with ThreadPoolExecutor(1) as own:  # here a loop may be running
            own.submit(asyncio.run, ask(address)).result()
        return Client(address, timeout=ANSWER, set_as_default=False)
    except Exception as error:  # whatever speaks there, in its own way
        first, _, _ = str(error).partition("\n")
        reason = f" ({first})" if first else ""
        raise ClusterError(
            f"{address}: no Dask scheduler answers there within "
            f"{ANSWER:.0f} s{reason}; start one with `dask scheduler`, or give "
            "the address that it prints"
        ) from None


async def ask(address: str) -> None:
    """See that what listens at `address` is a scheduler.

    A client waits for an answer as long as it takes; this does not.

    Raises:
        TimeoutError: It does not answer.
        ValueError: It is something else.
    """
    from distributed import Security
    from distributed.core import rpc

    keys = Security().get_connection_args("client")
    async with (
        asyncio.timeout(ANSWER),
        rpc(address, connection_args=keys) as at,
    ):
        kind = (await at.identity())["type"]
    if kind != "Scheduler":
        raise ValueError(f"a {kind.lower()} does")


def require_same(
    client: Any, needed: State, package: str, say: Callable[[str], None]
) -> None:
    """See that the scheduler and all workers have the state that is needed.

    Args:
        client: Connected to the scheduler.
        needed: The state.
        package: Of the report's code.
        say: Prints a line.
    """
    packages = client.get_versions()["scheduler"]["packages"]
    found = {name: str(packages[name]) for name in ("dask", "distributed")}
    found["Python"] = minor(packages["python"])
    place = f"the scheduler {client.scheduler.address}"
    require(found, {name: needed[name] for name in found}, place)
    if not client.scheduler_info()["n_workers"]:
        say(f"no worker yet; waiting {PATIENCE:.0f} s for one")
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise ClusterError(without_workers(client)) from None
    processors = Counter([machine.processor()])
    found_on = client.run(examine, list(needed), package, on_error="return")
    for worker, answer in found_on.items():
        if isinstance(answer, Exception):
            raise ClusterError(f"worker {worker}: {answer}; see its log")
        require(answer, needed, f"worker {worker}")
        processors[answer["processor"]] += 1
    if len(processors) > 1:
        kinds = "; ".join(processors)
        say(f"processors differ, and so may the last digits: {kinds}")


def without_workers(client: Any) -> str:
    """Say that a cluster has no worker, and what to do."""
    address = client.scheduler.address
    return (
        f"the cluster has had no worker for {PATIENCE:.0f} s; "
        f"start some with `dask worker {address} --nthreads 1`"
    )
