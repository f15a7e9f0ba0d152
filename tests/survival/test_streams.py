"""A command's streams may be closed, full, narrow in letters, or nobody's."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.survival.conftest import Shell, environment, only_line, run

STALE = ["a: never made", "b: never made"]
ASK = [sys.executable, "-m", "remembering_names", "predict"]
FULL = "error: standard output cannot be written (No space left on device)"
ENCODINGS = ("ascii", "latin-1")


@pytest.mark.survives(
    "Streams and terminals",
    "standard output is closed",
    "nothing; the status is as ever",
)
def test_a_closed_output_changes_no_status(shell: Shell) -> None:
    finished = shell("$RUN --check >&-")
    assert (finished.returncode, finished.stderr) == (1, "")


@pytest.mark.survives(
    "Streams and terminals",
    "standard error is closed",
    "the answer, on standard output alone",
)
def test_a_closed_error_output_changes_no_answer(shell: Shell) -> None:
    finished = shell("$RUN --check 2>&-")
    assert finished.returncode == 1
    assert finished.stdout.splitlines() == STALE


@pytest.mark.survives(
    "Streams and terminals",
    "all streams are closed in a run that writes files",
    "all is made; no file takes what was meant for a terminal",
)
def test_no_file_takes_what_was_meant_for_a_closed_stream(
    shell: Shell, tiny: Path
) -> None:
    closed = shell("$RUN --jobs 1 <&- >&- 2>&-")
    assert closed.returncode == 0
    assert shell("$RUN --check").stdout == "Everything is fresh.\n"
    words = [
        path
        for path in tiny.parent.rglob("*")
        if path.is_file() and b"made a" in path.read_bytes()
    ]
    assert words == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.survives(
    "Streams and terminals",
    "the disk that takes the output is full",
    "`error: standard output cannot be written (No space left on device)`",
)
def test_an_output_without_room_is_told(unbuffered: str, shell: Shell) -> None:
    said = shell("$RUN --list >/dev/full", PYTHONUNBUFFERED=unbuffered)
    assert only_line(said) == FULL


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.survives(
    "Streams and terminals",
    "nobody reads the pipe any more, as after `| head`",
    "nothing; status 1",
)
def test_a_pipe_that_nobody_reads_ends_in_silence(
    unbuffered: str, tiny: Path
) -> None:
    read, write = os.pipe()
    os.close(read)
    finished = subprocess.run(
        [sys.executable, str(tiny), "--list"],
        env=environment(PYTHONUNBUFFERED=unbuffered),
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (finished.returncode, finished.stderr) == (1, b"")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.survives(
    "Streams and terminals",
    "an encoding of the output that lacks a letter",
    "the letter's number in its place, as `\\u015a`",
)
def test_a_letter_that_the_output_lacks_is_its_number(encoding: str) -> None:
    finished = subprocess.run(
        [*ASK, "Ślusarski", "Müller", "12"],
        env=environment(PYTHONIOENCODING=encoding, PYTHONUTF8="0"),
        capture_output=True,
        check=False,
    )
    said = finished.stdout.decode(encoding)
    assert "lusarski" in said
    assert "Polish" in said
    assert b"Traceback" not in finished.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "xx_YY.nothing"])
@pytest.mark.survives(
    "Streams and terminals",
    "a locale without letters, or one that does not exist",
    "the same answers",
)
def test_a_locale_changes_no_answer(locale: str, shell: Shell) -> None:
    said = shell("$RUN --check", LC_ALL=locale, PYTHONUTF8="0")
    assert said.stdout.splitlines() == STALE


@pytest.mark.parametrize(
    ("terminal", "columns"), [("dumb", "80"), ("xterm", "1"), ("", "0")]
)
@pytest.mark.survives(
    "Streams and terminals",
    "a dumb terminal, one column wide, or none",
    "a line for all that was made",
)
def test_a_terminal_may_be_dumb_or_narrow(
    terminal: str, columns: str, tiny: Path
) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, str(tiny), "--jobs", "1"],
        env=environment(TERM=terminal, COLUMNS=columns),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 4096):
            said += part
    except OSError:  # Linux: all others have closed it
        pass
    os.close(ours)
    assert process.wait() == 0
    assert b"made a in" in said
    assert b"Traceback" not in said


@pytest.mark.survives(
    "Streams and terminals",
    "input that is closed, and names are to be read from it",
    "status 1, as there is no name",
)
def test_a_closed_input_has_no_names() -> None:
    line = f"{sys.executable} -m remembering_names predict - <&-"
    finished = run(["/bin/sh", "-c", line])
    assert (finished.returncode, finished.stdout) == (1, "")
    assert "Traceback" not in finished.stderr


@pytest.mark.survives(
    "Streams and terminals",
    "variables of Python's own: unbuffered, no bytecode, warnings as errors",
    "the same answers",
)
def test_pythons_own_variables_change_no_answer(shell: Shell) -> None:
    said = shell(
        "$RUN --check",
        PYTHONUNBUFFERED="1",
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONWARNINGS="error",
        PYTHONHASHSEED="7",
    )
    assert said.stdout.splitlines() == STALE
