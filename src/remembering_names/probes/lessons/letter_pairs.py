"""What two letters say together beyond what each says by itself.

A network reads a stem and then every pair of small letters. Its scores for the
pairs are a square table. The best sum of a part for the row and a part for the
column takes out all that letters say one by one; what is left, they say
together.
"""

import string
from collections.abc import Mapping
from typing import Any, NamedTuple

import torch
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task, resolve
from remembering_names.models.name_classifier import (
    NameClassifier,
    last_state,
    read_letters,
)
from remembering_names.models.shipped_weights import give_weights
from remembering_names.names.files import LANGUAGES, encode
from remembering_names.scoring.rounding import significant

LETTERS = string.ascii_lowercase
DIGITS = 4


class Square(NamedTuple):
    """Four pairs of letters: two for the first place, two for the second."""

    first: str
    second: str


def compare(task: Task) -> Outputs:
    """Let networks with their shipped weights read all pairs of letters.

    Returns:
        Under `results` the `stem` that stands before the pairs, a name less
        its last two letters, and its `language`; for each model the share of
        the variance of its scores that no sum explains (`together`), mean
        over languages, and the scores of a `square` of four pairs.
    """
    settings, reading = task.settings, task.numbers.reading
    asked = {
        "stem": reading.letters[:-2],
        "language": reading.language,
        "square": settings["square"],
    }
    items = [
        {
            **asked,
            "layer": layer,
            "recipe": task.numbers[key].held_out.recipe,
            "weights": task.weights[f"{key}.held_out"],
        }
        for key, layer in settings["layers"].items()
    ]
    found = task.each(look_at, items)
    keys = settings["layers"]
    return {
        "results": {
            **asked,
            "letters": len(LETTERS),
            "models": dict(zip(keys, found, strict=True)),
        }
    }


def look_at(item: Mapping[str, Any], _: Advance) -> dict[str, Any]:
    """Return what pairs of letters say to one network."""
    recipe = item["recipe"]
    sizes = recipe["hidden_size"], recipe["embedding_size"]
    model = NameClassifier(resolve(item["layer"]), *sizes)
    give_weights(model, item["weights"])
    table = scores(model.eval().double(), item["stem"])
    square = Square(*item["square"])
    language = LANGUAGES.index(item["language"])
    return {
        "together": significant(left_by_sums(table).mean().item(), DIGITS),
        "square": corners(table[..., language], square),
    }


@torch.no_grad()
def scores(model: NameClassifier, stem: str) -> Tensor:
    """Return the logits of a stem with each pair after it, (26, 26, C)."""
    n = len(LETTERS)
    pairs = torch.tensor(
        [encode(stem + a + b) for a in LETTERS for b in LETTERS]
    )
    state = read_letters(model.layer, pairs.T, model.embedding.weight)
    logits: Tensor = model.out(last_state(state))  # (26 * 26, C)
    return logits.view(n, n, -1)


def left_by_sums(table: Tensor) -> Tensor:
    """Return the share of each score's variance that no sum explains, (C,).

    Args:
        table: A score for each first and each second letter, (A, B, C).
    """
    mean = table.mean((0, 1))
    first = table.mean(1, keepdim=True) - mean  # (A, 1, C)
    second = table.mean(0, keepdim=True) - mean  # (1, B, C)
    together = table - mean - first - second
    return together.square().sum((0, 1)) / (table - mean).square().sum((0, 1))


def corners(table: Tensor, square: Square) -> dict[str, Any]:
    """Return the scores of four pairs, and what changing each letter does.

    Args:
        table: A score for each first and each second letter, (26, 26).
        square: The two letters for each place.
    """
    (a, b), (c, d) = ([LETTERS.index(one) for one in pair] for pair in square)
    values = [[table[row, column] for column in (c, d)] for row in (a, b)]
    change = [
        (below - above).item() for above, below in zip(*values, strict=True)
    ]
    return {
        "scores": [
            [significant(v.item(), DIGITS) for v in row] for row in values
        ],
        "change": [significant(one, DIGITS) for one in change],
        "apart": significant(abs(change[1] - change[0]), DIGITS),
    }
