"""Copies of the second report, worked on as its author would."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]
ENGINE = str(REPOSITORY / "src")
ORIGINAL = REPOSITORY / "tests/second_report"
Finished = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Copy:
    """A copy of the report, and what its author does with it.

    Attributes:
        root: Its folder.
        paths: Folders of more modules that Python finds.
    """

    root: Path
    paths: tuple[str, ...] = (ENGINE,)

    def start(self, *command: str) -> "subprocess.Popen[str]":
        """Start Python in the copy's folder."""
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=self.root,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(self.paths)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str) -> Finished:
        """Run Python in the copy's folder to its end."""
        process = self.start(*command)
        out, errors = process.communicate()
        return Finished(command, process.returncode, out, errors)

    def regenerate(self, *options: str) -> Finished:
        """Run its own `scripts/regenerate.py`."""
        return self.run("scripts/regenerate.py", *options)

    def build(self) -> Finished:
        """Build its site."""
        on_path = Copy(self.root, (*self.paths, "src"))
        return on_path.run("-m", "mkdocs", "build", "--strict")

    def edit(self, file: str, old: str, new: str) -> None:
        """Change the one place in a file that says so."""
        path = self.root / file
        before = path.read_text("utf-8")
        assert before.count(old) == 1, f"{file}: {old!r}"
        path.write_text(before.replace(old, new), "utf-8")

    def outputs(self) -> dict[str, bytes]:
        """Return what all targets have made, and the record of it."""
        folders = ("data/results", "docs/generated")
        found = [f for one in folders for f in (self.root / one).rglob("*.*")]
        return {
            file.relative_to(self.root).as_posix(): file.read_bytes()
            for file in [*found, self.root / "data/lock.json"]
        }


def copy_of(source: Path, folder: Path) -> Copy:
    """Copy a report as it is."""
    ignore = shutil.ignore_patterns("__pycache__", "site")
    shutil.copytree(source, folder, symlinks=True, ignore=ignore)
    return Copy(folder)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy of which everything has been made; no test edits it."""
    copy = copy_of(ORIGINAL, tmp_path_factory.mktemp("made") / "report")
    (copy.root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    styles = "docs/assets/katex"
    shutil.copytree(REPOSITORY / styles, copy.root / styles)
    finished = copy.regenerate()
    assert finished.returncode == 0, finished.stderr
    return copy


@pytest.fixture
def report(made: Copy, tmp_path: Path) -> Copy:
    """Return a copy to edit, of which everything has been made."""
    return copy_of(made.root, tmp_path / "report")


@pytest.fixture
def unmade(tmp_path: Path) -> Copy:
    """Return a copy of which nothing has been made yet."""
    return copy_of(ORIGINAL, tmp_path / "unmade")
