"""A real Dask cluster: a scheduler and worker processes."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from tests.copies import environment

from remembering_names.root import ROOT


def dask(checkout: Path, tool: str, *arguments: str) -> "subprocess.Popen[str]":
    """Start a Dask process that keeps to this machine.

    Args:
        checkout: Of the cheap report; it has the engine and the study too.
        tool: A scheduler or a worker.
        arguments: Its command line.
    """
    return subprocess.Popen(
        [
            *(sys.executable, "-m", f"distributed.cli.dask_{tool}", *arguments),
            *("--host", "127.0.0.1", "--no-dashboard"),
        ],
        env=environment(ROOT, checkout / "src"),
        stderr=subprocess.PIPE,
        text=True,
    )


@dataclass
class Cluster:
    """A scheduler and its workers, each a process.

    A worker has no nanny: one that is killed does not come back.

    Attributes:
        checkout: Where its processes find the cheap report.
        workers: Those that were started and not seen to end.
    """

    checkout: Path
    workers: "list[subprocess.Popen[str]]" = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the scheduler."""
        self.scheduler = dask(self.checkout, "scheduler", "--port", "0")
        self.address = self.wait_for(self.scheduler, "Scheduler at:")

    def wait_for(self, process: "subprocess.Popen[str]", words: str) -> str:
        """Return what follows `words` in a process's log; drain the rest."""
        assert process.stderr
        line = next(line for line in process.stderr if words in line)
        Thread(target=process.communicate, daemon=True).start()
        return line.split()[-1]

    def have(self, count: int) -> None:
        """Start workers until there are `count`."""
        self.workers = [w for w in self.workers if w.poll() is None]
        new = [
            dask(
                self.checkout,
                *("worker", self.address, "--no-nanny", "--nthreads", "1"),
            )
            for _ in range(count - len(self.workers))
        ]
        for worker in new:
            self.wait_for(worker, "Registered to:")
        self.workers += new

    def stop(self) -> None:
        """End all processes."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
