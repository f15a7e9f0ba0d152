"""Values among noise, and what has to be answered when the query comes.

A sequence is read symbol by symbol. One step or several bring a value, at
places drawn anew for each sequence; all others bring noise, and the last one
brings the query. Whoever guesses is right one time in four.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

VALUES = "abcd"
NOISE = "wxyz"
OTHERS = "ABCD"  # the same values, written elsewhere
QUERIES = "?!"  # what was last written here, and what elsewhere
SYMBOLS = VALUES + OTHERS + NOISE + QUERIES
CHANCE = 1 / len(VALUES)
WRITTEN = 1 / 4  # of a stream's steps bring a value
SEVERAL = 3  # values to choose from


@dataclass(frozen=True)
class Sequences:
    """Sequences of one length.

    Attributes:
        symbols: Positions in `SYMBOLS`, (T + 1, B), the query last.
        answers: Positions in `VALUES`, (A, B): of the last A steps each.
    """

    symbols: Tensor
    answers: Tensor


Draw = Callable[[int, int, torch.Generator], Sequences]


def hold(steps: int, count: int, generator: torch.Generator) -> Sequences:
    """Draw sequences with one value, which is the answer."""
    symbols, values = scatter(1, steps, count, generator)
    return Sequences(symbols, values[:1])


def overwrite(steps: int, count: int, generator: torch.Generator) -> Sequences:
    """Draw sequences with several values, the latest being the answer."""
    symbols, values = scatter(SEVERAL, steps, count, generator)
    return Sequences(symbols, values[-1:])


def ignore(steps: int, count: int, generator: torch.Generator) -> Sequences:
    """Draw the same sequences, the first value being the answer."""
    symbols, values = scatter(SEVERAL, steps, count, generator)
    return Sequences(symbols, values[:1])


def scatter(
    several: int, steps: int, count: int, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Return noise with values among it, and those values in order.

    Args:
        several: How many values a sequence has.
        steps: T, the symbols before the query; no fewer than the values.
        count: B.
        generator: Where draws come from.

    Returns:
        Symbols, (T + 1, B), and values, (several, B).
    """
    symbols = noise(steps, count, generator)
    values = torch.randint(len(VALUES), (several, count), generator=generator)
    keys = torch.rand(steps, count, generator=generator)
    places = keys.argsort(0)[:several].sort(0).values  # (several, B)
    symbols.scatter_(0, places, values)
    return symbols, values


def noise(steps: int, count: int, generator: torch.Generator) -> Tensor:
    """Return noise and the query after it, (T + 1, B)."""
    kinds = torch.randint(len(NOISE), (steps, count), generator=generator)
    query = torch.full((1, count), SYMBOLS.index(QUERIES[0]))
    return torch.cat((SYMBOLS.index(NOISE[0]) + kinds, query))


def replace(steps: int, count: int, generator: torch.Generator) -> Sequences:
    """Draw streams in which either of two values is replaced ever again.

    One step in four writes a value here or elsewhere; the query asks for
    what was written last in one of the two places. The first two steps
    write, so that there is an answer.
    """
    symbols, size = noise(steps, count, generator), len(VALUES)
    is_written = torch.rand(steps, count, generator=generator) < WRITTEN
    is_written[:2] = True
    elsewhere = torch.randint(2, (steps, count), generator=generator)
    elsewhere[0], elsewhere[1] = 0, 1
    values = torch.randint(size, (steps, count), generator=generator)
    written = size * elsewhere + values
    symbols[:-1] = torch.where(is_written, written, symbols[:-1])
    asked = torch.randint(2, (count,), generator=generator)
    symbols[-1] += asked
    times = torch.arange(steps)[:, None].where(
        is_written & (elsewhere == asked), -1
    )
    latest = times.max(0, keepdim=True).indices
    return Sequences(symbols, values.gather(0, latest))


def hold_back(steps: int, count: int, generator: torch.Generator) -> Sequences:
    """Draw sequences with one value, and ask something at every step.

    Until the query comes, each symbol is to be named as it is read: `w` to
    `z` are called as the values are. Then it is the value that is asked for.
    """
    symbols, values = scatter(1, steps, count, generator)
    return Sequences(symbols, torch.cat((symbols[:-1] % len(VALUES), values)))


def spelled(sequences: Sequences) -> list[str]:
    """Return each sequence and its answer as a reader would write them."""
    rows = (spell(row, SYMBOLS) for row in sequences.symbols.t())
    answers = (spell(row, VALUES) for row in sequences.answers.t())
    return [f"{r}  ->  {a}" for r, a in zip(rows, answers, strict=True)]


def spell(places: Tensor, letters: str) -> str:
    """Return the letters at some places, as one word."""
    return "".join(letters[place] for place in places.tolist())
