"""The processes of this machine that do the work: one for each piece."""

import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_EXCEPTION,
    Future,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager
from typing import Any, Protocol

from firsthand.costs.costs import Cost, Piece
from firsthand.machine_code import folder
from firsthand.workers import calls
from firsthand.workers.calls import Call, CallError, ItemCall, WorkerLostError
from firsthand.workers.environment import empty_home, environment
from firsthand.workers.nursery import Nursery

OnShare = Callable[[float], None]  # told each share of a call that is done
# Has others do pieces of work, in processes with these variables.
HandOut = Callable[[list[bytes], Mapping[str, str]], list[bytes]]
LOST = "a worker was killed; if memory is short, use --jobs 1"


class Workers(Protocol):
    """Do pieces of work, here or elsewhere."""

    def submit(
        self, call: ItemCall, on_share: OnShare
    ) -> Future[tuple[bytes, Piece]]:
        """Have a piece of work done; its answer comes with what it took."""


class LocalWorkers:
    """Do pieces of work on this machine, each in a process of its own.

    Args:
        nursery: Starts the processes.
        jobs: How many may be at work at once.
    """

    def __init__(self, nursery: Nursery, jobs: int) -> None:
        self.nursery = nursery
        self.threads = ThreadPoolExecutor(jobs, initializer=ignore_interrupts)

    def submit(
        self, call: ItemCall, on_share: OnShare
    ) -> Future[tuple[bytes, Piece]]:
        """Have a piece of work done; its answer comes with what it took."""
        return self.threads.submit(converse, self.nursery, call, on_share)

    def close(self) -> None:
        """Take nothing more; what has not begun fails, as no process starts.

        To cancel it would leave those asleep who wait for it.
        """
        self.threads.shutdown(wait=False)


@contextmanager
def local_workers(
    jobs: int,
    modules: Iterable[str],
    sources: Sequence[str],
    variables: Mapping[str, str] | None = None,
) -> Iterator[LocalWorkers]:
    """Yield the workers of this machine; they end with the block, at once.

    Args:
        jobs: How many pieces may be at work at once.
        modules: Other people's, which each process finds loaded.
        sources: Where first-party code lies.
        variables: Of their environment, beside what every run sees.
    """
    with empty_home() as home:
        # Compiled code is the user's only file that is let through: it is
        # found by what each process would compile, so it decides no value.
        given = environment(home, sources) | folder.variables()
        given |= variables or {}
        nursery = Nursery(modules, given, home)
        workers = LocalWorkers(nursery, jobs)
        try:
            yield workers
        finally:
            nursery.close()
            workers.close()


def ignore_interrupts() -> None:
    """Keep Ctrl-C from this thread."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def converse(
    nursery: Nursery,
    call: Call,
    on_share: OnShare,
    hand_out: HandOut | None = None,
) -> tuple[Any, Piece]:
    """Have a new process answer a call; return the answer, and its cost.

    Args:
        nursery: Starts the process.
        call: What it is to do.
        on_share: Told each share of it that is done.
        hand_out: Has others do the work that it hands out.

    Raises:
        CallError: It failed.
        WorkerLostError: The process has ended before.
    """
    try:
        variables = call.variables if isinstance(call, ItemCall) else {}
        with nursery.start(variables) as line:
            line.send(call)
            while True:
                kind, *rest = line.recv()
                if kind == calls.PROGRESSED:
                    on_share(*rest)
                elif kind == calls.HANDED_OUT and hand_out:
                    line.send(hand_out(*rest))
                elif kind == calls.FINISHED:
                    answer, piece = rest
                    return answer, Piece(*piece)
                else:
                    raise CallError(*rest)
    except (EOFError, ConnectionError):
        raise WorkerLostError(LOST) from None


def distribute(
    workers: Workers, cost: Cost, pieces: Sequence[ItemCall], on_share: OnShare
) -> list[bytes]:
    """Return the answers to all pieces of a round; add up what they took.

    Args:
        workers: Who does them.
        cost: Takes what each took.
        pieces: What is to be done, side by side.
        on_share: Told each share of the round that is done.
    """

    def of_round(share: float) -> None:
        on_share(share / len(pieces))

    futures = [workers.submit(piece, of_round) for piece in pieces]
    done, _ = wait(futures, return_when=FIRST_EXCEPTION)
    for future in done:
        future.result()  # raises what went wrong; others may take hours yet
    found = [future.result() for future in futures]
    for _, piece in found:
        cost.add(piece)
    cost.rounds.append([piece.cpu for _, piece in found])
    return [answer for answer, _ in found]
