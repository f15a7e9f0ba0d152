"""Which languages a name may be from, asked of a trained model.

It reads the weights that the site ships. torch is imported only when there is
something to ask, for that takes most of a second.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand import results
from firsthand.errors import ReportError
from firsthand.filters import number
from firsthand.tasks import Outputs, Task, resolve
from remembering_names.names.files import LANGUAGES, fold
from remembering_names.root import ROOT

if TYPE_CHECKING:
    from remembering_names.models.name_classifier import NameClassifier

WEIGHTS = "data/weights/{}.held_out.safetensors"
LONGEST = 100  # letters; in the list no name has a fifth of that
TOP = 3

Guess = tuple[float, str]  # probability, language


class PredictionError(ReportError):
    """A name or a model's weights cannot be read; says what to do."""


def legible(name: str) -> str:
    """Return a name as a model reads it: folded, one space between words.

    Raises:
        PredictionError: Nothing is left, or it is far too long.
    """
    letters = tidy(fold(tidy(name)))
    if not any(map(str.isalpha, letters)):
        raise PredictionError(
            f"{printable(name)!r} has no letter from A to Z; "
            "spell the name in Latin letters"
        )
    if len(letters) > LONGEST:
        raise PredictionError(
            f"{printable(name[:20])!r}... has {len(letters)} letters; "
            f"give one name, of at most {LONGEST}"
        )
    return letters


def remark(name: str) -> str:
    """Return what to tell of how `name` is read, if it is not as written."""
    read, written = legible(name), printable(name)
    return f"{written} is read as {read}" if read != written else ""


def tidy(name: str) -> str:
    """Return a name with one plain space between words, none around them."""
    return " ".join(name.split())


def printable(name: str) -> str:
    """Return a name that no terminal takes for a command."""
    marks = (mark if mark.isprintable() else "\ufffd" for mark in tidy(name))
    return "".join(marks)


def load(key: str, layer: str, root: Path = ROOT) -> "NameClassifier":
    """Return a model with the weights of its first seed.

    Args:
        key: What the registry calls it.
        layer: Its recurrent layer, as module:object.
        root: Where the report is.

    Raises:
        PredictionError: The weights are missing, damaged or of another model.
        ResultError: The recipe that they were trained by is.
    """
    from remembering_names.models.shipped_weights import give_weights

    file, path = files(key, root)
    model = build(layer, results.read(file)["recipe"])
    try:
        give_weights(model, path.read_bytes())
    except FileNotFoundError:
        raise PredictionError(f"{path}: missing; {results.REBUILD}") from None
    except (OSError, ValueError):
        problem = "damaged, or not of this model"
        raise PredictionError(f"{path}: {problem}; {results.REBUILD}") from None
    return model


def files(key: str, root: Path = ROOT) -> tuple[Path, Path]:
    """Return where a model's recipe and its weights are."""
    result = root / results.RESULTS / f"{key}.held_out.json"
    return result, root / WEIGHTS.format(key)


def build(layer: str, recipe: Any) -> "NameClassifier":
    """Return a model of the sizes that its recipe states, not yet trained."""
    from remembering_names.models.name_classifier import NameClassifier

    sizes = recipe["hidden_size"], recipe["embedding_size"]
    return NameClassifier(resolve(layer), *sizes).eval()


def predict(
    model: "NameClassifier", names: Sequence[str], top: int = TOP
) -> list[list[Guess]]:
    """Return the `top` likeliest languages of each name, likeliest first.

    Raises:
        PredictionError: A name cannot be read.
    """
    from remembering_names.asking.blocks import classify

    p = classify(model, [legible(name) for name in names]).exp()  # (N, C)
    values, places = p.sort(descending=True, stable=True)
    return [
        [(value, LANGUAGES[n]) for value, n in zip(*row, strict=True)]
        for row in zip(
            values[:, :top].tolist(), places[:, :top].tolist(), strict=True
        )
    ]


def answer(name: str, guesses: Sequence[Guess]) -> str:
    """Return what is printed of one name."""
    lines = [f"({number(share)}) {language}" for share, language in guesses]
    return "\n".join([f"> {printable(name)}", *lines])


def publish(task: Task) -> Outputs:
    """Ask a model for some names, for readers to see.

    Returns:
        Under `fragment` what a terminal shows, and under `results` the
        `longest` name that is read.
    """
    from remembering_names.models.shipped_weights import give_weights

    settings, names = task.settings, task.settings["names"]
    key, layer = settings["model"], settings["layer"]
    model = build(layer, task.numbers[key].held_out.recipe)
    give_weights(model, task.weights[f"{key}.held_out"])
    blocks = [
        answer(name, guesses)
        for name, guesses in zip(names, predict(model, names), strict=True)
    ]
    command = f"$ python -m remembering_names predict {' '.join(names)}"
    remarks = [line for line in map(remark, names) if line]
    text = "\n".join([command, *remarks, "\n\n".join(blocks)])
    return {
        "results": {"longest": LONGEST},
        "fragment": f"```text\n{text}\n```\n",
    }
