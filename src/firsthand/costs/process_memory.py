"""The most memory that this process has held."""

import re
from contextlib import suppress
from pathlib import Path


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
