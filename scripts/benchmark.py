"""Time an LSTM of the ladder against `nn.LSTM`, forward and back."""

import argparse
import json
import os
import sys
from itertools import product
from pathlib import Path

from firsthand.errors import ReportError
from remembering_names.models.ladder.rungs import LIBRARY, RUNGS

KEYS = [rung.key for rung in (LIBRARY, *RUNGS)]
LABELS = {rung.key: rung.label for rung in (LIBRARY, *RUNGS)}

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
    from remembering_names.probes.speed import benchmark

    sizes = product(options.threads, options.letters, options.batch)
    found = [benchmark.compare(options, *size) for size in sizes]
    benchmark.show(found, LABELS)
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n")
    return 0


def parse() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog=f"NAME is one of {', '.join(KEYS)}. Times are medians of many "
        "rounds in which all take turns; ratios are taken within a round.",
    )
    add = parser.add_argument
    add("names", nargs="*", metavar="NAME", type=name, help="default: all")
    add(
        "--against",
        default=LIBRARY.key,
        metavar="NAME",
        type=name,
        help="what ratios are of (default: %(default)s)",
    )
    for option, sizes, what in SIZES:
        help_ = f"{what} (default: {', '.join(map(str, sizes))})"
        add(
            option,
            nargs="+",
            type=count,
            metavar="N",
            help=help_,
            default=sizes,
        )
    for option, default, what in COUNTS:
        help_ = f"{what} (default: {default})"
        add(option, type=count, metavar="N", help=help_, default=default)
    add("--json", type=file, metavar="FILE", help="save what was measured")
    options = parser.parse_args()
    if options.rounds < 2:
        parser.error("argument --rounds: at least 2, for a spread")
    return options


def name(text: str) -> str:
    """Return the name of a rung, or of `nn.LSTM`."""
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
