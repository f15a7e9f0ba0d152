"""Ask a trained model which languages names may be from.

python -m remembering_names predict Satoshi
"""

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence

from firsthand.errors import ReportError
from remembering_names.asking import prediction
from remembering_names.models import MODELS
from remembering_names.names.files import LANGUAGES

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
    names, is_refused = [], False
    for name in given(options.names):
        try:
            line = prediction.remark(name)
            names.append(name)
        except prediction.PredictionError as error:
            line, is_refused = f"error: {error}", True
        if line:
            print(line, file=sys.stderr)
    if names:
        print(
            "\n\n".join(answers(names, options.model, options.top)), flush=True
        )
    return 1 if is_refused or not names else 0


def answers(names: Sequence[str], key: str, top: int) -> Iterator[str]:
    """Yield what is printed of each name."""
    try:
        model = prediction.load(key, LAYERS[key])
    except ModuleNotFoundError as error:
        raise prediction.PredictionError(
            f"{error.name} is not installed; `make results` installs it"
        ) from None
    guesses = prediction.predict(model, names, top)
    yield from map(prediction.answer, names, guesses)


def given(names: Sequence[str]) -> Iterator[str]:
    """Yield the names to ask for; `-` stands for the lines of standard input.

    Raises:
        PredictionError: They are not text.
    """
    for name in names:
        if name != "-":
            yield name
            continue
        try:
            yield from (line for line in sys.stdin if line.strip())
        except UnicodeDecodeError:
            raise prediction.PredictionError(
                "standard input is not UTF-8; convert it"
            ) from None


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
        status = main()
        gc.freeze()  # leave at once: torch takes long to clear away
        sys.exit(status)
    except ReportError as error:
        sys.exit(f"error: {error}")
    except BrokenPipeError:  # as in `... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
