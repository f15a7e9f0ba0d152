"""A report is killed at fifty random moments, and finished each time."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import psutil
import pytest
from tests.copies import made_by
from tests.firsthand.workers.clusters import Cluster
from tests.survival.conftest import environment, run, write_script

TARGETS = (
    '*(cheap(f"a{n}", "share", value=n) for n in range(4))',
    '*(cheap(f"b{n}", value=n) for n in range(4))',
    'cheap("c", "add", of=[f"b{n}" for n in range(4)])',
)
SEED = 20_270_101
MOMENTS = 50
WHOLE, WORKERS = "the whole run", "workers only"
LONGEST = 1.5  # times an undisturbed run, within which a moment may fall
PATIENCE = 120  # seconds; only a process that never ends takes them
HERE = ("--jobs", "2")
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def unmade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the script of a report of which nothing has been made."""
    folder = tmp_path_factory.mktemp("kills") / "report"
    return write_script(folder, *TARGETS)


def command(script: Path, folder: Path, *options: str) -> list[str]:
    """Return the command line of a quick run into a folder."""
    return [sys.executable, str(script), "--quick", str(folder), *options]


def finished(script: Path, folder: Path, *options: str) -> tuple[Files, float]:
    """Run a report to its end; return what it made, and the seconds."""
    began = time.monotonic()
    done = run(command(script, folder, *options))
    assert done.returncode == 0, done.stderr
    return made_by(folder), time.monotonic() - began


@pytest.fixture(scope="module")
def whole(
    unmade: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Files, float]:
    """Return what an undisturbed run makes, and the seconds it takes."""
    return finished(unmade, tmp_path_factory.mktemp("whole"), *HERE)


def moment(number: int, seconds: float) -> float:
    """Return when to kill a run that takes so long, if nothing disturbs it."""
    return random.Random(SEED + number).uniform(0, LONGEST * seconds)


def disturbed(
    line: list[str], after: float, kill: Callable[[int], None]
) -> tuple[int, str]:
    """Start a run, and do it harm after some seconds.

    Args:
        line: Its command line.
        after: When, if it has not ended by then.
        kill: Does it, to the process of this number.

    Returns:
        Its exit status, and what it says on standard error.
    """
    with subprocess.Popen(
        line,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            _, said = process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            kill(process.pid)
            late = Timer(PATIENCE, process.kill)
            late.start()
            _, said = process.communicate()
            assert late.is_alive(), f"it did not end by itself: {said}"
            late.cancel()
    return process.returncode, said


def kill_the_run(process: int) -> None:
    """Kill a process."""
    os.kill(process, signal.SIGKILL)


def kill_its_workers(process: int) -> None:
    """Kill all that a process has started."""
    for victim in psutil.Process(process).children(recursive=True):
        if victim.is_running():
            os.kill(victim.pid, signal.SIGKILL)


KILLS = {WHOLE: kill_the_run, WORKERS: kill_its_workers}


@pytest.mark.survives(
    "Kills",
    "the whole run, or its workers only, at fifty random moments",
    "run again, it ends with the bytes of an undisturbed run",
)
@pytest.mark.parametrize("what", KILLS)
@pytest.mark.parametrize("number", range(MOMENTS))
def test_whenever_it_is_killed_it_is_finished_to_the_same_bytes(
    number: int,
    what: str,
    unmade: Path,
    whole: tuple[Files, float],
    tmp_path: Path,
) -> None:
    expected, seconds = whole
    line = command(unmade, tmp_path, *HERE)
    disturbed(line, moment(number, seconds), KILLS[what])
    assert finished(unmade, tmp_path, *HERE)[0] == expected


@pytest.fixture
def own(unmade: Path) -> Iterator[Cluster]:
    """Yield a cluster of one worker, to lose its scheduler."""
    found = Cluster(unmade.parent)
    try:
        found.have(1)
        yield found
    finally:
        found.stop()


@pytest.fixture(scope="module")
def on_a_cluster(
    unmade: Path,
    whole: tuple[Files, float],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Files, float]:
    """Return what an undisturbed run makes there, and the seconds it takes."""
    there, folder = Cluster(unmade.parent), tmp_path_factory.mktemp("there")
    try:
        there.have(1)
        found = finished(unmade, folder, "--dask", there.address)
    finally:
        there.stop()
    assert found[0] == whole[0]
    return found


@pytest.mark.survives(
    "Kills",
    "the scheduler of a cluster only, at fifty random moments",
    "one line that it is gone; run again without it, the bytes are the same",
)
@pytest.mark.parametrize("number", range(MOMENTS))
def test_whenever_the_scheduler_is_killed_the_run_ends_and_is_finished(
    number: int,
    unmade: Path,
    on_a_cluster: tuple[Files, float],
    own: Cluster,
    tmp_path: Path,
) -> None:
    expected, seconds = on_a_cluster
    status, said = disturbed(
        command(unmade, tmp_path, "--dask", own.address),
        moment(number, seconds),
        lambda process: own.scheduler.kill(),
    )
    lines = said.splitlines()
    assert "Traceback" not in said
    assert status == (1 if lines[-1].startswith("error: ") else 0), said
    assert sum(line.startswith("error: ") for line in lines) == status
    assert finished(unmade, tmp_path, *HERE)[0] == expected
