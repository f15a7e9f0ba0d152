"""The peak of this process's memory, and how to let it start again."""

import ctypes
import re
from contextlib import suppress
from pathlib import Path

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
    """Return the peak of this process's memory, in megabytes; 0 if unknown.

    A process that was forked starts from what the one that forked it held.
    """
    with suppress(OSError):  # as Linux tells it
        text = Path("/proc/self/status").read_text("utf-8")
        if found := re.search(r"^VmHWM:\s*(\d+)", text, re.MULTILINE):
            return int(found[1]) / 1024
    with suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return 0.0
