"""The peak of memory: this process's, or of all that work on one run."""

import ctypes
import re
import resource
import threading
from contextlib import suppress
from pathlib import Path
from typing import Self

import psutil

RESET_PEAK = "5"  # what Linux takes for "forget the largest size so far"


def forget_peak() -> None:
    """Let the peak of memory start again from what is now in use.

    That is Linux's; elsewhere the peak only ever grows.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)  # what is free goes back
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text(RESET_PEAK, "utf-8")


def peak() -> float:
    """Return the peak of this process's memory, in megabytes."""
    with suppress(OSError, AttributeError):
        return int(status("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def status(field: str) -> str:
    """Return what Linux tells of this process, in kilobytes."""
    text = Path("/proc/self/status").read_text("utf-8")
    found = re.search(rf"^{field}:\s*(\d+)", text, re.MULTILINE)
    return found[1] if found else "0"


class Together:
    """Watches the memory of this process and of all that it has started.

    It looks now and then, so that a peak of an instant may go unseen.

    Attributes:
        peak: The most that they held at one time, in megabytes; a page that
            several of them share counts once.
    """

    PAUSE = 0.5  # seconds from one look to the next

    def __init__(self) -> None:
        self.peak = 0.0
        self.over = threading.Event()

    def __enter__(self) -> Self:
        threading.Thread(target=self.watch, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()

    def watch(self) -> None:
        """Look until it is over."""
        while not self.over.wait(self.PAUSE):
            self.peak = max(self.peak, held_together())


def held_together() -> float:
    """Return what this process and all below it hold, in megabytes."""
    this = psutil.Process()
    return sum(map(held, (this, *this.children(recursive=True))))


def held(process: psutil.Process) -> float:
    """Return a process's share of memory; none if it has just ended."""
    with suppress(psutil.Error):
        memory = process.memory_full_info()
        return float(getattr(memory, "pss", memory.uss)) / (1 << 20)
    return 0.0
