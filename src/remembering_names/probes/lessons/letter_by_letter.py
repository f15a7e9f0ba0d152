"""One name read by a network of two units: every number on the way.

The way is gone by hand, one small function a stage, and each stage is compared
with the model and with autograd.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import ALPHABET, encode, fold
from remembering_names.names.splits import held_out_split
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
DIGITS = 6
DOUBLE = torch.float64


class Reading(NamedTuple):
    """What a tanh RNN makes of a name, one row a letter."""

    x: Tensor  # the letters, one-hot, (T, V)
    letter: Tensor  # what each brings, (T, H)
    carried: Tensor  # what the state before it brings, (T, H)
    h: Tensor  # the states, (T, H)
    logits: Tensor  # a score for each language after each letter, (T, C)
    p: Tensor  # the same as probabilities, (T, C)


def show(task: Task) -> Outputs:
    """Train a tiny reader and follow it through one name.

    Returns:
        Under `results` which `languages` it tells apart and how well; its
        weights; the `name`, its `language` and `steps`, letter by letter; the
        answer, its `loss` and what that blames; the weights after one update;
        and how far the way by hand is `apart` from the model and autograd.
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
        "weights": stored(weights_of(model)),
        **told(read_by_hand(model, name), name, right),
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


def read_by_hand(model: TinyReader, name: str) -> Reading:
    """Return every number of reading a name, from the weights alone."""
    weights = weights_of(model)
    rows, states = [], [torch.zeros_like(weights["b"])]
    for place in encode(name):
        x_t = one_hot(place)
        row = x_t, *state_by_hand(weights, x_t, states[-1])
        states.append(row[-1])
        rows.append(row)
    x, letter, carried, h = (
        torch.stack(part) for part in zip(*rows, strict=True)
    )
    logits = h @ weights["W_o"] + weights["b_o"]
    p = torch.stack([softmax_by_hand(row) for row in logits])
    return Reading(x, letter, carried, h, logits, p)


def one_hot(place: int) -> Tensor:
    """Return a letter as a vector: zeros, and a one at its place, (V,)."""
    x_t = torch.zeros(len(ALPHABET), dtype=DOUBLE)
    x_t[place] = 1
    return x_t


def state_by_hand(
    weights: dict[str, Tensor], x_t: Tensor, h_prev: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Return what a letter brings, what the state brings, and the new state."""
    letter = x_t @ weights["W_x"]  # one row of W_x
    carried = h_prev @ weights["W_h"]
    return letter, carried, torch.tanh(letter + carried + weights["b"])


def softmax_by_hand(logits: Tensor) -> Tensor:
    """Return scores as probabilities: positive, and one in sum."""
    powers = logits.exp()
    return powers / powers.sum()


def weights_of(model: TinyReader) -> dict[str, Tensor]:
    """Return copies of a reader's five tensors by their names."""
    named = model.named_parameters()
    return {
        name.removeprefix("rnn."): weight.detach().clone()
        for name, weight in named
    }


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


def stored(values: Any) -> Any:
    """Return tensors as JSON numbers of six digits."""
    if isinstance(values, dict):
        return {key: stored(value) for key, value in values.items()}
    if values.dim():
        return [stored(value) for value in values]
    return significant(values.item(), DIGITS)
