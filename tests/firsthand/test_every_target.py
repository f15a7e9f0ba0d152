"""Every target of the report, made quickly, each in a process of its own.

What each loads and opens is compared with what its fingerprint names.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from firsthand.making.board import Board
from firsthand.making.checking import states
from firsthand.making.fences import Fences
from firsthand.making.run import Plan
from firsthand.making.schedule import Schedule
from firsthand.target import Target, Tree
from firsthand.tracking import lockfile
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.sources import INSTALLED
from firsthand.workers.local import LocalWorkers, local_workers
from remembering_names.report import REPORT

TARGETS = REPORT.targets(is_quick=True)
FINGERPRINTS = Fingerprints(REPORT)
LISTED = FINGERPRINTS.sources.listed().values()
INPUTS = {target.name: FINGERPRINTS.inputs(target) for target in TARGETS}


def plan() -> Plan:
    names = frozenset(INPUTS)
    return Plan(TARGETS, INPUTS, names, names, FINGERPRINTS)


@contextmanager
def workers() -> Iterator[LocalWorkers]:
    sources = [str(REPORT.root / "src"), str(INSTALLED)]
    with local_workers(2, plan().libraries(), sources) as here:
        yield here


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return where the quick run writes."""
    return Tree(REPORT.root, tmp_path_factory.mktemp("quick"))


@pytest.fixture(scope="module")
def opened(tree: Tree) -> dict[str, set[str]]:
    """Return what each target opened, all of them made."""
    fences = Fences(TARGETS, FINGERPRINTS)
    jobs = plan().jobs({"targets": {}})
    with workers() as here:
        schedule = Schedule(
            jobs,
            frozenset(),
            tree,
            fences,
            here,
            lambda target: here,
            2,
            Board(),
        )
        return {target.name: cost.opened for target, cost in schedule.run()}


def test_all_are_made_and_fresh(
    opened: dict[str, set[str]], tree: Tree
) -> None:
    assert opened.keys() == INPUTS.keys()
    assert not [why for _, why in states(TARGETS, INPUTS, tree) if why]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_it_opens_is_what_its_fingerprint_names(
    target: Target, opened: dict[str, set[str]]
) -> None:
    if target.unwatched:
        assert not opened[target.name]
        return
    registry = {FINGERPRINTS.sources.name(path) for path in LISTED}
    named = {*INPUTS[target.name], *target.reads} | registry
    module = target.function.partition(":")[0]
    function = FINGERPRINTS.sources.name(FINGERPRINTS.sources.file(module))
    assert {function} <= opened[target.name] <= named


@pytest.mark.parametrize("package", ["rnn.held_out", "scratch_lstm.held_out"])
def test_the_kernels_that_made_it_stand_in_the_lock(
    package: str, opened: dict[str, set[str]], tree: Tree
) -> None:
    kernels = lockfile.read(tree)[package]["kernels"]
    assert kernels["torch"]
    assert kernels["numpy"].startswith("openblas ")
