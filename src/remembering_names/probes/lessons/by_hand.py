"""Every number of reading a name, from the weights of a tiny reader alone."""

from typing import Any, NamedTuple

import torch
from torch import Tensor

from remembering_names.names.files import ALPHABET, encode
from remembering_names.probes.lessons.tiny_reader import TinyReader
from remembering_names.scoring.rounding import significant

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


def stored(values: Any) -> Any:
    """Return tensors as JSON numbers of six digits."""
    if isinstance(values, dict):
        return {key: stored(value) for key, value in values.items()}
    if values.dim():
        return [stored(value) for value in values]
    return significant(values.item(), DIGITS)
