"""Time rungs of the two ladders against the library, forward and back."""

import argparse
import json
import os
import sys
from pathlib import Path

from firsthand.errors import ReportError
from remembering_names.models.ladder.rungs import FAMILIES

WAYS = [rung for family in FAMILIES for rung in family.ways]
KEYS = [*dict.fromkeys(rung.key for rung in WAYS)]
LAYERS = [family.key for family in FAMILIES]

SIZES = (  # options that take several numbers
    ("--batch", [1, 16], "sequences read at once"),
    ("--letters", [10], "the length of a sequence"),
    ("--threads", [1], "threads of PyTorch"),
)
COUNTS = (
    ("--hidden", 128, "width of the hidden state"),
    ("--rounds", 100, "how often each is timed"),
)


def main() -> int:
    """Do what the command line asks for; return the exit status."""
    options = parse()
    os.environ["OMP_NUM_THREADS"] = "1"  # read when torch is imported
    if options.kernel:
        os.environ["OPENBLAS_CORETYPE"] = options.kernel  # and NumPy
    from remembering_names.probes.speed import benchmark

    around = benchmark.surroundings(options.kernel)
    points = [*benchmark.compare(options)]
    around |= benchmark.surroundings(None)  # more may be loaded now
    benchmark.show(around, points)
    if options.json:
        found = {"machine": around, "points": points}
        options.json.write_text(json.dumps(found, indent=2) + "\n")
    return 0


def parse() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = described()
    options = parser.parse_args()
    if options.rounds < 2:
        parser.error("argument --rounds: at least 2, for a spread")
    return options


def described() -> argparse.ArgumentParser:
    """Return what knows the options."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog=f"NAME is one of {', '.join(KEYS)}. Times are medians of many "
        "rounds in which all take turns; ratios are taken within a round.",
    )
    add = parser.add_argument
    add("names", nargs="*", metavar="NAME", type=name, help="default: all")
    add(
        "--against",
        default="library",
        metavar="NAME",
        type=name,
        help="what ratios are of (default: %(default)s)",
    )
    add(
        "--family",
        nargs="+",
        choices=LAYERS,
        default=LAYERS,
        help="which layers (default: both)",
    )
    add(
        "--kernel",
        metavar="KERNEL",
        help="what OpenBLAS multiplies with, such as Haswell "
        "(default: what it chooses for this processor)",
    )
    add_numbers(parser)
    add("--json", type=file, metavar="FILE", help="save what was measured")
    return parser


def add_numbers(parser: argparse.ArgumentParser) -> None:
    """Add the options that take numbers."""
    for option, sizes, what in SIZES:
        help_ = f"{what} (default: {', '.join(map(str, sizes))})"
        parser.add_argument(
            option,
            nargs="+",
            type=count,
            metavar="N",
            help=help_,
            default=sizes,
        )
    for option, default, what in COUNTS:
        help_ = f"{what} (default: {default})"
        parser.add_argument(
            option, type=count, metavar="N", help=help_, default=default
        )


def name(text: str) -> str:
    """Return the name of a rung, or the library's."""
    if text not in KEYS:
        raise argparse.ArgumentTypeError(
            f"no rung is called {text!r}; there are {', '.join(KEYS)}"
        )
    return text


def count(text: str) -> int:
    """Return a whole number, at least one."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not 1, 2, 3, ...")
    return int(text)


def file(text: str) -> Path:
    """Return a path that can be written."""
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"{text} cannot be written")
    return path


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ReportError, OSError) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit("stopped")
