"""A cluster whose parts hang, lag, go and come back."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cheap_targets import Make, cheap
from tests.firsthand.workers.clusters import Cluster, dask
from tests.survival.conftest import environment, write_script

from firsthand.making.schedule import MakingError

LAG = 1.0  # seconds for which a worker stands still
PATIENCE = 120  # seconds; only a process that never ends takes them
GONE = 3.0  # seconds after which a scheduler counts a worker as lost


@pytest.fixture
def own(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """Yield a cluster of two workers, which soon count as lost if they hang."""
    setting = "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL"
    monkeypatch.setenv(setting, f"{GONE}s")
    found = Cluster(checkout)
    found.have(2)
    yield found
    for worker in found.workers:
        worker.send_signal(signal.SIGCONT)  # unless it has ended
    found.stop()


@pytest.mark.survives(
    "Clusters",
    "a worker hangs in the middle of a run",
    "its work goes to another; the bytes are those of a local run",
)
def test_the_work_of_a_worker_that_hangs_is_done_by_another(
    own: Cluster, make: Make, cheap_report: Path
) -> None:
    make((cheap("first", "share"),), dask=own.address)
    hang = threading.Timer(0.0, os.kill, (own.workers[0].pid, signal.SIGSTOP))
    targets = tuple(cheap(f"a{n}", "share", value=n) for n in range(6))
    hang.start()
    hang.join()
    assert make(targets, dask=own.address) == [f"a{n}" for n in range(6)]
    there = (cheap_report / "data/results/a0.json").read_bytes()
    make(targets, force=True)
    assert (cheap_report / "data/results/a0.json").read_bytes() == there


@pytest.mark.survives(
    "Clusters",
    "a worker stands still for a second",
    "nothing but the second",
)
def test_a_worker_that_lags_is_waited_for(own: Cluster, make: Make) -> None:
    os.kill(own.workers[0].pid, signal.SIGSTOP)
    wake = threading.Timer(LAG, os.kill, (own.workers[0].pid, signal.SIGCONT))
    wake.start()
    assert make((cheap("a", "share"),), dask=own.address) == ["a"]
    wake.join()


@pytest.mark.survives(
    "Clusters",
    "the scheduler dies in a run, and one returns at the same address",
    "one line that it is gone; run again, it makes what was left",
)
def test_a_run_goes_on_with_a_scheduler_that_has_returned(
    own: Cluster, make: Make
) -> None:
    first = cheap("a")
    last = cheap("b", "end", of=["a"], process=own.scheduler.pid)
    with pytest.raises(MakingError, match=r"^b: the scheduler .* is gone$"):
        make((first, last), dask=own.address)
    for process in (*own.workers, own.scheduler):
        process.kill()
        process.wait()
    port = own.address.rpartition(":")[2]
    own.scheduler = dask(own.checkout, "scheduler", "--port", port)
    own.wait_for(own.scheduler, "Scheduler at:")
    own.workers = []
    own.have(1)
    again = (first, cheap("b", "add", of=["a"]))
    assert make(again, dask=own.address) == ["b"]


@pytest.mark.survives(
    "Clusters",
    "the scheduler dies while several targets wait for work",
    "one line that it is gone; no process is left",
)
def test_a_run_ends_when_several_targets_have_lost_the_scheduler(
    own: Cluster, tmp_path: Path
) -> None:
    targets = [
        f'cheap("a{n}", "end", process={own.scheduler.pid})' for n in range(4)
    ]
    script = write_script(tmp_path / "report", *targets)
    run = subprocess.Popen(
        [sys.executable, str(script), "--dask", own.address],
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
    )
    late = threading.Timer(PATIENCE, run.kill)
    late.start()
    _, said = run.communicate()
    late.cancel()
    assert run.returncode == 1
    *_, line = said.splitlines()
    assert line.endswith(f": the scheduler {own.address} is gone")
