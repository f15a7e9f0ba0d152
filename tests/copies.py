"""Copies of the report, to edit and to run without touching the report."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil

from firsthand.making.checking import states
from firsthand.report import Report
from firsthand.tracking.freshness import Fingerprints
from remembering_names.report import REPORT

TARGETS = REPORT.targets()
NURSERY = "firsthand.workers.nursery"
Finished = subprocess.CompletedProcess[str]


def at(folder: Path) -> Report:
    """Return the report that a copy is."""
    return replace(REPORT, root=folder)


def stale(folder: Path) -> dict[str, list[str]]:
    """Return the targets that are stale in a copy, and why."""
    report, fingerprints = at(folder), Fingerprints(at(folder))
    inputs = {target.name: fingerprints.inputs(target) for target in TARGETS}
    found = states(TARGETS, inputs, report.tree)
    return {target.name: why for target, why in found if why}


def command(folder: Path, *arguments: object) -> list[str]:
    """Return the command line of `regenerate.py` in a copy."""
    script = str(folder / "scripts/regenerate.py")
    return [sys.executable, script, *map(str, arguments)]


def environment(folder: Path, *others: Path) -> dict[str, str]:
    """Return an environment in which Python runs the code of a copy."""
    path = os.pathsep.join(map(str, [*others, folder / "src"]))
    return os.environ | {"PYTHONPATH": path}


def regenerate(folder: Path, *arguments: object) -> Finished:
    """Run `regenerate.py` in a copy to its end."""
    return subprocess.run(
        command(folder, *arguments),
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )


def made_by(folder: Path) -> dict[str, bytes]:
    """Return all files of a run but those that time it, by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "measurements" not in path.parts
    }


def at_work_for(folder: Path) -> list[int]:
    """Return the processes that a run in a copy has started, if they live."""
    found = []
    for process in psutil.process_iter(["cmdline", "environ", "status"]):
        known = process.info
        source = (known["environ"] or {}).get("PYTHONPATH", "")
        is_ours = NURSERY in (known["cmdline"] or ())
        if is_ours and str(folder / "src") in source.split(os.pathsep):
            found.append(process.pid)
    return found
