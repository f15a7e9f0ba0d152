"""A cluster that the tests of a module share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cheap_targets import write_cheap_report
from tests.firsthand.workers.clusters import Cluster


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cheap report as it lies on the cluster's machines."""
    return write_cheap_report(tmp_path_factory.mktemp("elsewhere") / "cheap")


@pytest.fixture(scope="module")
def running(checkout: Path) -> Iterator[Cluster]:
    """Yield a scheduler, and what workers earlier tests have left."""
    found = Cluster(checkout)
    yield found
    found.stop()


@pytest.fixture
def one(running: Cluster) -> Cluster:
    """Return a cluster of one worker at least."""
    running.have(1)
    return running


@pytest.fixture
def two(running: Cluster) -> Cluster:
    """Return a cluster of two workers at least."""
    running.have(2)
    return running
