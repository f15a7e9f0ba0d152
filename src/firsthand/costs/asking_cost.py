"""What it costs to ask whether the report is fresh, when it is.

Each command runs as a process of its own, as its users run it, in a copy of
the report whose records say that all is fresh. Nothing of the machinery is
imported here: it is what is measured, and it would make this measurement
stale with every experiment that is added.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from firsthand.tasks import Advance, Outputs, Task

NEEDED = ("src", "scripts", "data", "docs")
FILES = ("package-lock.json", "pyproject.toml", "requirements.lock")
SCRIPT = "scripts/regenerate.py"
COMMANDS = {
    "python": ("-c", "pass"),
    "torch": ("-c", "import torch"),
    "check": (SCRIPT, "--check"),
    "nothing_to_do": (SCRIPT,),
}
IDLE, IDLE_SAYS = "nothing_to_do", "No number moved.\n"


def measure(task: Task) -> Outputs:
    """Time each command, one after the other, round after round.

    Returns:
        Under `measurements` the median seconds of each command and, under
        `times_python`, how many times Python's own start-up that is.
    """
    item = task.root, task.settings
    (seconds,) = task.each(time_commands, [item])
    medians = {name: median(found) for name, found in seconds.items()}
    start = medians["python"]
    return {
        "measurements": {
            "seconds": {name: round(one, 4) for name, one in medians.items()},
            "times_python": {
                name: round(one / start, 2) for name, one in medians.items()
            },
            "rounds": task.settings["rounds"],
        }
    }


def time_commands(
    item: tuple[Path, Mapping[str, Any]], advance: Advance
) -> dict[str, list[float]]:
    """Return the seconds that each command takes, round by round."""
    root, settings = item
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with TemporaryDirectory() as folder:
        report = copy_report(root, Path(folder), settings["package"])
        for name in COMMANDS:  # files and bytecode are at hand from here on
            run(report, name)
        for _ in range(settings["rounds"]):
            for name, found in seconds.items():
                found.append(run(report, name))
            advance(1 / settings["rounds"])
    return seconds


def copy_report(root: Path, folder: Path, package: str) -> Path:
    """Copy a report into a folder, with records that all of it is fresh.

    Args:
        root: The report's folder.
        folder: Where the copy goes; may be empty or not exist.
        package: Of the report's code.
    """
    for name in NEEDED:
        ignore = ignore_patterns("__pycache__", ".*")
        copytree(root / name, folder / name, ignore=ignore)
    for name in FILES:
        if (root / name).exists():
            (folder / name).write_bytes((root / name).read_bytes())
    mark = ("-m", "firsthand.tracking.mark_fresh", package)
    subprocess.run(command(mark), check=True, cwd=folder, env=home(folder))
    return folder


def run(report: Path, name: str) -> float:
    """Run one command to its end; return the seconds it took.

    Raises:
        RuntimeError: What was to do nothing found something to do.
    """
    started = time.perf_counter()
    finished = subprocess.run(
        command(COMMANDS[name]),
        check=False,
        cwd=report,
        env=home(report),
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - started
    if name == IDLE and finished.stdout != IDLE_SAYS:
        raise RuntimeError(f"{name}: {finished.stdout}{finished.stderr}")
    return seconds


def command(arguments: tuple[str, ...]) -> list[str]:
    """Return the command line of a Python with these arguments."""
    return [sys.executable, *arguments]


def home(report: Path) -> dict[str, str]:
    """Return an environment in which Python runs the copy's code."""
    return {**os.environ, "PYTHONPATH": str(report / "src")}
