"""A small report to do harm to, and shells whose streams are odd."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cheap_targets import write_cheap_report

from remembering_names.root import ROOT

SCRIPT = """
import sys
from pathlib import Path

from tests.cheap_targets import cheap, report_of

from firsthand.command_line import main

TARGETS = ({targets})

if __name__ == "__main__":
    sys.exit(main(report_of(Path(__file__).parent, TARGETS)))
"""
Finished = subprocess.CompletedProcess[str]
Shell = Callable[..., Finished]  # runs a line, with variables


def environment(**variables: str) -> dict[str, str]:
    """Return an environment in which Python finds engine, study and tests."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    return {**os.environ, "PYTHONPATH": path, **variables}


def run(command: list[str], **variables: str) -> Finished:
    """Run a command to its end."""
    return subprocess.run(
        command,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )


def only_line(finished: Finished) -> str:
    """Return the one line in which a command that failed says why."""
    assert finished.returncode == 1, finished
    (line,) = finished.stderr.splitlines()
    return line


def write_script(root: Path, *targets: str) -> Path:
    """Write a report with these targets, as Python; return its script."""
    script = write_cheap_report(root) / "regenerate.py"
    script.write_text(SCRIPT.format(targets=", ".join(targets)), "utf-8")
    return script


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the script of a report whose targets cost nothing."""
    targets = 'cheap("a")', 'cheap("b", "add", of=["a"])'
    return write_script(tmp_path / "tiny", *targets)


@pytest.fixture
def shell(tiny: Path) -> Shell:
    """Return what runs a line of shell, where $RUN is that report's command."""

    def shell_line(line: str, **variables: str) -> Finished:
        command = f"{sys.executable} {tiny}"
        return run(["/bin/sh", "-c", line], RUN=command, **variables)

    return shell_line
