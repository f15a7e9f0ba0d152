"""The same work on a real Dask cluster: a scheduler and worker processes."""

import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from distributed import Client
from firsthand.workers.cluster.executor import ClusterExecutor
from tests.cheap_targets import Make, cheap, square
from tests.copies import command, environment

from firsthand import results
from firsthand.making.schedule import MakingError
from firsthand.workers import cluster, local
from firsthand.workers.cluster import joining, same_state
from firsthand.workers.cluster.joining import ClusterError
from firsthand.workers.cluster.reports import Progress
from firsthand.workers.cluster.same_state import (
    CODE,
    TASKS,
    THREADS,
    StateError,
    needed,
)
from firsthand.workers.worker_choice import stay
from remembering_names.experiments import targets
from remembering_names.root import ROOT

NAMES = ("torch_lstm.lone_run",)  # and what it reads: weights, a figure
HERE = environment(ROOT, ROOT) | {THREADS: "1"}


def dask(tool: str, *arguments: str) -> "subprocess.Popen[str]":
    """Start a Dask process that keeps to this machine."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", f"distributed.cli.dask_{tool}", *arguments),
            *("--host", "127.0.0.1", "--no-dashboard"),
        ],
        env=HERE,
        stderr=subprocess.PIPE,
        text=True,
    )


@dataclass
class Cluster:
    """A scheduler and its workers, each a process.

    A worker has no nanny: one that is killed does not come back.
    """

    workers: "list[subprocess.Popen[str]]" = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the scheduler."""
        self.scheduler = dask("scheduler", "--port", "0")
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
            dask("worker", self.address, "--no-nanny", "--nthreads", "1")
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


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    found = Cluster()
    yield found
    found.stop()


@pytest.fixture
def one(running: Cluster) -> Cluster:
    running.have(1)
    return running


@pytest.fixture
def two(running: Cluster) -> Cluster:
    running.have(2)
    return running


def made_by(folder: Path) -> dict[str, bytes]:
    """Return all files of a run but those that time it, by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "measurements" not in path.parts
    }


def run(folder: Path, *arguments: object) -> "subprocess.Popen[str]":
    """Start a quick run into `folder`."""
    return subprocess.Popen(
        command(ROOT, "--quick", folder, *arguments, *NAMES),
        env=HERE,
        stderr=subprocess.PIPE,
        text=True,
    )


def tasks(address: str) -> int:
    """Return how many tasks a scheduler still knows."""

    def count(dask_scheduler: Any) -> int:
        return len(dask_scheduler.tasks)

    with Client(address, set_as_default=False) as client:
        return int(client.run_on_scheduler(count))


def test_a_run_that_loses_a_worker_writes_the_bytes_of_a_local_run(
    two: Cluster, tmp_path: Path
) -> None:
    there = run(tmp_path / "there", "--dask", two.address)
    here = run(tmp_path / "here", "--jobs", 2)
    assert there.stderr
    assert any(line.startswith("made ") for line in there.stderr)
    two.workers[0].kill()
    for process in (there, here):
        _, said = process.communicate()
        assert process.returncode == 0, said
    assert made_by(tmp_path / "there") == made_by(tmp_path / "here")


def test_work_that_kills_its_worker_is_done_by_another(
    two: Cluster, make: Make, cheap_report: Path, tmp_path: Path
) -> None:
    target = cheap("a", "survive", mark=str(tmp_path / "mark"))
    make((target,), dask=two.address)
    result = cheap_report / "data/results/a.json"
    lost = result.read_bytes()
    make((target,), force=True)
    assert result.read_bytes() == lost
    assert (tmp_path / "mark").exists()


def test_measurements_are_taken_here(
    one: Cluster, make: Make, cheap_report: Path
) -> None:
    kinds = ("results", "measurements")
    found = [cheap(kind, "where", kind=kind) for kind in kinds]
    make(tuple(found), dask=one.address)
    done_by = [
        results.read(cheap_report / f"data/{kind}/{kind}.json")["process"]
        for kind in kinds
    ]
    there = [process == one.workers[0].pid for process in done_by]
    assert there == [True, False]


def test_what_may_read_stored_weights_stays_here() -> None:
    staying = stay(targets())
    for target in targets():
        if "data/weights/" in str(target.configuration):
            assert target.name in staying
    assert "rnn.lab_protocol" not in staying


@pytest.mark.parametrize(
    "name",
    ["Python", "distributed", "torch", CODE, "data/SHA256SUMS", THREADS, TASKS],
)
def test_a_cluster_that_differs_is_refused_with_both_versions(
    name: str, one: Cluster
) -> None:
    here = needed(t for t in targets() if t.name == "rnn.lab_protocol")
    other = {**here, name: "another"}
    said = rf"^(the scheduler|worker) tcp:.* has {name} {here[name]}, here "
    with (
        pytest.raises(StateError, match=rf"{said}it is another; "),
        cluster.cluster(one.address, other, print, print),
    ):
        pass


def test_a_worker_that_comes_late_is_looked_at_too(one: Cluster) -> None:
    here = needed([])
    with cluster.cluster(one.address, here, print, print) as executor:
        assert isinstance(executor, ClusterExecutor)
        executor.needed = {**here, CODE: "another"}
        call = executor.submit(local.work, square, 3, "a", 1.0)
        with pytest.raises(StateError, match="here it is another"):
            call.result()


def test_code_edited_under_a_process_is_not_the_code_it_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = same_state.running_code()
    monkeypatch.setattr(checkouts, "code", lambda: "new")
    assert same_state.running_code() == f"{before}, edited since,"


def test_a_mistake_on_a_worker_is_shown_where_it_is(
    one: Cluster, make: Make
) -> None:
    line = "^rnn.study: ZeroDivisionError: division by zero$"
    with pytest.raises(MakingError, match=line) as caught:
        make((cheap("rnn.study", "fail_in_a_worker"),), dask=one.address)
    assert caught.value.__cause__
    trace = traceback.extract_tb(caught.value.__cause__.__traceback__)
    assert trace[-1].name == "divide"


def test_ctrl_c_cancels_what_the_cluster_has_not_begun(
    one: Cluster, tmp_path: Path
) -> None:
    started = run(tmp_path, "--dask", one.address)
    assert started.stderr
    assert any(line.startswith("made ") for line in started.stderr)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate()
    assert said.splitlines()[-1].startswith("stopped; what was made is kept")
    assert "Traceback" not in said
    assert tasks(one.address) == 0


def test_a_cluster_that_has_lost_all_workers_is_given_up(
    one: Cluster, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "PATIENCE", 0.5)
    line = "^a: the cluster has had no worker for .*; start some with `dask w"
    with pytest.raises(MakingError, match=line):
        make((cheap("a", "die"),), dask=one.address)


def test_a_cluster_without_workers_is_not_waited_for_for_ever(
    running: Cluster, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for worker in running.workers:
        worker.kill()
        worker.wait()
    monkeypatch.setattr(joining, "PATIENCE", 0.5)
    with pytest.raises(ClusterError, match=r"^the cluster has had no wor"):
        make((cheap("a", "share"),), dask=running.address)


def test_a_scheduler_that_is_lost_is_named(make: Make, tmp_path: Path) -> None:
    lost = Cluster()
    try:
        lost.have(1)
        first = cheap("a")
        last = cheap("b", "end", of=["a"], process=lost.scheduler.pid)
        line = f"^b: the scheduler {lost.address} is gone$"
        with pytest.raises(MakingError, match=line):
            make((first, last), dask=lost.address)
        assert make((first,)) == []
    finally:
        lost.stop()


def test_a_scheduler_that_does_not_answer_is_named(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "ANSWER", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        line = f"^{address}: no Dask scheduler answers there"
        with pytest.raises(ClusterError, match=line):
            make((cheap("a"),), dask=address)


def test_a_worker_is_not_taken_for_a_scheduler(
    one: Cluster, make: Make
) -> None:
    with Client(one.address, set_as_default=False) as client:
        (worker,) = client.nthreads()
    with pytest.raises(ClusterError, match="a worker does"):
        make((cheap("a"),), dask=worker)


def test_progress_begins_where_a_lost_worker_was() -> None:
    shown: list[float] = []
    progress = Progress("run", lambda name, share: shown.append(share))
    for run_, share in (
        ("run", 0.25),
        ("run", 0.5),
        ("other", 0.75),
        ("run", 0.25),
        ("run", 0.75),
    ):
        progress((0.0, (run_, "call", "a", share)))
    assert shown == [0.25, 0.25, 0.25]


@pytest.mark.parametrize("address", ["", "here", "tcp://", "http://a:1"])
def test_an_address_has_a_host_and_a_port(address: str) -> None:
    asked = command(ROOT, "--dask", address)
    found = subprocess.run(asked, env=HERE, capture_output=True, check=False)
    assert b"is not like tcp://192.0.2.1:8786" in found.stderr
