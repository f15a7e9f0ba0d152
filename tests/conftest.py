"""For every test: one torch thread, and property tests without deadlines."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser
from tests.cheap_targets import (
    Ask,
    Make,
    Said,
    report_of,
    write_cheap_report,
)

from firsthand import command_line
from firsthand.costs.asking_cost import copy_report
from firsthand.looking.browser import chromium
from firsthand.making.regeneration import Order, regenerate
from firsthand.report import Report
from firsthand.target import Target
from remembering_names.report import REPORT

os.environ["OMP_NUM_THREADS"] = "1"  # torch reads it when it is imported
# What a shell starts with `&` ignores Ctrl-C, and so do its children.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "report",
    settings.get_profile(settings.get_current_profile_name()),
    deadline=None,
    max_examples=30,
)
settings.load_profile("report")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that `make` has found or installed: one for all."""
    stamp = Path(sys.prefix) / "stamps/browser"
    path = stamp.read_text("utf-8").strip() if stamp.is_file() else ""
    if not Path(path).is_file():
        pytest.fail("no browser is set up: make test", pytrace=False)
    with chromium(path) as started:
        yield started


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the report, marked fresh, that no test edits."""
    folder = tmp_path_factory.mktemp("original") / "report"
    return copy_report(REPORT.root, folder, REPORT.package)


@pytest.fixture
def report(original: Path, tmp_path: Path) -> Path:
    """Return a copy of the report, marked fresh, to edit."""
    return Path(shutil.copytree(original, tmp_path / "report"))


@pytest.fixture(scope="module")
def report_to_edit(
    original: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a copy, marked fresh; each test leaves it as it was."""
    folder = tmp_path_factory.mktemp("edited") / "report"
    return Path(shutil.copytree(original, folder))


@pytest.fixture
def cheap_report(tmp_path: Path) -> Path:
    """Return the folder of a report whose targets cost nothing."""
    return write_cheap_report(tmp_path / "cheap")


@pytest.fixture
def mark(tmp_path: Path) -> str:
    """Return a file, outside of any report, for targets to write to."""
    return str(tmp_path / "mark")


@pytest.fixture
def make(cheap_report: Path, capsys: pytest.CaptureFixture[str]) -> Make:
    """Return a function that makes targets, and tells which it made."""

    def made(
        targets: tuple[Target, ...],
        *names: str,
        force: bool = False,
        jobs: int = 1,
        dask: str | None = None,
    ) -> list[str]:
        capsys.readouterr()
        report = report_of(cheap_report, targets)
        regenerate(Order(report, names, force, jobs, report.tree, dask))
        lines = capsys.readouterr().err.splitlines()
        return sorted(x.split()[1] for x in lines if x.startswith("made "))

    return made


@pytest.fixture
def ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ask:
    """Return a function that runs a report's command line."""

    def asked(report: Report, *arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["regenerate.py", *arguments])
        capsys.readouterr()
        try:
            status = command_line.main(report)
        except SystemExit as end:  # the command line makes no sense
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return asked
