"""Hand calls to a cluster as to any executor."""

import asyncio
import pickle
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import Any

from firsthand.workers.cluster import joining
from firsthand.workers.cluster.joining import ClusterError, without_workers
from firsthand.workers.cluster.same_state import State
from firsthand.workers.cluster.worker import unpack_and_run

PULSE = 1.0  # seconds between two looks at how many workers there are


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
        """Run a call, whose answer is like `workers.work`'s, on a worker."""
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

    def shutdown(self, wait: bool = True, **_: Any) -> None:
        """Cancel what has not ended, and take nothing more."""
        with self.door:
            self.is_open = False
        for call in list(self.calls):
            call.cancel()
