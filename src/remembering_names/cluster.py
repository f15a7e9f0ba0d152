"""The same work on a Dask cluster that is already running.

Its workers run the code of their own checkouts, compared with this one first.
Calls go out and answers come back; only this process writes files.
"""

import asyncio
import logging
import pickle
import time
import warnings
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import (
    CancelledError,
    Executor,
    Future,
    ThreadPoolExecutor,
)
from contextlib import contextmanager, suppress
from functools import partial
from threading import Lock
from typing import Any

from remembering_names import ReportError, workers
from remembering_names.checkouts import TASKS, State, minor, require, state

TOPIC = "remembering-names"  # of the events that tell how far work is
ANSWER = 5.0  # seconds in which a scheduler must answer
PATIENCE = 60.0  # seconds without any worker before a run gives up
PULSE = 1.0  # seconds between two looks at how many workers there are


class ClusterError(ReportError):
    """A cluster cannot do the work; says where, why and what to do."""


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
    client: Any, needed: State, say: Callable[[str], None]
) -> None:
    """See that the scheduler and all workers have the state that is needed."""
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
    processors = Counter([workers.processor()])
    found_on = client.run(examine, list(needed), on_error="return")
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


class ClusterExecutor(Executor):
    """Runs `workers.work` on a cluster's workers.

    Args:
        client: Connected to the scheduler.
        needed: The state that a worker must have whenever it works.
    """

    def __init__(self, client: Any, needed: State) -> None:
        self.client = client
        self.needed = needed
        self.calls: set[Future[Any]] = set()
        self.is_open = True
        self.door = Lock()
        self.pending: set[Any] = set()
        self.problem = f"the scheduler {client.scheduler.address} is gone"

    def submit(
        self, function: Callable[..., Any], /, *arguments: Any, **named: Any
    ) -> Future[Any]:
        """Run a call, whose answer ends like `workers.work`'s, on a worker."""
        call = pickle.dumps(partial(function, *arguments, **named))
        return self.start(self.fetch(call))

    def start(self, coroutine: Coroutine[Any, Any, Any]) -> Future[Any]:
        """Run a coroutine where the client runs.

        Raises:
            CancelledError: The run is over.
        """
        loop = self.client.loop.asyncio_loop
        with self.door:
            if not self.is_open:
                coroutine.close()
                raise CancelledError
            call = asyncio.run_coroutine_threadsafe(coroutine, loop)
            self.calls.add(call)
        call.add_done_callback(self.calls.discard)
        return call

    async def fetch(self, call: bytes) -> Any:
        """Have a worker run a call; return its answer.

        Raises:
            ClusterError: The cluster was lost, or worker after worker died.
        """
        from distributed import KilledWorker

        if self.client.status == "closed":
            raise ClusterError(self.problem)
        parcel = pickle.dumps((self.needed, self.client.id, call))
        future = self.client.submit(unpack_and_run, parcel, pure=False)
        self.pending.add(future)
        try:
            answer = await future
        except CancelledError:  # Dask's: it has lost the scheduler
            raise ClusterError(self.problem) from None
        except KilledWorker as error:
            raise ClusterError(
                f"{error.allowed_failures + 1} workers died of it, one after "
                "the other; if memory is short, run fewer on a machine"
            ) from None
        finally:
            self.pending.discard(future)
        *told, took = await asyncio.to_thread(pickle.loads, answer)
        return *told, time.time() - took  # other machines have other clocks

    async def watch(self, say: Callable[[str], None]) -> None:
        """Cancel everything when no worker has been there for too long."""
        seen = time.monotonic()
        while time.monotonic() - seen < PATIENCE:
            await asyncio.sleep(PULSE)
            with suppress(OSError):
                found = await self.client.scheduler.identity(n_workers=0)
                if found["n_workers"]:
                    seen = time.monotonic()
        self.problem = without_workers(self.client)
        await self.client.cancel(list(self.pending))

    def shutdown(self, wait: bool = True, **_: Any) -> None:
        """Cancel what has not ended, and take nothing more."""
        with self.door:
            self.is_open = False
        for call in list(self.calls):
            call.cancel()


class Progress:
    """Passes on how far the calls of one run are.

    A call that begins again, because its worker died, tells nothing until it
    is further than before.

    Args:
        run: Whose events to pass on.
        on_report: Called with a target's name and the share just done.
    """

    def __init__(
        self, run: str, on_report: Callable[[str, float], None]
    ) -> None:
        self.run = run
        self.on_report = on_report
        self.shares: dict[str, float] = {}

    def __call__(
        self, event: tuple[float, tuple[str, str, str, float]]
    ) -> None:
        """Take an event: when, and whose, of which call, for what, how far."""
        _, (run, call, name, share) = event
        more = share - self.shares.get(call, 0.0)
        if run == self.run and more > 0:
            self.shares[call] = share
            self.on_report(name, more)


# --- On a worker --------------------------------------------------------------


def examine(names: list[str], dask_worker: Any) -> dict[str, str]:
    """Return the state of a worker, and what machine it is on."""
    tasks = str(dask_worker.state.nthreads)
    return state({*names} - {TASKS}) | {
        TASKS: tasks,
        "processor": workers.processor(),
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
    workers.way_back[:] = [WayBack(worker, run)]
    *told, began = pickle.loads(call)()
    return pickle.dumps((*told, time.time() - began))


class WayBack:
    """Takes the reports of one call to the client, by Dask's events.

    Args:
        worker: Runs the call.
        run: Who has asked for it.
    """

    def __init__(self, worker: Any, run: str) -> None:
        self.worker = worker
        self.run = run
        self.call = str(worker.get_current_task())
        self.share = 0.0

    def put(self, report: workers.Report) -> None:
        """Tell how much of the target this call has done so far."""
        if report:
            name, share = report
            self.share += share
            told = (self.run, self.call, name, self.share)
            self.worker.log_event(TOPIC, told)
