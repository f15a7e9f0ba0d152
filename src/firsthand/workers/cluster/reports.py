"""How far the calls on a cluster are, told by Dask's events."""

from collections.abc import Callable
from typing import Any

from firsthand.workers.local import Report

TOPIC = "remembering-names"  # of the events


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

    def put(self, report: Report) -> None:
        """Tell how much of the target this call has done so far."""
        if report:
            name, share = report
            self.share += share
            told = (self.run, self.call, name, self.share)
            self.worker.log_event(TOPIC, told)
