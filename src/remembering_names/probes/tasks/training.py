"""How a cell learns a task: as in delay recall, from short to long."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from firsthand.tasks import resolve
from remembering_names.probes.delay.training import Protocol
from remembering_names.probes.tasks.sequences import (
    SYMBOLS,
    VALUES,
    Draw,
    Sequences,
)
from remembering_names.training.held_out.flat_weights import lay_flat, shorten

TESTS_FROM = 1_000_000  # seeds of tests, far from those of training
ROWS = 100  # sequences tested together: more would fill the memory
Cell = Mapping[str, Any]  # what a cell is: see `new_layer`


class Reader(nn.Module):
    """A layer, and one linear map from its last state to the answers.

    Args:
        layer: Can `look_up` letters, as `CompiledLSTM` does.
        hidden_size: H.
    """

    codes: Tensor
    layer: Any

    def __init__(self, layer: nn.Module, hidden_size: int) -> None:
        super().__init__()
        self.register_buffer("codes", torch.eye(len(SYMBOLS)))
        self.layer = layer
        self.out = nn.Linear(hidden_size, len(VALUES))

    def forward(self, symbols: Tensor, asked: int = 1) -> Tensor:
        """Return a logit for each answer, (A, B, C).

        Args:
            symbols: Sequences, (T, B).
            asked: A, the number of last steps at which an answer is due.
        """
        output, _ = self.layer.look_up(symbols, self.codes)  # (T, B, H)
        logits: Tensor = self.out(output[-asked:])
        return logits


class TaskLearner:
    """A cell, its optimizer, and the sequences that it has read.

    Args:
        cell: What learns.
        draw: The task.
        protocol: How to train.
        seed: Decides initial weights and sequences.
        longest: The steps of the longest sequences, for starts that ask.
    """

    def __init__(
        self,
        cell: Cell,
        draw: Draw,
        protocol: Protocol,
        seed: int,
        longest: int,
    ) -> None:
        self.draw, self.protocol, self.letters = draw, protocol, 0
        self.training = torch.Generator().manual_seed(seed)
        self.testing = torch.Generator().manual_seed(TESTS_FROM + seed)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            layer = new_layer(cell, longest)
            self.model = Reader(layer, cell["hidden_size"])
        self.weights = count_weights(layer)
        weights, self.gradient = lay_flat(self.model)
        self.optimizer = torch.optim.Adam(
            [weights], protocol.learning_rate, fused=True
        )

    def learn(self, steps: int) -> float:
        """Learn from one batch; return the accuracy on it before that.

        A batch whose loss is no number moves nothing.
        """
        batch = self.draw(steps, self.protocol.batch_size, self.training)
        logits = self.model(batch.symbols, len(batch.answers))  # (A, B, C)
        loss = error(logits[-1:], batch.answers[-1:])
        if len(batch.answers) > 1:  # the last one has to count among many
            loss = loss + error(logits[:-1], batch.answers[:-1])
        self.letters += batch.symbols.numel()
        self.gradient.zero_()
        loss.backward()
        if bool(self.gradient.isfinite().all()):
            shorten(self.gradient, self.protocol.longest_gradient)
            self.optimizer.step()
        return count_right(logits, batch) / len(batch.answers[0])

    def rehearse(self, delays: Sequence[int]) -> None:
        """Learn from one batch of any of the lengths, drawn evenly."""
        n = torch.randint(len(delays), (1,), generator=self.training)
        self.learn(delays[int(n)])

    @torch.no_grad()
    def test(self, steps: int, count: int) -> float:
        """Return the accuracy on `count` fresh sequences."""
        right = 0
        for done in range(0, count, ROWS):
            size = min(ROWS, count - done)
            batch = self.draw(steps, size, self.testing)
            logits = self.model(batch.symbols, len(batch.answers))
            right += count_right(logits, batch)
        return right / count


def error(logits: Tensor, answers: Tensor) -> Tensor:
    """Return the mean cross-entropy of answers, (A, B), in nats."""
    return nn.functional.cross_entropy(logits.flatten(0, 1), answers.flatten())


def count_right(logits: Tensor, batch: Sequences) -> int:
    """Return how many sequences have all of their answers right."""
    return int((logits.argmax(2) == batch.answers).all(0).sum())


def new_layer(cell: Cell, longest: int) -> nn.Module:
    """Return a new layer.

    Args:
        cell: Its class and how it starts, as module:object; its hidden size;
            under `options` what its class is given besides.
        longest: The steps of the longest sequences, for starts that ask.
    """
    make, start = resolve(cell["layer"]), resolve(cell["start"])
    layer: nn.Module = make(
        len(SYMBOLS), cell["hidden_size"], **cell["options"]
    )
    start(layer, longest)
    return layer


def count_weights(layer: nn.Module) -> int:
    """Return how many numbers of a layer are learned."""
    return sum(weights.numel() for weights in layer.parameters())
