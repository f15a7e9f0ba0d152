"""Hand calls to a cluster as to the workers of this machine."""

import asyncio
import pickle
import time
import uuid
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import Any

from firsthand.costs.costs import Piece
from firsthand.workers.calls import ItemCall
from firsthand.workers.cluster import joining
from firsthand.workers.cluster.joining import ClusterError, without_workers
from firsthand.workers.cluster.reports import Reports
from firsthand.workers.cluster.same_state import State
from firsthand.workers.cluster.worker import unpack_and_run
from firsthand.workers.local import OnShare

PULSE = 1.0  # seconds between two looks at how many workers there are


class ClusterWorkers:
    """Do pieces of work on a cluster.

    Args:
        client: Connected to the scheduler.
        needed: The state that a worker must have whenever it works.
        package: Of the report's code.
        modules: Other people's, which each process finds loaded.
    """

    def __init__(
        self, client: Any, needed: State, package: str, modules: Iterable[str]
    ) -> None:
        self.client = client
        self.shared = needed, client.id, package, tuple(sorted(modules))
        self.reports = Reports(client.id)
        self.calls: set[Future[Any]] = set()
        self.answers: set[Future[Any]] = set()  # that somebody waits for
        self.is_open = True
        self.door = Lock()
        self.pending: set[Any] = set()
        self.problem = f"the scheduler {client.scheduler.address} is gone"

    def submit(
        self, call: ItemCall, on_share: OnShare
    ) -> Future[tuple[bytes, Piece]]:
        """Have a piece of work done; its answer comes with what it took."""
        answer: Future[tuple[bytes, Piece]] = Future()
        self.answers.add(answer)
        answer.add_done_callback(self.answers.discard)
        made = self.start(self.fetch(call, on_share))
        made.add_done_callback(partial(pass_on, answer))
        return answer

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

    async def fetch(self, call: ItemCall, on_share: OnShare) -> Any:
        """Have a worker run a call; return its answer, and what it took.

        Raises:
            ClusterError: The cluster was lost, or worker after worker died.
        """
        from distributed import KilledWorker

        if self.client.status == "closed":
            raise ClusterError(self.problem)
        key = f"piece-{uuid.uuid4()}"
        self.reports.listeners[key] = on_share
        parcel = pickle.dumps((*self.shared, call))
        future = self.client.submit(unpack_and_run, parcel, key=key, pure=False)
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
            del self.reports.listeners[key]
        made, piece, took = await asyncio.to_thread(pickle.loads, answer)
        # Other machines have other clocks.
        return made, piece._replace(began=time.time() - took)

    async def watch(self, say: Callable[[str], None]) -> None:
        """Cancel everything when no worker has been there for too long."""
        seen = time.monotonic()
        while time.monotonic() - seen < joining.PATIENCE:
            await asyncio.sleep(PULSE)
            with suppress(OSError):
                found = await self.client.scheduler.identity(n_workers=0)
                if found["n_workers"]:
                    seen = time.monotonic()
        self.problem = without_workers(self.client)
        await self.client.cancel(list(self.pending))

    def shutdown(self) -> None:
        """Cancel what has not ended, and take nothing more.

        A client that has lost its scheduler may never tell how its calls end.
        Who waits for one is told here.
        """
        with self.door:
            self.is_open = False
        for call in list(self.calls):
            call.cancel()
        for answer in list(self.answers):
            with suppress(InvalidStateError):  # it has just come
                answer.set_exception(ClusterError("the run is over"))


def pass_on(answer: Future[Any], made: Future[Any]) -> None:
    """Give an answer to who waits for it, unless the run is over by now."""
    with suppress(InvalidStateError):
        if made.cancelled():
            answer.set_exception(ClusterError("the run is over"))
        elif (error := made.exception()) is not None:
            answer.set_exception(error)
        else:
            answer.set_result(made.result())
