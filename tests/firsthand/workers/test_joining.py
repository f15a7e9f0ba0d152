"""Clusters that cannot do the work are refused, in one line each."""

import socket
import subprocess

import pytest
from distributed import Client
from tests.cheap_targets import Make, cheap
from tests.copies import TARGETS, command, environment
from tests.firsthand.cheap.work import square
from tests.firsthand.workers.clusters import Cluster
from tests.pieces import piece

from firsthand.tracking.freshness import Fingerprints
from firsthand.workers.cluster import cluster, joining, same_state
from firsthand.workers.cluster.joining import ClusterError
from firsthand.workers.cluster.same_state import (
    CODE,
    TASKS,
    State,
    StateError,
    needed,
)
from remembering_names.report import REPORT

CENSUS = [target for target in TARGETS if target.name == "rnn.lab_protocol"]
ENGINE = f"{CODE}firsthand"


@pytest.fixture(scope="module")
def here() -> State:
    """Return the state that one target needs."""
    return needed(Fingerprints(REPORT), CENSUS)


@pytest.mark.survives(
    "Clusters",
    "a worker has another tree, library or Python",
    "one line with both versions; nothing is made",
)
@pytest.mark.parametrize(
    "name",
    [
        *("Python", "distributed", "torch", TASKS, "data/SHA256SUMS"),
        *(ENGINE, f"{CODE}{REPORT.package}"),
    ],
)
def test_a_cluster_that_differs_is_refused_with_both_versions(
    name: str, one: Cluster, here: State
) -> None:
    other = {**here, name: "another"}
    said = rf"^(the scheduler|worker) tcp:.* has {name} {here[name]}, here "
    with (
        pytest.raises(StateError, match=rf"{said}it is another; "),
        cluster(one.address, other, REPORT.package, [], print),
    ):
        pass


@pytest.mark.survives(
    "Clusters",
    "a worker has no such report",
    "one line that says what to run there",
)
def test_a_cluster_without_the_reports_code_is_refused(
    one: Cluster, here: State
) -> None:
    line = r"^worker tcp:.*: the package nobodys is not installed here; run "
    with (
        pytest.raises(ClusterError, match=line),
        cluster(one.address, here, "nobodys", [], print),
    ):
        pass


@pytest.mark.survives(
    "Clusters",
    "a worker with another tree joins late",
    "one line with both versions",
)
def test_a_worker_that_comes_late_is_looked_at_too(
    one: Cluster, here: State
) -> None:
    with cluster(one.address, here, REPORT.package, [], print) as there:
        _, *others = there.shared
        there.shared = ({**here, ENGINE: "another"}, *others)
        call = there.submit(piece(square, 3), lambda share: None)
        with pytest.raises(StateError, match="here it is another"):
            call.result()


def test_code_edited_under_a_process_is_not_the_code_it_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = REPORT.root / "src/firsthand"
    before = same_state.running_code(folder)
    monkeypatch.setattr(same_state, "code", lambda folder: "new")
    assert same_state.running_code(folder) == f"{before}, edited since,"


@pytest.mark.survives(
    "Clusters",
    "a cluster without workers",
    "one line after a minute",
)
def test_a_cluster_without_workers_is_not_waited_for_for_ever(
    running: Cluster, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for worker in running.workers:
        worker.kill()
        worker.wait()
    monkeypatch.setattr(joining, "PATIENCE", 0.5)
    with pytest.raises(ClusterError, match=r"^the cluster has had no wor"):
        make((cheap("a", "share"),), dask=running.address)


@pytest.mark.survives(
    "Clusters",
    "what listens at the address says nothing",
    "one line that names the address",
)
def test_a_scheduler_that_does_not_answer_is_named(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "ANSWER", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        line = f"^{address}: no Dask scheduler answers there"
        with pytest.raises(ClusterError, match=line):
            make((cheap("a"),), dask=address)


@pytest.mark.survives(
    "Clusters",
    "the address of a worker in place of the scheduler's",
    "one line that says so",
)
def test_a_worker_is_not_taken_for_a_scheduler(
    one: Cluster, make: Make
) -> None:
    with Client(one.address, set_as_default=False) as client:
        (worker,) = client.nthreads()
    with pytest.raises(ClusterError, match="a worker does"):
        make((cheap("a"),), dask=worker)


@pytest.mark.parametrize("address", ["", "here", "tcp://", "http://a:1"])
def test_an_address_has_a_host_and_a_port(address: str) -> None:
    asked = command(REPORT.root, "--dask", address)
    found = subprocess.run(
        asked, env=environment(REPORT.root), capture_output=True, check=False
    )
    assert b"is not like tcp://192.0.2.1:8786" in found.stderr
