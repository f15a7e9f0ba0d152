"""A run that is killed, wherever it stands, is finished by the next one."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.copies import (
    at_work_for,
    command,
    environment,
    made_by,
    regenerate,
)

NAMES = ("names", "derivation", "rnn.lab_protocol")
MOMENTS = ("names: never made", "made names", "made rnn.lab_protocol")
PATIENCE = 120  # seconds; only a process that never ends takes them


def stop_at(moment: str, sign: int, report: Path, folder: Path) -> str:
    """Send a signal when a run says `moment`; return what it says after.

    No process of it may live on.
    """
    run = subprocess.Popen(
        command(report, "--quick", folder, "--jobs", 2, *NAMES),
        env=environment(report),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stderr
    assert any(line.startswith(moment) for line in run.stderr)
    assert at_work_for(report) or moment == MOMENTS[0]
    if sign == signal.SIGKILL:
        run.kill()
    else:
        os.killpg(run.pid, sign)  # as a terminal does
    _, said = run.communicate(timeout=PATIENCE)
    assert run.returncode
    until = time.monotonic() + PATIENCE
    while at_work_for(report) and time.monotonic() < until:
        time.sleep(0.02)
    assert at_work_for(report) == []
    return said


@pytest.fixture(scope="module")
def whole(
    original: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Return what a quick run writes that nothing disturbs."""
    folder = tmp_path_factory.mktemp("whole")
    run = regenerate(original, "--quick", folder, "--jobs", 1, *NAMES)
    assert run.returncode == 0, run.stderr
    return made_by(folder)


@pytest.fixture(scope="module")
def resumed(
    original: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Return what a quick run writes that is killed again and again."""
    folder = tmp_path_factory.mktemp("resumed")
    for moment in MOMENTS:
        stop_at(moment, signal.SIGKILL, original, folder)
    run = regenerate(original, "--quick", folder, "--jobs", 2, *NAMES)
    assert run.returncode == 0, run.stderr
    return made_by(folder)


@pytest.mark.survives(
    "Kills",
    "a whole run is killed, several times over",
    "run again, it goes on where it was, to the same bytes",
)
@pytest.mark.parametrize(
    "place",
    [
        "data/results/",
        "data/weights/",
        "docs/generated/figures/",
        "docs/generated/",
        "data/lock.json",
    ],
)
def test_a_run_that_was_killed_ends_with_the_same_bytes(
    place: str, whole: dict[str, bytes], resumed: dict[str, bytes]
) -> None:
    expected = {k: v for k, v in whole.items() if k.startswith(place)}
    assert expected
    assert {k: v for k, v in resumed.items() if k.startswith(place)} == expected


@pytest.mark.survives(
    "Kills",
    "what a killed run leaves in the tree",
    "nothing but what it finished",
)
def test_a_run_that_was_killed_leaves_nothing_else(
    whole: dict[str, bytes], resumed: dict[str, bytes]
) -> None:
    assert {*resumed} == {*whole}


def test_two_quick_runs_write_the_same_bytes(
    whole: dict[str, bytes], original: Path, tmp_path: Path
) -> None:
    run = regenerate(original, "--quick", tmp_path, "--jobs", 2, *NAMES)
    assert run.returncode == 0, run.stderr
    assert made_by(tmp_path) == whole


@pytest.mark.survives(
    "Kills",
    "Ctrl-C in the middle of a run",
    "`stopped; what was made is kept, run again to go on`",
)
def test_ctrl_c_ends_a_run_with_one_line(
    original: Path, tmp_path: Path
) -> None:
    said = stop_at("made ", signal.SIGINT, original, tmp_path)  # the first
    lines = [
        line
        for line in said.splitlines()
        if not (line.startswith("made ") or line.endswith("never made"))
    ]
    assert lines == ["stopped; what was made is kept, run again to go on"]
