"""Bring every number, figure and formula of the report up to date."""

import argparse
import os
import re
import sys
import traceback
from pathlib import Path

from remembering_names import ReportError, checking, regeneration
from remembering_names.freshness import Tree
from remembering_names.names import ROOT


def main() -> int:
    """Do what the command line asks for; return the exit status."""
    options = parse()
    if options.list:
        print("\n".join(checking.overview()))
        return 0
    if options.check:
        stale = checking.check()
        print("\n".join(stale) or "Everything is fresh.")
        return 1 if stale else 0
    tree = Tree(ROOT, options.quick or ROOT)
    order = regeneration.Order(
        tuple(options.names), options.force, options.jobs, tree, options.dask
    )
    print("\n".join(regeneration.regenerate(order)) or "No number moved.")
    return 0


def parse() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("names", nargs="*", metavar="EXPERIMENT", help="these, not all")
    add("--check", action="store_true", help="only tell what is stale")
    add("--list", action="store_true", help="list all there is, and its cost")
    add("--force", action="store_true", help="make even what is fresh")
    add("--jobs", type=jobs, default=os.cpu_count(), metavar="N",
        help="worker processes (default: one a core)")  # fmt: skip
    add("--dask", type=address, metavar="ADDRESS",
        help="work on the running Dask cluster of this scheduler; what "
        "measures time or reads stored weights is still done here")  # fmt: skip
    add("--quick", type=folder, metavar="DIR",
        help="a tiny run of everything into DIR")  # fmt: skip
    return parser.parse_args()


def jobs(text: str) -> int:
    """Return a number of processes, at least one."""
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not 1, 2, 3, ...")
    return int(text)


def address(text: str) -> str:
    """Return where a Dask scheduler listens."""
    if not re.fullmatch(r"((tcp|tls)://)?([^/:]+|\[[^]]+\]):\d+", text):
        problem = f"{text!r} is not like tcp://192.0.2.1:8786"
        raise argparse.ArgumentTypeError(problem)
    return text


def folder(text: str) -> Path:
    """Return a folder for a quick run: not the report's own."""
    path = Path(text).resolve()
    if path == ROOT:
        raise argparse.ArgumentTypeError("a quick run has a folder of its own")
    return path


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ReportError, OSError) as error:
        if error.__cause__:  # a mistake in the code: show where
            traceback.print_exception(error.__cause__)
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("stopped; what was made is kept, run again to go on")
