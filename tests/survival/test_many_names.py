"""As many names as anybody has, through a pipe that anybody may close."""

import itertools
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread, Timer

import pytest
from tests.survival.conftest import environment

NAMES = ("Sato", "Dostoevsky", "O'Neal", "Papadopoulos", "Li", "van den Berg")
FEW, MORE, MILLION = 4_000, 24_000, 1_000_000
KEPT = 500  # bytes; what is kept of a name would take more, text and guesses
PATIENCE = 120  # seconds; only a process that never answers takes them
Asking = subprocess.Popen[bytes]
on_linux = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="Linux tells of a peak"
)


@pytest.fixture
def asking() -> Iterator[Asking]:
    """Yield `predict -`, to be given names and asked for answers."""
    options = ("predict", "-", "--top", "1")
    with subprocess.Popen(
        [sys.executable, "-m", "remembering_names", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        yield process
        process.kill()
        assert process.stdin
        with suppress(BrokenPipeError):  # what was not taken goes nowhere
            process.stdin.close()


def give(process: Asking, count: int) -> None:
    """Give so many names, as long as they are taken."""
    assert process.stdin
    with suppress(BrokenPipeError):
        for name in itertools.islice(itertools.cycle(NAMES), count):
            process.stdin.write(f"{name}\n".encode())
        process.stdin.flush()


def answer(process: Asking) -> str:
    """Return the first line of the next answer; "" if none comes."""
    late = Timer(PATIENCE, process.kill)
    late.start()
    line = read(process)
    late.cancel()
    return line


def read(process: Asking) -> str:
    """Return the same, however long that takes."""
    assert process.stdout
    line = next((one for one in process.stdout if one.startswith(b"> ")), b"")
    return line.decode().strip()


def peaks(process: Asking, *counts: int) -> Iterator[int]:
    """Yield the most bytes held when the last of so many names is answered."""
    Thread(target=give, args=(process, max(counts)), daemon=True).start()
    for number in range(1, max(counts) + 1):
        assert read(process), f"no answer to name {number}"
        if number in counts:
            yield peak(process)


def peak(process: Asking) -> int:
    """Return the most bytes that a process has held so far."""
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    found = re.search(r"^VmHWM:\s*(\d+) kB", status, re.MULTILINE)
    assert found
    return 1024 * int(found[1])


@pytest.mark.survives(
    "Names",
    "a program writes one name, and waits before it writes the next",
    "the answer, at once",
)
def test_a_name_is_answered_before_the_next_is_written(asking: Asking) -> None:
    give(asking, 1)
    assert answer(asking) == "> Sato"
    give(asking, 1)
    assert answer(asking) == "> Sato"


@on_linux
@pytest.mark.survives(
    "Names",
    "some thousand names on standard input",
    "answers while names still come; no name is kept in memory",
)
def test_no_name_is_kept_in_memory(asking: Asking) -> None:
    first, last = peaks(asking, FEW, MORE)
    assert last - first < KEPT * (MORE - FEW)


@on_linux
@pytest.mark.weekly
@pytest.mark.survives(
    "Names",
    "a million names on standard input",
    "an answer for each, in the memory that some thousand take",
)
def test_a_million_names_take_no_more_memory_than_a_few(asking: Asking) -> None:
    first, last = peaks(asking, MORE, MILLION)
    assert last < 1.1 * first


@pytest.mark.survives(
    "Names",
    "nobody reads the answers any more, while names still come",
    "nothing; status 1",
)
def test_asking_ends_when_nobody_reads_the_answers(asking: Asking) -> None:
    assert asking.stdout
    assert asking.stderr
    Thread(target=give, args=(asking, MILLION), daemon=True).start()
    assert answer(asking)
    asking.stdout.close()
    assert asking.wait(PATIENCE) == 1
    assert asking.stderr.read() == b""


@pytest.mark.skipif(os.name != "posix", reason="it has no such signal")
@pytest.mark.survives(
    "Names",
    "Ctrl-C while names are awaited",
    "nothing; status 130, as shells have it",
)
def test_ctrl_c_ends_asking_in_silence(asking: Asking) -> None:
    assert asking.stderr
    give(asking, 1)
    assert answer(asking)
    asking.send_signal(signal.SIGINT)
    assert asking.wait(PATIENCE) == 130
    assert asking.stderr.read() == b""
