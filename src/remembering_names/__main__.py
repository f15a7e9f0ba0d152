"""Ask a trained model which languages names may be from.

python -m remembering_names predict Satoshi
"""

import argparse
import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, cast

from firsthand.bounds import within_bounds
from firsthand.errors import ReportError
from firsthand.results import REBUILD
from firsthand.terminal import ended_well
from remembering_names.asking import prediction
from remembering_names.asking.standard_input import Bytes, names_that_come
from remembering_names.models import MODELS
from remembering_names.names.files import LANGUAGES

if TYPE_CHECKING:
    from remembering_names.models.name_classifier import NameClassifier

LAYERS = {spec.key: spec.layer for spec in MODELS}
DEFAULT = "torch_lstm"
WARNING = (
    "A surname does not tell where a person comes from, and the models know "
    "only how one small list was spelled: never use this to decide or to sort "
    "anything about people."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; return the exit status."""
    options = parse(arguments)
    refused: list[str] = []
    between = ""
    for answer in answers(options, refused):
        print(f"{between}{answer}", flush=True)
        between = "\n"
    return 1 if refused or not between else 0


def answers(options: argparse.Namespace, refused: list[str]) -> Iterator[str]:
    """Yield what is printed of the names that came together.

    Args:
        options: Of the command line.
        refused: Takes the last name that cannot be read, if one is.
    """
    model = None
    for together in given(options.names):
        names = [*legible(together, refused)]
        if names:
            model = model or load(options.model)
            guesses = prediction.predict(model, names, options.top)
            yield "\n\n".join(map(prediction.answer, names, guesses))


def load(key: str) -> "NameClassifier":
    """Return a model with the weights that are shipped.

    Raises:
        PredictionError: It cannot be had; says what to do.
        ResultError: One of its files is damaged, or far too large.
    """
    try:
        with within_bounds(prediction.files(key)):
            return prediction.load(key, LAYERS[key])
    except ModuleNotFoundError as error:
        problem = f"{error.name} is not installed; `make results` installs it"
    except (LookupError, RuntimeError, TypeError):
        problem = f"the recipe of {key} is damaged; {REBUILD}"
    raise prediction.PredictionError(problem)


def legible(names: Iterable[str], refused: list[str]) -> Iterator[str]:
    """Yield the names that can be read; tell of those that cannot."""
    for name in names:
        try:
            line = prediction.remark(name)
        except prediction.PredictionError as error:
            refused[:] = [name]
            print(f"error: {error}", file=sys.stderr)
            continue
        if line:
            print(line, file=sys.stderr)
        yield name


def given(names: Sequence[str]) -> Iterator[list[str]]:
    """Yield the names to ask for; `-` stands for the lines of standard input.

    Raises:
        PredictionError: They are not text.
    """
    for is_input, together in groupby(names, "-".__eq__):
        if is_input:
            yield from names_that_come(cast(Bytes, sys.stdin.buffer))
        else:
            yield [*together]


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        "python -m remembering_names", description="Ask the trained models."
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND"
    )
    command = commands.add_parser(
        "predict",
        help="say which languages names may be from",
        description="Say which languages surnames may be from, and how "
        "probable a model finds each.",
        epilog=WARNING,
    )
    add = command.add_argument
    add(
        "names",
        nargs="+",
        metavar="NAME",
        help=f"a surname, at most {prediction.LONGEST} Latin letters; - takes "
        "one from each line of standard input",
    )
    add(
        "--model",
        choices=LAYERS,
        default=DEFAULT,
        metavar="KEY",
        help=f"{', '.join(LAYERS)} (default: %(default)s)",
    )
    add(
        "--top",
        type=top,
        default=prediction.TOP,
        metavar="K",
        help="how many languages (default: %(default)s)",
    )
    return parser.parse_args(arguments)


def top(text: str) -> int:
    """Return a number of languages, from one to all there are."""
    if not text.isdecimal() or not 1 <= int(text) <= len(LANGUAGES):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not 1, 2, ... {len(LANGUAGES)}"
        )
    return int(text)


if __name__ == "__main__":
    try:
        status = ended_well(main)
        gc.freeze()  # leave at once: torch takes long to clear away
        sys.exit(status)
    except ReportError as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
