"""For every test: one torch thread, and property tests without deadlines."""

import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import settings
from tests.cheap_targets import Make
from tests.copies import copy_report, seal

from firsthand import checking, regeneration, results
from firsthand.target import Target, Tree

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
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the report, fresh, that no test edits."""
    return seal(copy_report(tmp_path_factory.mktemp("original") / "report"))


@pytest.fixture
def report(original: Path, tmp_path: Path) -> Path:
    """Return a copy of the report, fresh, with outputs that are made up."""
    return Path(shutil.copytree(original, tmp_path / "report"))


@pytest.fixture
def cheap_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a report without names."""
    monkeypatch.setattr(regeneration, "read_names", lambda root: None)
    (tmp_path / "data").mkdir()
    (tmp_path / results.REPORTED).write_text("{}")
    return tmp_path


@pytest.fixture
def make(
    cheap_report: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Make:
    """Return a function that makes targets, and tells which it made."""

    def made(
        targets: tuple[Target, ...],
        *names: str,
        force: bool = False,
        jobs: int = 1,
        dask: str | None = None,
    ) -> list[str]:
        use = list(targets)
        capsys.readouterr()
        for module in (checking, regeneration):
            monkeypatch.setattr(module, "targets", lambda quick=False: use)
        tree = Tree(cheap_report, cheap_report)
        order = regeneration.Order(names, force, jobs, tree, dask)
        regeneration.regenerate(order)
        lines = capsys.readouterr().err.splitlines()
        return sorted(x.split()[1] for x in lines if x.startswith("made "))

    return made
