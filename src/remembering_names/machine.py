"""This machine, for whoever reads what was measured on it."""

import os
import platform
from pathlib import Path
from typing import Any


def describe() -> dict[str, Any]:
    """Describe this machine, for whoever reads its measurements."""
    return {
        "processor": processor(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def processor() -> str:
    """Return the processor's name, as far as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        models = [line for line in lines if line.startswith("model name")]
        return models[0].partition(":")[2].strip()
    except (OSError, IndexError):
        return platform.processor() or platform.machine()
