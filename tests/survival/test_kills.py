"""A report is killed at fifty random moments, and finished each time."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from tests.cheap_targets import write_cheap_report
from tests.survival.conftest import environment, run

SCRIPT = """
import sys
from pathlib import Path

from tests.cheap_targets import cheap, report_of

from firsthand.command_line import main

TARGETS = (
    *(cheap(f"a{n}", "share", value=n) for n in range(4)),
    *(cheap(f"b{n}", value=n) for n in range(4)),
    cheap("c", "add", of=[f"b{n}" for n in range(4)]),
)

if __name__ == "__main__":
    sys.exit(main(report_of(Path(__file__).parent, TARGETS)))
"""
SEED = 20_270_101
MOMENTS = 50
WHOLE, WORKERS = "the whole run", "workers only"
LONGEST = 1.5  # times an undisturbed run, within which a moment may fall
PATIENCE = 120  # seconds; only a process that never ends takes them


@pytest.fixture(scope="module")
def unmade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the script of a report of which nothing has been made."""
    root = write_cheap_report(tmp_path_factory.mktemp("kills") / "report")
    (root / "regenerate.py").write_text(SCRIPT, "utf-8")
    return root / "regenerate.py"


def command(script: Path, folder: Path) -> list[str]:
    """Return the command line of a quick run into a folder."""
    options = ("--quick", str(folder), "--jobs", "2")
    return [sys.executable, str(script), *options]


def made_by(folder: Path) -> dict[str, bytes]:
    """Return all files of a run but those that time it, by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and "measurements" not in path.parts
        and not path.name.startswith(".regenerate")
    }


@pytest.fixture(scope="module")
def whole(
    unmade: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, bytes], float]:
    """Return what an undisturbed run makes, and the seconds it takes."""
    folder = tmp_path_factory.mktemp("whole")
    began = time.monotonic()
    done = run(command(unmade, folder))
    assert done.returncode == 0, done.stderr
    return made_by(folder), time.monotonic() - began


def kill_at(moment: float, what: str, script: Path, folder: Path) -> None:
    """Kill a run, or only the processes that work for it, after some time."""
    with subprocess.Popen(
        command(script, folder),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            below = psutil.Process(process.pid).children(recursive=True)
            victims = (
                below if what == WORKERS else [psutil.Process(process.pid)]
            )
            for victim in victims:
                if victim.is_running():
                    os.kill(victim.pid, signal.SIGKILL)
        process.wait(PATIENCE)


@pytest.mark.survives(
    "Kills",
    "the whole run, or its workers only, at fifty random moments",
    "run again, it ends with the bytes of an undisturbed run",
)
@pytest.mark.parametrize("what", [WHOLE, WORKERS])
@pytest.mark.parametrize("number", range(MOMENTS))
def test_whenever_it_is_killed_it_is_finished_to_the_same_bytes(
    number: int,
    what: str,
    unmade: Path,
    whole: tuple[dict[str, bytes], float],
    tmp_path: Path,
) -> None:
    expected, seconds = whole
    moment = random.Random(SEED + number).uniform(0, LONGEST * seconds)
    kill_at(moment, what, unmade, tmp_path)
    done = run(command(unmade, tmp_path))
    assert done.returncode == 0, done.stderr
    assert made_by(tmp_path) == expected
