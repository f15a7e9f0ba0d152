"""The memory of a run: of all its processes together."""

import threading
from contextlib import suppress
from typing import Self

import psutil

MEGABYTE = 1 << 20


class RunMemory:
    """Watches the memory of this process and of all that it has started.

    It looks now and then, so that a peak of an instant may go unseen.

    Attributes:
        peak: The most that they held at one time, in megabytes.
    """

    PAUSE = 5.0  # seconds from one look to the next: one takes a tenth

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
    """Return what this process and all below it hold, in megabytes.

    What they share counts once, where the system tells: forks share most.
    """
    this, held = psutil.Process(), 0
    for process in (this, *this.children(recursive=True)):
        with suppress(psutil.Error):  # it has just ended
            memory = process.memory_full_info()
            held += getattr(memory, "pss", memory.rss)
    return held / MEGABYTE
