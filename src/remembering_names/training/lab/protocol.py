"""The lab protocol: one name a step, class-balanced, plain SGD by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from firsthand.tasks import Advance, resolve
from remembering_names.names.files import LANGUAGES, Names, encode

negative_log_likelihood = nn.NLLLoss()


@dataclass(frozen=True)
class Draws:
    """The names of one run, in the order it meets them.

    Attributes:
        letters: For each distinct row of the data, its letter indices (T,).
        languages: Drawn languages, (steps,).
        rows: Drawn rows as positions in `letters`, (steps,).
    """

    letters: list[Tensor]
    languages: Tensor
    rows: Tensor

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield a name (T, 1) and its language (1,), step by step."""
        for language, row in zip(self.languages, self.rows, strict=True):
            yield self.letters[row][:, None], language[None]


def draw(names: Names, steps: int, seed: int) -> Draws:
    """Draw a language uniformly, then one of its rows, `steps` times."""
    letters = [
        torch.tensor(encode(row)) for rows in names.values() for row in rows
    ]
    sizes = torch.tensor([len(rows) for rows in names.values()])
    first = sizes.cumsum(0) - sizes
    generator = torch.Generator().manual_seed(seed)
    languages = torch.randint(len(LANGUAGES), (steps,), generator=generator)
    share = torch.rand(steps, generator=generator, dtype=torch.float64)
    rows = first[languages] + (share * sizes[languages]).long()
    return Draws(letters, languages, rows)


def build(classifier: str, seed: int) -> nn.Module:
    """Return a new model whose initial weights depend on `seed` alone."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model: nn.Module = resolve(classifier)()
    return model


def train_step(
    model: nn.Module, name: Tensor, language: Tensor, learning_rate: float
) -> tuple[Tensor, float]:
    """Learn from one name, as the lab report does: no optimizer.

    Args:
        model: Maps letters (T, 1) to log-probabilities (1, C).
        name: Letter indices, (T, 1).
        language: The right answer, (1,).
        learning_rate: How far each weight moves against its gradient.

    Returns:
        The log-probabilities before the update, and their loss in nats.
    """
    model.zero_grad()
    output = model(name)
    loss = negative_log_likelihood(output, language)
    loss.backward()
    for p in model.parameters():
        if p.grad is not None:  # one letter leaves `i2h` without any
            p.data.add_(p.grad, alpha=-learning_rate)
    return output, loss.item()


def train(
    model: nn.Module,
    draws: Draws,
    learning_rate: float,
    advance: Advance = lambda share: None,
) -> tuple[Tensor, Tensor]:
    """Train on every draw in turn.

    Args:
        model: Maps letters (T, 1) to log-probabilities (1, C).
        draws: The names to learn from, in order.
        learning_rate: How far each weight moves against its gradient.
        advance: Told the share of the work done after each step.

    Returns:
        The loss of each step in nats, and whether its answer was right;
        (steps,) each, both from before the step's update.
    """
    losses, hits = [], []
    for name, language in draws:
        output, loss = train_step(model, name, language, learning_rate)
        losses.append(loss)
        hits.append(output.argmax(dim=1) == language)
        advance(1 / len(draws.rows))
    return torch.tensor(losses, dtype=torch.float64), torch.cat(hits)
