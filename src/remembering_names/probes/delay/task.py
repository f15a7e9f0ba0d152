"""Delay recall: keep the first symbol until it is asked for.

A sequence is one of eight symbols, then distractors, then a query. The answer
is the first symbol. Whoever guesses is right one time in eight.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

REMEMBERED = "abcdefgh"  # one of them comes first
DISTRACTORS = "stuvwxyz"  # the letters of the delay
QUERY = "?"
SYMBOLS = REMEMBERED + DISTRACTORS + QUERY
CHANCE = 1 / len(REMEMBERED)
AROUND = 2  # symbols of a sequence besides its distractors


@dataclass(frozen=True)
class Sequences:
    """Sequences of one delay.

    Attributes:
        symbols: Positions in `SYMBOLS`, (T, B); T is the delay and two more.
        answers: The first of each, (B,).
    """

    symbols: Tensor
    answers: Tensor


def draw_sequences(
    delay: int, count: int, generator: torch.Generator
) -> Sequences:
    """Return `count` sequences with `delay` distractors each.

    First symbols and distractors are drawn evenly, each by itself.
    """
    first, kinds = len(REMEMBERED), len(DISTRACTORS)
    answers = torch.randint(first, (count,), generator=generator)  # (B,)
    between = torch.randint(kinds, (delay, count), generator=generator)
    query = torch.full((1, count), SYMBOLS.index(QUERY))
    symbols = torch.cat((answers[None], first + between, query))
    return Sequences(symbols, answers)


def spelled(sequences: Sequences) -> list[str]:
    """Return the sequences as a reader would write them."""
    rows = sequences.symbols.t().tolist()
    return ["".join(SYMBOLS[n] for n in row) for row in rows]
