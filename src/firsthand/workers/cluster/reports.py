"""How far the calls on a cluster are, told by Dask's events."""

from typing import Any

from firsthand.workers.local import OnShare

TOPIC = "firsthand"  # of the events


class Reports:
    """Passes on how far the calls of one run are.

    A call that begins again, because its worker died, tells nothing until it
    is further than before.

    Args:
        run: Whose events to pass on.
    """

    def __init__(self, run: str) -> None:
        self.run = run
        self.listeners: dict[str, OnShare] = {}  # by call
        self.shares: dict[str, float] = {}

    def __call__(self, event: tuple[float, tuple[str, str, float]]) -> None:
        """Take an event: when, and of which run and call, how far."""
        _, (run, call, share) = event
        more = share - self.shares.get(call, 0.0)
        if run == self.run and more > 0 and call in self.listeners:
            self.shares[call] = share
            self.listeners[call](more)


class Teller:
    """Tells the client by Dask's events how far a call is.

    Args:
        worker: Runs the call.
        run: Who has asked for it.
    """

    def __init__(self, worker: Any, run: str) -> None:
        self.worker = worker
        self.run = run
        self.call = str(worker.get_current_task())
        self.share = 0.0

    def __call__(self, share: float) -> None:
        """Tell that so much more of the call is done."""
        self.share += share
        told = (self.run, self.call, self.share)
        self.worker.log_event(TOPIC, told)
