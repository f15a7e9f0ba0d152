"""One run of the lab protocol, step after step in machine code.

A name is a few letters, and a step a few small products: called one by one
from Python, the calls cost more than the work. So a run is handed to compiled
functions whole, a thousand steps at a time. What it learns is what
`protocol.train` would have taught it, and a test holds it to that.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from firsthand.tasks import Advance, resolve
from remembering_names.training.lab.protocol import Draws

CHUNK = 1000  # steps between two words on progress

Array = NDArray[Any]
Links = Iterator[tuple[Array, Array]]


class Names(NamedTuple):
    """The names of some steps, as compiled functions read them.

    Row n of the data has the letters from `starts[n]` up to `starts[n + 1]`.
    """

    letters: Array  # of all rows, one after the other
    starts: Array  # (rows + 1,)
    rows: Array  # drawn rows, (steps,)
    languages: Array  # drawn languages, (steps,)


class Scores(NamedTuple):
    """What each step shows before its update, (steps,) each."""

    losses: Array  # in nats
    hits: Array  # whether the answer was right


class Engine(ABC):
    """A model, its weights laid out for compiled functions.

    Args:
        model: The model. It gets its weights back by `store`.
        longest: The most letters that a name can have.

    Attributes:
        steps: The compiled loop over names.
        weights: What is learned.
        trace: Room for what is computed of a name.
        gradients: Room for the loss's, times the learning rate.
    """

    steps: ClassVar[Callable[..., bool]]
    weights: Any
    trace: Any
    gradients: Any

    def __init__(self, model: nn.Module, longest: int) -> None:
        self.parameters: dict[str, Array] = {
            name: parameter.detach().numpy()
            for name, parameter in model.named_parameters()
        }
        self.dtype = next(iter(self.parameters.values())).dtype
        self.allocate(longest)
        for ours, theirs in self.links():
            ours[...] = theirs

    def zeros(self, *shape: int) -> Array:
        """Return zeros in the number type of the model."""
        return np.zeros(shape, self.dtype)

    def store(self) -> None:
        """Write what was learned back into the model."""
        for ours, theirs in self.links():
            theirs[...] = ours

    @abstractmethod
    def allocate(self, longest: int) -> None:
        """Make room for weights, states and gradients, once for all steps."""

    @abstractmethod
    def links(self) -> Links:
        """Yield each part of our weights with what it stands for."""

    def run(self, names: Names, learning_rate: float, scores: Scores) -> bool:
        """Learn from some names in turn; fill in what each step shows.

        Returns:
            Whether the run goes on. If not, a loss was not finite: it was
            learned from, and nothing after it.
        """
        room = self.trace, self.gradients
        return bool(
            self.steps(self.weights, room, names, learning_rate, scores)
        )


def train_compiled(
    engine: str | type[Engine],
    model: nn.Module,
    draws: Draws,
    learning_rate: float,
    advance: Advance = lambda share: None,
) -> tuple[Tensor, Tensor]:
    """Train on every draw in turn, as `protocol.train` does.

    Args:
        engine: What trains models of this kind: a class or `module:object`.
        model: The model, trained in place.
        draws: The names to learn from, in order.
        learning_rate: How far each weight moves against its gradient.
        advance: Told now and then what share of the work was just done.

    Returns:
        The loss of each step in nats and whether its answer was right,
        (steps,) each, both from before the step's update. A run is over
        with its first loss that is not finite: from there on its losses
        are NaN and its answers are wrong.
    """
    kind = resolve(engine) if isinstance(engine, str) else engine
    letters, starts = lay_out(draws.letters)
    run = kind(model, longest=int(np.diff(starts).max()))
    steps = len(draws.rows)
    scores = Scores(np.full(steps, np.nan), np.zeros(steps, np.bool_))
    goes_on = True
    for first in range(0, steps, CHUNK):
        part = slice(first, first + CHUNK)
        drawn = draws.rows[part].numpy(), draws.languages[part].numpy()
        if goes_on:
            names = Names(letters, starts, *drawn)
            some = Scores(scores.losses[part], scores.hits[part])
            goes_on = run.run(names, learning_rate, some)
        advance(len(drawn[0]) / steps)
    run.store()
    return torch.from_numpy(scores.losses), torch.from_numpy(scores.hits)


def lay_out(names: Sequence[Tensor]) -> tuple[Array, Array]:
    """Return the letters of all names in a row, and where each begins.

    Raises:
        ValueError: A name has no letter.
    """
    lengths = np.array([len(name) for name in names])
    if not lengths.all():
        raise ValueError("a name needs at least one letter of the alphabet")
    return torch.cat(list(names)).numpy(), np.append(0, lengths.cumsum())
