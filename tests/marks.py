"""Marks what is not for every moment, and counts what a run leaves out.

`make test-quick` leaves out all marks, `make test` those for every week. What
takes long begins first, and one process has all tests that share a dear thing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
BY_FIXTURE = {
    "address": "browser",
    "browser": "browser",
    "built_site": "build",
}
BY_PATH = {
    "firsthand/machine_code/test_watched_code.py": "long",
    "firsthand/second_report": "long",
    "firsthand/costs/test_asking_cost.py": "long",
    "firsthand/test_every_target.py": "long",
    "firsthand/test_interruption.py": "long",
    "firsthand/tracking/test_every_module.py": "long",
    "firsthand/tracking/test_watched_kernel.py": "long",
    "firsthand/workers/test_cluster.py": "cluster",
    "remembering_names/figures/test_figures.py": "long",
    "remembering_names/figures/test_held_out.py": "long",
    "remembering_names/test_newcomer.py": "long",
    "remembering_names/training/lab/test_ablations.py": "long",
    "remembering_names/training/lab/test_engine.py": "long",
    "scripts/test_regenerate.py": "long",
    "site/test_pdf.py": "weekly",
    "survival/test_kills.py": "weekly",
    "survival/test_many_names.py": "long",
    "survival/test_places.py": "long",
    "survival/test_streams.py": "long",
    "survival/test_two_at_once.py": "cluster",
    "firsthand/workers/test_outages.py": "cluster",
}
MARKS = {"browser", "build", "cluster", "long", "weekly"}
TOGETHER = (  # a site; the results of a quick run; a report that is made
    "tests/site/",
    "tests/remembering_names/figures/",
    "tests/firsthand/second_report/",
)
LEFT_OUT = pytest.StashKey[list[str]]()  # a mark for each test
SAYS = "left_out"  # a worker of xdist, under this name


def marks(file: Path, fixtures: Iterable[str]) -> Iterator[str]:
    """Yield the marks of a test: by where it stands, and what it asks for."""
    if file.is_relative_to(TESTS):
        name = file.relative_to(TESTS).as_posix()
        for path, mark in BY_PATH.items():
            if name == path or name.startswith(f"{path}/"):
                yield mark
    for fixture in fixtures:
        if fixture in BY_FIXTURE:
            yield BY_FIXTURE[fixture]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = []


@pytest.hookimpl(tryfirst=True)  # before -m chooses by them
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        for mark in sorted({*marks(item.path, fixtures)}):
            item.add_marker(mark)
    # Files that take long begin first, so that no process waits for another
    # at the end.
    slow = {item.path for item in items if marks_of(item)}
    items.sort(key=lambda item: item.path not in slow)


def marks_of(item: pytest.Item) -> set[str]:
    """Return those of our marks that are on a test."""
    return {mark.name for mark in item.iter_markers()} & MARKS


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each file to one process, and so each of some folders."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    # xdist comes without types: nothing is known of what this derives from.
    class Together(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            folders = [one for one in TOGETHER if nodeid.startswith(one)]
            return folders[0] if folders else super()._split_scope(nodeid)

    return Together(config, log)


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        mark = min(marks_of(item), default="other")
        item.config.stash[LEFT_OUT].append(mark)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):  # of xdist
        session.config.workeroutput[SAYS] = session.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    # Every worker has seen all tests: the last one's word will do.
    said = getattr(node, "workeroutput", {}).get(SAYS)
    if said is not None:
        node.config.stash[LEFT_OUT] = said


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Say it last: below the count of tests that passed."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    left_out: list[str] = config.stash.get(LEFT_OUT, [])
    counts = Counter(left_out)
    if reporter and counts:
        each = ", ".join(f"{counts[mark]} {mark}" for mark in sorted(counts))
        reporter.write_line(f"left out {counts.total()} tests: {each}")
