"""Copies of the report, to edit and to run without touching the report."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from firsthand.checking import states
from firsthand.target import Tree
from firsthand.tracking.freshness import Fixed, made_inputs
from firsthand.tracking.lockfile import record
from remembering_names.experiments import targets
from remembering_names.root import ROOT

NEEDED = (
    "src",
    "scripts",
    "data/names",
    "data/SHA256SUMS",
    "data/reported.json",
    "docs/notebooks",
    "pyproject.toml",
    "requirements.lock",
)
Finished = subprocess.CompletedProcess[str]


def copy_report(folder: Path) -> Path:
    """Copy what regeneration needs into `folder`, nothing that it makes."""
    for name in NEEDED:
        source, copy = ROOT / name, folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__", "*.ipynb")
            shutil.copytree(source, copy, ignore=ignore)
        else:
            shutil.copy(source, copy)
    with (folder / "src/remembering_names/claims/__init__.py").open(
        "a"
    ) as file:
        file.write("\nCLAIMS = ()\n")  # made-up results bear nothing out
    return folder


def seal(report: Path) -> Path:
    """Make up all outputs of a copy, and record them as fresh."""
    tree = Tree(report, report)
    for target in targets():
        for file in target.writes.values():
            (report / file).parent.mkdir(parents=True, exist_ok=True)
            (report / file).write_text('{"of": 1}\n', "utf-8")
    fixed = Fixed(report)
    for target in targets():
        made_from = fixed.inputs(target) | made_inputs(target, tree)
        record(target, made_from, tree)
    return report


def stale(report: Path) -> dict[str, list[str]]:
    """Return the targets that are stale in a copy, and why."""
    tree = Tree(report, report)
    return {t.name: why for t, why in states(targets(), tree) if why}


def command(report: Path, *arguments: object) -> list[str]:
    """Return the command line of `regenerate.py` in a copy."""
    script = str(report / "scripts/regenerate.py")
    return [sys.executable, script, *map(str, arguments)]


def environment(report: Path, *folders: Path) -> dict[str, str]:
    """Return an environment in which Python runs the code of a copy."""
    path = os.pathsep.join(map(str, [*folders, report / "src"]))
    return os.environ | {"PYTHONPATH": path}


def regenerate(report: Path, *arguments: object) -> Finished:
    """Run `regenerate.py` in a copy to its end."""
    return subprocess.run(
        command(report, *arguments),
        env=environment(report),
        capture_output=True,
        text=True,
        check=False,
    )
