"""The command line of a report: `scripts/regenerate.py` hands it over.

Bring every number, figure and formula of the report up to date.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.making import checking, regeneration, second_record, second_run
from firsthand.report import Report
from firsthand.target import Tree
from firsthand.terminal import ended_well


def main(report: Report) -> int:
    """Do what the command line asks for; return the exit status."""
    try:
        return ended_well(lambda: run(report, parse(report)))
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
    if options.claims:
        holding, broken = checking.verdicts(report)
        print("\n".join([*holding, *broken]) or "There are none.")
        return 1 if broken else 0
    if options.check:
        return tell(checking.check(report), "Everything is fresh.")
    if options.release:
        lacking = [*checking.check(report), *second_record.problems(report)]
        return tell(lacking, "Everything is fresh, and was rerun.")
    tree = Tree(report.root, options.quick or options.second or report.root)
    order = regeneration.Order(
        report,
        tuple(options.names),
        options.force,
        options.jobs,
        tree,
        options.dask,
    )
    if options.second:
        record = second_run.second_run(order)
        print("\n".join(second_run.summary(record)))
        return 1 if second_run.broken_in(record) else 0
    print("\n".join(regeneration.regenerate(order)) or "No number moved.")
    return 0


def tell(problems: list[str], praise: str) -> int:
    """Print what is wrong, or that all is well; return the exit status."""
    print("\n".join(problems) or praise)
    return 1 if problems else 0


def parse(report: Report) -> argparse.Namespace:
    """Return what the command line asks for."""
    assert __doc__
    parser = argparse.ArgumentParser(
        description=__doc__.strip().rpartition("\n")[2]
    )
    add_questions(parser)
    add_runs(parser, report.root)
    options = parser.parse_args()
    if options.second and (options.names or options.dask or options.quick):
        parser.error("--second is of everything, in full, and here")
    return options


def add_questions(parser: argparse.ArgumentParser) -> None:
    """Add the options that ask, and make nothing."""
    add = parser.add_argument
    add("--check", action="store_true", help="only tell what is stale")
    add("--list", action="store_true", help="list all there is, and its cost")
    add(
        "--claims",
        action="store_true",
        help="tell of each claim whether it holds, and its room",
    )
    add(
        "--release",
        action="store_true",
        help="tell what is stale, or was not yet rerun: see --second",
    )


def add_runs(parser: argparse.ArgumentParser, root: Path) -> None:
    """Add the options that say what to make, and where."""
    add = parser.add_argument
    add("names", nargs="*", metavar="EXPERIMENT", help="these, not all")
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
        type=folder_beside(root, "a quick run"),
        metavar="DIR",
        help="a tiny run of everything into DIR",
    )
    add(
        "--second",
        type=folder_beside(root, "a second run"),
        metavar="DIR",
        help="make all results once more, into DIR, with the code for another "
        "kind of processor, and record which claims hold there",
    )


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


def folder_beside(root: Path, run: str) -> Callable[[str], Path]:
    """Return what takes a folder for a run: not the report's own."""

    def folder(text: str) -> Path:
        path = Path(text).resolve()
        if path == root:
            problem = f"{run} has a folder of its own"
            raise argparse.ArgumentTypeError(problem)
        return path

    return folder
