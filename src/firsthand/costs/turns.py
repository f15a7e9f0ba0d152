"""Which target starts next: one rule, for runs and for simulated ones."""

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

MOST = 4  # targets under way for each worker: enough to keep all of them busy


class Work(Protocol):
    """What is made in a run."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def needs(self) -> frozenset[str]:
        """The names of what must be made before."""

    @property
    def takes_measurements(self) -> bool:
        """Whether it must have the machine to itself."""


AnyWork = TypeVar("AnyWork", bound=Work)


def next_to_start(
    waiting: Sequence[AnyWork], busy: Collection[AnyWork], workers: int
) -> AnyWork | None:
    """Return what starts next, if anything may start now.

    What measures time comes last, and has the machine to itself.

    Args:
        waiting: What is to be made, the most urgent first.
        busy: What is under way.
        workers: How many pieces can be at work at once.
    """
    if any(work.takes_measurements for work in busy):
        return None
    unfinished = {work.name for work in (*waiting, *busy)}
    ready = [one for one in waiting if unfinished.isdisjoint(one.needs)]
    shared = [one for one in ready if not one.takes_measurements]
    if shared and len(busy) < MOST * workers:
        return shared[0]
    return ready[0] if ready and not busy and not shared else None
