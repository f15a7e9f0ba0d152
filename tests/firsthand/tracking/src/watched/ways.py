"""Ways in: each function reads or runs what its target does not name.

It is copied to the package `watched` of a small report; `secret.py` and
`data/secret.txt` stand beside it.
"""

import asyncio
import importlib
import os
import runpy
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np

from firsthand.tasks import Advance, Outputs, Task, resolve

ROOT = Path(__file__).resolve().parents[2]
SECRET = ROOT / "data/secret.txt"


def open_it() -> object:
    return SECRET.read_text("utf-8")


def open_it_by_descriptor() -> object:
    return os.read(os.open(SECRET, os.O_RDONLY), 9)


def open_it_by_a_link() -> object:
    link = Path("link")
    link.symlink_to(SECRET)
    return link.read_bytes()


def load_by_numpy() -> object:
    return np.load(SECRET, allow_pickle=True)


def map_by_numpy() -> object:
    return np.memmap(SECRET, np.uint8, "r")


def load_by_sqlite() -> object:
    return sqlite3.connect(SECRET)


def hide_the_exception() -> object:
    try:
        return SECRET.read_text("utf-8")
    except Exception:
        return "nothing"


def list_the_folder() -> object:
    return [*SECRET.parent.iterdir()]


def look_for_files() -> object:
    return [*SECRET.parent.glob("*.txt")]


def write_a_file() -> object:
    return (SECRET.parent / "new.txt").write_text("new")


def write_what_it_reads() -> object:
    return (SECRET.parent / "known.txt").write_text("new")


def rename_a_file() -> object:
    return SECRET.rename(SECRET.with_suffix(".old"))


def copy_the_tree() -> object:
    return shutil.copytree(ROOT / "data", "copy")


def import_by_name() -> object:
    return importlib.import_module("watched.secret").VALUE


def import_from_the_engine() -> object:
    return importlib.import_module("firsthand.making.board")


def use_what_is_imported() -> object:
    import firsthand

    return getattr(firsthand, "co" + "sts")


def resolve_a_string() -> object:
    return resolve("watched." + "secret:VALUE")


def run_a_path() -> object:
    return runpy.run_path(str(ROOT / "src/watched/secret.py"))


def run_compiled_code() -> object:
    file = str(ROOT / "src/watched/secret.py")
    exec(compile("VALUE = 1", file, "exec"))
    return 1


def ask_a_child() -> object:
    return subprocess.run([sys.executable, "-c", "pass"], check=True)


def ask_a_shell() -> object:
    return os.system("true")


def ask_a_child_later() -> object:
    return asyncio.run(asyncio.create_subprocess_exec("true"))


def spawn() -> object:
    return os.posix_spawn("/bin/true", ["true"], {})


def use_what_is_cached() -> object:
    from watched.memory import remembered

    return remembered()


def nothing() -> object:
    return "fine"


def make(task: Task) -> Outputs:
    """Go a way in, in the target's own process."""
    return {"results": {"value": str(globals()[task.settings["way"]]())}}


def hand_out(task: Task) -> Outputs:
    """Go a way in, in a piece of work."""
    (value,) = task.each(go, [task.settings["way"]])
    return {"results": {"value": value}}


def go(way: str, advance: Advance) -> str:
    return str(globals()[way]())
