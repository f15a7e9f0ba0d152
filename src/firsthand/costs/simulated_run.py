"""What a full run has to do, and how it would go with more or fewer workers.

From what each target cost when it was last made and from what reads what:
the chain that nothing can shorten, and a simulated run.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

from firsthand.costs.turns import next_to_start
from firsthand.target import Target


@dataclass(frozen=True)
class Job:
    """What making one target takes.

    Attributes:
        name: The target's.
        needs: The targets that it reads.
        rounds: The seconds of each piece; those of one round may go side by
            side, the next round waits for all of them.
        takes_measurements: Whether it has the machine to itself.
    """

    name: str
    needs: frozenset[str]
    rounds: tuple[tuple[float, ...], ...]
    takes_measurements: bool

    @property
    def work(self) -> float:
        """The seconds that it takes one worker."""
        return sum(map(sum, self.rounds))

    @property
    def span(self) -> float:
        """The seconds that it takes with a worker for each piece."""
        return sum(map(max, self.rounds))


@dataclass(frozen=True)
class Bar:
    """When one piece of a job is at work, and where.

    Attributes:
        job: What it belongs to.
        worker: Which worker has it, from 0 on.
        start: When it begins, in seconds from the run's start.
        end: When it ends.
    """

    job: Job
    worker: int
    start: float
    end: float


def jobs(targets: Iterable[Target], spent: Mapping[str, Any]) -> list[Job]:
    """Return the jobs of all targets that have been made, makers first."""
    found, maker = [], {}
    for target in targets:
        maker.update(dict.fromkeys(target.writes.values(), target.name))
        if target.name in spent:
            cost = spent[target.name]
            needs = {maker[file] for file in target.reads} & spent.keys()
            timed = target.takes_measurements
            found.append(
                Job(
                    target.name,
                    frozenset(needs),
                    ((cost["wall"],),) if timed else rounds(cost),
                    timed,
                )
            )
    return found


def rounds(cost: Mapping[str, Any]) -> tuple[tuple[float, ...], ...]:
    """Return the pieces of a cost; what was not handed out comes last."""
    pieces = tuple(tuple(pieces) for pieces in cost.get("rounds", ()) if pieces)
    own = max(cost["cpu"] - sum(map(sum, pieces)), 0.0)
    return (*pieces, (own,)) if own or not pieces else pieces


def critical_path(found: Iterable[Job]) -> list[Job]:
    """Return the chain of jobs that takes longest, however many workers.

    What has the machine to itself is left out: it adds to every run.
    """
    longest: dict[str, list[Job]] = {}
    for job in found:
        if not job.takes_measurements:
            before = (longest[name] for name in job.needs if name in longest)
            longest[job.name] = [*max(before, key=length, default=[]), job]
    return max(longest.values(), key=length, default=[])


def length(chain: Iterable[Job]) -> float:
    """Return the seconds of a chain of jobs."""
    return sum(job.span for job in chain)


def least(found: Iterable[Job], workers: int) -> float:
    """Return seconds that no run with so many workers can undercut."""
    shared = [job for job in found if not job.takes_measurements]
    work = sum(job.work for job in shared) / workers
    alone = sum(job.work for job in found if job.takes_measurements)
    return max(work, length(critical_path(shared))) + alone


@dataclass
class Begun:
    """A job under way: the pieces left in its round, the rounds after it."""

    pieces: int
    rounds: deque[tuple[float, ...]]


@dataclass
class Run:
    """A simulated run.

    Attributes:
        waiting: The jobs to start, the longest first.
        workers: How many pieces can be at work at once.
        begun: The jobs under way.
        queue: The pieces that wait for a worker.
        working: When each piece at work ends, its turn, its worker, its job.
        bars: When each piece was at work.
    """

    waiting: list[Job]
    workers: int
    begun: dict[Job, Begun] = field(default_factory=dict)
    queue: deque[tuple[Job, float]] = field(default_factory=deque)
    working: list[tuple[float, int, int, Job]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)

    def go(self) -> list[Bar]:
        """Run to the end; return when each piece was at work."""
        now = 0.0
        while True:
            while job := next_to_start(self.waiting, self.begun, self.workers):
                self.waiting.remove(job)
                self.begun[job] = Begun(0, deque(job.rounds))
                self.hand_out(job)
            self.fill(now)
            if not self.working:
                return self.bars
            now, _, _, job = heappop(self.working)
            self.begun[job].pieces -= 1
            if not self.begun[job].pieces:
                self.hand_out(job)

    def fill(self, now: float) -> None:
        """Give waiting pieces to idle workers."""
        busy = {worker for _, _, worker, _ in self.working}
        for worker in range(self.workers):
            if self.queue and worker not in busy:
                job, seconds = self.queue.popleft()
                bar = Bar(job, worker, now, now + seconds)
                turn = len(self.bars), worker, job
                heappush(self.working, (bar.end, *turn))
                self.bars.append(bar)

    def hand_out(self, job: Job) -> None:
        """Put the next round of a job in the queue, or take it for done."""
        begun = self.begun[job]
        if begun.rounds:
            pieces = begun.rounds.popleft()
            begun.pieces = len(pieces)
            self.queue.extend((job, seconds) for seconds in pieces)
        else:
            del self.begun[job]


def simulate(found: Iterable[Job], workers: int) -> list[Bar]:
    """Return when each piece is at work in a run with so many workers.

    Jobs start as in any run, by `next_to_start`, the longest first; pieces go
    to workers in the order of handing out.
    """
    longest_first = sorted(found, key=lambda job: -job.work)
    return Run(longest_first, workers).go()
