"""Work that several targets of a run hand out alike is done once."""

import hashlib
import time
from concurrent.futures import Future
from threading import Lock

from firsthand.costs.costs import Piece
from firsthand.target import Target
from firsthand.tracking.fence import Fence
from firsthand.workers.calls import ItemCall
from firsthand.workers.local import OnShare, Workers

Done = Future[tuple[bytes, Piece]]


class SharedWork:
    """Remembers, for one run, the answer to each piece of work.

    A piece is known by its function, its item and its environment. Its answer
    serves another target only if all files that were opened for it are in that
    target's fingerprint as well; if not, or if it failed, the work is done
    anew.
    """

    def __init__(self) -> None:
        self.door = Lock()
        self.known: dict[bytes, Done] = {}

    def by(self, workers: Workers, target: Target) -> Workers:
        """Return workers that do only what has not been done before.

        What is measured is measured each time.
        """
        if target.takes_measurements:
            return workers
        return SharingWorkers(self, workers)


class SharingWorkers:
    """Do pieces of work, each once.

    Args:
        shared: What is known so far.
        workers: Who does the rest.
    """

    def __init__(self, shared: SharedWork, workers: Workers) -> None:
        self.shared, self.workers = shared, workers

    def submit(self, call: ItemCall, on_share: OnShare) -> Done:
        """Have a piece of work done; its answer comes with what it took."""
        if call.fence is None:  # nobody knows what it opens
            return self.workers.submit(call, on_share)
        variables = repr(sorted(call.variables.items())).encode()
        key = hashlib.sha256(variables + call.work).digest()
        with self.shared.door:
            earlier = self.shared.known.get(key)
            if earlier is None:
                own = self.workers.submit(call, on_share)
                self.shared.known[key] = own
                return own
        answer: Done = Future()
        fence = call.fence

        def take(one: Done) -> None:
            """Take the earlier answer; do the work if it does not serve."""
            if serves(one, fence):
                on_share(1.0)
                answer.set_result(at_no_cost(*one.result()))
                return
            try:
                own = self.workers.submit(call, on_share)
            except Exception as error:  # the run is over
                answer.set_exception(error)
            else:
                own.add_done_callback(lambda done: copy(done, answer))

        earlier.add_done_callback(take)
        return answer


def serves(earlier: Done, fence: Fence) -> bool:
    """Tell whether an answer rests on nothing that a fence keeps out."""
    if earlier.cancelled() or earlier.exception() is not None:
        return False
    _, piece = earlier.result()
    return (fence.sources | fence.data | fence.made).issuperset(piece.opened)


def at_no_cost(answer: bytes, piece: Piece) -> tuple[bytes, Piece]:
    """Return an answer that another target has paid for."""
    return answer, piece._replace(cpu=0.0, began=time.time())


def copy(done: Done, answer: Done) -> None:
    """Let one piece of work end as another has."""
    if done.cancelled():
        answer.cancel()
    elif error := done.exception():
        answer.set_exception(error)
    else:
        answer.set_result(done.result())
