"""Marks what is not for every moment, and counts what a run leaves out.

`make test-quick` leaves out all marks, `make test` those for every week.
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
    "firsthand/workers/test_cluster.py": "cluster",
}
LEFT_OUT = pytest.StashKey[Counter[str]]()
WORKER_SAYS = "left_out"


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
    config.stash[LEFT_OUT] = Counter()


@pytest.hookimpl(tryfirst=True)  # before -m chooses by them
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        for mark in sorted({*marks(item.path, fixtures)}):
            item.add_marker(mark)


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        names = {mark.name for mark in item.iter_markers()}
        found = sorted(names & {*BY_PATH.values(), *BY_FIXTURE.values()})
        item.config.stash[LEFT_OUT][" and ".join(found) or "other"] += 1


def pytest_sessionfinish(session: pytest.Session) -> None:
    # Each worker of xdist has seen every test.
    if hasattr(session.config, "workeroutput"):
        left_out = dict(session.config.stash[LEFT_OUT])
        session.config.workeroutput[WORKER_SAYS] = left_out


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    said = getattr(node, "workeroutput", {}).get(WORKER_SAYS, {})
    node.config.stash[LEFT_OUT].update(
        {mark: said[mark] for mark in said.keys() - node.config.stash[LEFT_OUT]}
    )


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    left_out = config.stash[LEFT_OUT]
    if left_out:
        counts = [f"{left_out[mark]} {mark}" for mark in sorted(left_out)]
        terminalreporter.write_line(
            f"left out {left_out.total()}: {', '.join(counts)}"
        )
