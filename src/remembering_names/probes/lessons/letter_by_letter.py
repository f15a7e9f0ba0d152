"""One name read by a network of two units: every number on the way.

The way is gone by hand, one small function a stage, and each stage is compared
with the model and with autograd.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import torch

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import encode, fold
from remembering_names.names.splits import held_out_split
from remembering_names.probes.lessons.by_hand import (
    DIGITS,
    Reading,
    read_by_hand,
    stored,
    weights_of,
)
from remembering_names.probes.lessons.tiny_reader import (
    TinyReader,
    as_letters,
    build,
    learn,
    recalls,
)
from remembering_names.scoring.rounding import significant
from remembering_names.training.lab.protocol import train_step

Settings = Any


def show(task: Task) -> Outputs:
    """Train a tiny reader and follow it through one name.

    Returns:
        Under `results` which `languages` it tells apart and how well, and the
        loss of a `guess` among them; its weights; the `name` and what is
        `read` of it, letter by letter; how many names learned from have its
        `endings`; the answer, its `loss` and what that blames; the weights
        `after` one update; and how far the way by hand is `apart` from the
        model and autograd.
    """
    (results,) = task.each(follow, [task.settings])
    return {"results": results}


def follow(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Train, choose the name, read it, and learn from it once."""
    split = held_out_split(settings["split_seed"])
    languages = largest(split.train, settings["languages"])
    model = build(settings["hidden_size"], len(languages), settings["seed"])
    learn(model, split.train, languages, settings, advance)
    name, language = choose(split.validation, languages, settings["length"])
    right = languages.index(language)
    return {
        **{key: settings[key] for key in ("steps", "learning_rate", "seed")},
        "languages": languages,
        "parameters": sum(weight.numel() for weight in model.parameters()),
        "recall": recalls(model, split.validation, languages),
        "name": name,
        "letters": fold(name),
        "language": language,
        "right": right,
        "guess": significant(math.log(len(languages)), DIGITS),
        "weights": stored(weights_of(model)),
        **told(read_by_hand(model, name), name, right),
        "endings": endings(split.train, languages, name),
        "backwards": stored(read_by_hand(model, name[::-1]).p[-1]),
        **learned(model, name, right, settings["learning_rate"]),
    }


def largest(pairs: Sequence[Pair], count: int) -> list[str]:
    """Return the languages with the most names, in alphabetical order."""
    sizes = Counter(language for _, language in pairs)
    ranked = sorted(sizes, key=lambda one: (-sizes[one], one))
    return sorted(ranked[:count])


def choose(
    pairs: Sequence[Pair], languages: Sequence[str], length: int
) -> Pair:
    """Return the first name by alphabet of these languages and this length."""
    found = [
        (name, language)
        for name, language in pairs
        if language in languages and len(fold(name)) == length
    ]
    return min(found)


def endings(
    pairs: Sequence[Pair], languages: Sequence[str], name: str
) -> list[int]:
    """Return how many names of each language share a name's last two letters.

    Args:
        pairs: Names with their languages.
        languages: Those to count, in order.
        name: Whose ending it is.
    """
    last = fold(name)[-2:]
    found = Counter(own for other, own in pairs if fold(other)[-2:] == last)
    return [found[language] for language in languages]


def told(reading: Reading, name: str, right: int) -> dict[str, Any]:
    """Return what is stored of a reading: its steps, answer and loss."""
    steps = [
        {
            "letter": letter,
            "place": place,
            "row": stored(reading.letter[t]),
            "carried": stored(reading.carried[t]),
            "h": stored(reading.h[t]),
            "p": stored(reading.p[t]),
        }
        for t, (letter, place) in enumerate(
            zip(fold(name), encode(name), strict=True)
        )
    ]
    return {
        "read": steps,
        "logits": stored(reading.logits[-1]),
        "powers": stored(reading.logits[-1].exp()),
        "loss": stored(-reading.p[-1, right].log()),
    }


def learned(
    model: TinyReader, name: str, right: int, learning_rate: float
) -> dict[str, Any]:
    """Learn from a name once; return what moved, and how far we are off."""
    reading, before = read_by_hand(model, name), weights_of(model)
    errors = reading.p[-1].clone()
    errors[right] -= 1  # the gradient of the loss by the logits
    log_p, _ = train_step(
        model, as_letters(name), torch.tensor([right]), learning_rate
    )
    after = weights_of(model)
    by_hand = {
        "W_o": before["W_o"]
        - learning_rate * torch.outer(reading.h[-1], errors),
        "b_o": before["b_o"] - learning_rate * errors,
    }
    apart = [(log_p[0].detach().exp() - reading.p[-1]).abs().max()]
    apart += [(after[key] - by_hand[key]).abs().max() for key in by_hand]
    again = read_by_hand(model, name)
    return {
        "errors": stored(errors),
        "blamed": stored(torch.outer(reading.h[-1], errors)),
        "after": {
            "weights": stored({key: after[key] for key in by_hand}),
            "p": stored(again.p[-1]),
            "loss": stored(-again.p[-1, right].log()),
        },
        "apart": significant(torch.stack(apart).max().item(), 2),
    }
