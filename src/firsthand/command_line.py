"""The command line of a report: `scripts/regenerate.py` hands it over.

Bring every number, figure and formula of the report up to date.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from firsthand import checking, regeneration
from firsthand.errors import ReportError
from firsthand.report import Report
from firsthand.target import Tree


def main(report: Report) -> int:
    """Do what the command line asks for; return the exit status."""
    try:
        return run(report, parse(report))
    except (ReportError, OSError) as error:
        trace = getattr(error, "trace", "")
        print(f"{trace}error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        kept = "stopped; what was made is kept, run again to go on"
        print(kept, file=sys.stderr)
        return 1


def run(report: Report, options: argparse.Namespace) -> int:
    """Do what the options say; return the exit status."""
    if options.list:
        print("\n".join(checking.overview(report)))
        return 0
    if options.check:
        stale = checking.check(report)
        print("\n".join(stale) or "Everything is fresh.")
        return 1 if stale else 0
    tree = Tree(report.root, options.quick or report.root)
    order = regeneration.Order(
        report,
        tuple(options.names),
        options.force,
        options.jobs,
        tree,
        options.dask,
    )
    print("\n".join(regeneration.regenerate(order)) or "No number moved.")
    return 0


def parse(report: Report) -> argparse.Namespace:
    """Return what the command line asks for."""
    assert __doc__
    parser = argparse.ArgumentParser(
        description=__doc__.strip().rpartition("\n")[2]
    )
    add = parser.add_argument
    add("names", nargs="*", metavar="EXPERIMENT", help="these, not all")
    add("--check", action="store_true", help="only tell what is stale")
    add("--list", action="store_true", help="list all there is, and its cost")
    add("--force", action="store_true", help="make even what is fresh")
    add(
        "--jobs",
        type=jobs,
        default=os.cpu_count(),
        metavar="N",
        help="worker processes (default: one a core)",
    )
    add(
        "--dask",
        type=address,
        metavar="ADDRESS",
        help="work on the running Dask cluster of this scheduler; what "
        "measures time, or runs a notebook, is still done here",
    )
    add(
        "--quick",
        type=folder_beside(report.root),
        metavar="DIR",
        help="a tiny run of everything into DIR",
    )
    return parser.parse_args()


def jobs(text: str) -> int:
    """Return a number of processes, at least one."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not 1, 2, 3, ...")
    return int(text)


def address(text: str) -> str:
    """Return where a Dask scheduler listens."""
    if not re.fullmatch(r"((tcp|tls)://)?([^/:]+|\[[^]]+\]):\d+", text):
        problem = f"{text!r} is not like tcp://192.0.2.1:8786"
        raise argparse.ArgumentTypeError(problem)
    return text


def folder_beside(root: Path) -> Callable[[str], Path]:
    """Return what takes a folder for a quick run: not the report's own."""

    def folder(text: str) -> Path:
        path = Path(text).resolve()
        if path == root:
            problem = "a quick run has a folder of its own"
            raise argparse.ArgumentTypeError(problem)
        return path

    return folder
