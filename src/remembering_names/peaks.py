"""The peak of this process's memory, and how to let it start again."""

import ctypes
import re
import resource
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
    """Return the peak of this process's memory, in megabytes."""
    with suppress(OSError, AttributeError):
        return int(status("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def status(field: str) -> str:
    """Return what Linux tells of this process, in kilobytes."""
    text = Path("/proc/self/status").read_text("utf-8")
    found = re.search(rf"^{field}:\s*(\d+)", text, re.MULTILINE)
    return found[1] if found else "0"
