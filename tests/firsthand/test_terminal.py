"""A command ends well whatever becomes of its streams."""

import os
import sys
from pathlib import Path

import pytest

from firsthand.terminal import ended_well


def say() -> int:
    print("said")
    return 3


def test_a_command_keeps_its_status_and_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ended_well(say) == 3
    assert capsys.readouterr().out == "said\n"


def test_anothers_failure_is_not_laid_on_the_output() -> None:
    def fail() -> int:
        raise OSError(5, "no such thing")

    with pytest.raises(OSError, match="no such thing"):
        ended_well(fail)


def test_the_output_is_itself_again_afterwards() -> None:
    before = sys.stdout
    ended_well(say)
    assert sys.stdout is before


def test_a_pipe_that_nobody_reads_ends_it_in_silence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert ended_well(say) == 1
    assert capsys.readouterr().err == ""


# A device that is always full: macOS and Windows have none.
@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="a full device is Linux's alone"
)
def test_an_output_without_room_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert ended_well(say) == 1
    said = "error: standard output cannot be written (No space left on device)"
    assert capsys.readouterr().err == f"{said}\n"


def test_streams_that_are_not_there_become_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert ended_well(say) == 3
    assert sys.stdin.read() == ""
    print("to nobody", file=sys.stderr)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.close()
