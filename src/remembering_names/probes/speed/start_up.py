"""What it costs to begin: until a compiled layer has its first result.

Each is a process of its own, as a reader starts one: with an empty folder of
compiled code, then with what the first process has left there.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from firsthand.machine_code.folder import VARIABLE
from firsthand.tasks import Advance, Outputs, Task

Seconds = dict[str, float]


def time_start(task: Task) -> Outputs:
    """Time the first results of a compiled layer and of the library's.

    Returns:
        Under `measurements`, the median seconds: of `empty`, `kept` and
        `library` the `torch` (loading it), the `layer` (loading and making
        it; Numba, too), the `first` run and the `second`; and the `bytes`
        of compiled code that are kept.
    """
    (found,) = task.each(time_processes, [task.settings])
    return {"measurements": found}


def time_processes(
    settings: Mapping[str, Any], advance: Advance
) -> dict[str, Any]:
    """Return the median seconds of each kind of process."""
    process, _, _ = settings["process"].partition(":")
    compiled, library = settings["compiled"], settings["library"]
    found: dict[str, list[Seconds]] = {"empty": [], "kept": [], "library": []}
    size = 0
    rounds = settings["rounds"]
    for _ in range(rounds):
        with TemporaryDirectory() as folder:
            found["empty"].append(seconds(process, compiled, folder))
            for _ in range(settings["kept_rounds"]):
                found["kept"].append(seconds(process, compiled, folder))
                found["library"].append(seconds(process, library, folder))
            files = Path(folder).iterdir()
            size = sum(len(file.read_bytes()) for file in files)
        advance(1 / rounds)
    medians = {name: medians_of(runs) for name, runs in found.items()}
    return {"seconds": medians, "bytes": size}


def seconds(process: str, rung: Mapping[str, str], folder: str) -> Seconds:
    """Return what a new process says of its first steps."""
    said = subprocess.run(
        [sys.executable, "-m", process, rung["layer"], rung["reads"]],
        env={**os.environ, VARIABLE: folder},
        check=True,
        capture_output=True,
        text=True,
    )
    found: Seconds = json.loads(said.stdout)
    return found


def medians_of(runs: list[Seconds]) -> Seconds:
    """Return the median of each part, in milliseconds' resolution."""
    return {
        part: round(median(run[part] for run in runs), 4) for part in runs[0]
    }
