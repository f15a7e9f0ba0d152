"""The same work on a real Dask cluster: a scheduler and worker processes."""

import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from distributed import Client
from tests.cheap_targets import Make, cheap
from tests.copies import TARGETS, at_work_for, command, environment, made_by
from tests.firsthand.workers.clusters import Cluster

from firsthand import results
from firsthand.making.schedule import MakingError
from firsthand.workers.cluster import joining
from firsthand.workers.cluster.reports import Reports
from firsthand.workers.worker_choice import stays
from remembering_names.root import ROOT

NAMES = ("torch_lstm.lone_run",)  # and what it reads: weights, a figure
HERE = environment(ROOT)
PATIENCE = 30  # seconds; only a process that never ends takes them


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


@pytest.mark.survives(
    "Clusters",
    "a worker dies",
    "nothing; the bytes are those of a local run",
)
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


@pytest.mark.survives(
    "Clusters",
    "a piece of work kills its worker",
    "another worker does it",
)
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


@pytest.mark.survives(
    "Clusters",
    "a piece of work is killed on a worker that lives on",
    "one line that names the target and the worker",
)
def test_work_that_kills_its_own_process_only_is_told(
    one: Cluster, make: Make
) -> None:
    line = "^a: a process of worker tcp:.* was killed; if memory is short, run "
    with pytest.raises(MakingError, match=line):
        make((cheap("a", "die"),), dask=one.address)
    assert make((cheap("b", "share"),), dask=one.address) == ["b"]


def test_measurements_are_taken_here(
    one: Cluster, make: Make, cheap_report: Path
) -> None:
    kinds = ("results", "measurements")
    found = [cheap(kind, "where", kind=kind) for kind in kinds]
    make(tuple(found), dask=one.address)
    above = [
        results.read(cheap_report / f"data/{kind}/{kind}.json")["above"]
        for kind in kinds
    ]
    assert [one.workers[0].pid in found for found in above] == [True, False]


def test_only_measurements_and_notebooks_stay_here() -> None:
    kinds = {"measurements", "notebook"}
    for target in TARGETS:
        assert stays(target) == bool(kinds & target.writes.keys())


@pytest.mark.survives(
    "Clusters",
    "a worker is killed at work",
    "none of its processes is left",
)
def test_a_worker_that_is_killed_leaves_no_process(
    one: Cluster, make: Make, checkout: Path
) -> None:
    make((cheap("a", "share"),), dask=one.address)
    assert at_work_for(checkout)
    for worker in one.workers:
        worker.kill()
        worker.wait()
    until = time.monotonic() + PATIENCE
    while at_work_for(checkout) and time.monotonic() < until:
        time.sleep(0.02)
    assert at_work_for(checkout) == []


def test_a_mistake_on_a_worker_is_shown_where_it_is(
    one: Cluster, make: Make
) -> None:
    line = "^rnn.study: ZeroDivisionError: division by zero$"
    with pytest.raises(MakingError, match=line) as caught:
        make((cheap("rnn.study", "fail_in_a_worker"),), dask=one.address)
    assert "in divide" in caught.value.trace


@pytest.mark.survives(
    "Clusters",
    "Ctrl-C in a run on a cluster",
    "`stopped; what was made is kept`; the cluster has no work left",
)
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


@pytest.mark.survives(
    "Clusters",
    "all workers die",
    "one line that says how to start some",
)
def test_a_cluster_that_has_lost_all_workers_is_given_up(
    one: Cluster, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "PATIENCE", 0.5)
    line = "^a: the cluster has had no worker for .*; start some with `dask w"
    with pytest.raises(MakingError, match=line):
        make((cheap("a", "die_with_the_worker"),), dask=one.address)


@pytest.mark.survives(
    "Clusters",
    "the scheduler dies",
    "`the scheduler ... is gone`; what was made is kept",
)
def test_a_scheduler_that_is_lost_is_named(make: Make, checkout: Path) -> None:
    lost = Cluster(checkout)
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


def test_progress_begins_where_a_lost_worker_was() -> None:
    shown: list[float] = []
    reports = Reports("run")
    reports.listeners["call"] = shown.append
    for run_, share in (
        ("run", 0.25),
        ("run", 0.5),
        ("other", 0.75),
        ("run", 0.25),
        ("run", 0.75),
    ):
        reports((0.0, (run_, "call", share)))
    assert shown == [0.25, 0.25, 0.25]


@pytest.mark.parametrize(
    ("way", "problem"),
    [
        ("open", "opens data/reported.json"),
        ("import", "opens src/firsthand/making/__init__.py"),
        ("start", "starts a process, which nobody watches"),
    ],
)
def test_work_on_a_cluster_is_watched_as_it_is_here(
    way: str, problem: str, one: Cluster, make: Make
) -> None:
    for address in (one.address, None):
        with pytest.raises(MakingError) as failure:
            make((cheap("a", "peek", way=way),), dask=address)
        said = str(failure.value).replace(" firsthand/", " src/firsthand/")
        assert said.startswith(f"a: a {problem}, which its fingerprint")
