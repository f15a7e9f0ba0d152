"""Two small modules with compiled functions, written and imported anew."""

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

CALLED = """
from firsthand.machine_code import compiled

SHIFT = {shift}

@compiled
def square(x):
    return x * x + {more}
"""
CALLER = """
import called
from called import SHIFT, square
from firsthand.machine_code import compiled

@compiled
def by_name(x):
    return square(x) + 1.0

@compiled
def by_module(x):
    return called.square(x) + 1.0

@compiled
def by_constant(x):
    return x + SHIFT
"""
CALLS = ("by_name", "by_module", "by_constant")


def write(folder: Path, shift: float = 1.0, more: float = 0.0) -> Path:
    """Write both modules into a folder, which is made; return it."""
    folder.mkdir(exist_ok=True)
    text = CALLED.format(shift=shift, more=more)
    (folder / "called.py").write_text(text, "utf-8")
    (folder / "caller.py").write_text(CALLER, "utf-8")
    for place, _, _ in os.walk(folder / "__pycache__", topdown=False):
        for file in Path(place).iterdir():
            file.unlink()  # two versions within a second look the same
    return folder


def load(folder: Path) -> ModuleType:
    """Import the module that calls, as a new process would."""
    for name in ("called", "caller"):
        sys.modules.pop(name, None)
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        return importlib.import_module("caller")
    finally:
        sys.path.remove(str(folder))
