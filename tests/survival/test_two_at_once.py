"""Two runs that share a cluster, and want nothing of each other."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.copies import made_by
from tests.firsthand.workers.clusters import Cluster
from tests.survival.conftest import environment, write_script


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the script of a report, and the address of a cluster for it."""
    targets = [f'cheap("a{n}", "share", value={n})' for n in range(3)]
    script = write_script(tmp_path / "report", *targets)
    found = Cluster(script.parent)
    try:
        found.have(1)
        yield script, found.address
    finally:
        found.stop()


@pytest.mark.survives(
    "Two at once",
    "two runs on one cluster",
    "nothing; both end with the same bytes",
)
def test_two_runs_may_share_a_cluster(
    shared: tuple[Path, str], tmp_path: Path
) -> None:
    script, address = shared
    folders = [tmp_path / "one", tmp_path / "other"]
    runs = [
        subprocess.Popen(
            [
                *(sys.executable, str(script)),
                *("--quick", str(folder), "--dask", address),
            ],
            env=environment(),
            stderr=subprocess.PIPE,
            text=True,
        )
        for folder in folders
    ]
    for one in runs:
        _, said = one.communicate()
        assert one.returncode == 0, said
    first, second = map(made_by, folders)
    assert first
    assert first == second
