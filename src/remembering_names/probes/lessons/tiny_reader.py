"""A network small enough to print: a tanh RNN of two units, a few languages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from firsthand.tasks import Advance
from remembering_names.models.classifier import SYMBOLS, spell
from remembering_names.models.linear_rnn import uniform_draws
from remembering_names.models.tanh_rnn import TanhRNN
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import encode
from remembering_names.training.lab.protocol import train_step


class TinyReader(nn.Module):
    """A tanh RNN and a read-out of its last state; vectors are rows.

    Args:
        hidden_size: H, the length of the state.
        classes: C, the languages to tell apart.
    """

    def __init__(self, hidden_size: int, classes: int) -> None:
        super().__init__()
        self.rnn = TanhRNN(SYMBOLS, hidden_size)
        uniform = uniform_draws(1 / hidden_size**0.5)
        self.W_o, self.b_o = uniform(hidden_size, classes), uniform(classes)

    def forward(self, letters: Tensor) -> Tensor:
        """Return log-probabilities (B, C) for letter indices (T, B)."""
        x = spell(letters, self.W_o)  # (T, B, V)
        output, _ = self.rnn(x)  # (T, B, H)
        logits = output[-1] @ self.W_o + self.b_o  # (B, C)
        return torch.log_softmax(logits, dim=1)


def build(hidden_size: int, classes: int, seed: int) -> TinyReader:
    """Return a new reader in double precision; its start depends on `seed`."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return TinyReader(hidden_size, classes).double()


def learn(
    model: TinyReader,
    pairs: Sequence[Pair],
    languages: Sequence[str],
    settings: Mapping[str, Any],
    advance: Advance = lambda share: None,
) -> None:
    """Train a reader in place by the lab protocol: one name a step.

    Args:
        model: The reader.
        pairs: Names with their languages, to draw from.
        languages: Those that it tells apart, in the order of its answers.
        settings: `steps`, `learning_rate`, and the `seed` of the draws.
        advance: Told the share of the work done after each step.
    """
    for letters, language in draws(pairs, languages, settings):
        train_step(model, letters, language, settings["learning_rate"])
        advance(1 / settings["steps"])


def draws(
    pairs: Sequence[Pair],
    languages: Sequence[str],
    settings: Mapping[str, Any],
) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield names (T, 1) with their languages (1,), languages drawn evenly."""
    rows = [[as_letters(name) for name in of(pairs, one)] for one in languages]
    generator = torch.Generator().manual_seed(settings["seed"])
    for _ in range(settings["steps"]):
        language = int(torch.randint(len(rows), (1,), generator=generator))
        names = rows[language]
        row = int(torch.randint(len(names), (1,), generator=generator))
        yield names[row], torch.tensor([language])


def recalls(
    model: TinyReader, pairs: Sequence[Pair], languages: Sequence[str]
) -> list[float]:
    """Return the share of each language's names that a reader recognises."""
    shares = []
    for place, language in enumerate(languages):
        names = of(pairs, language)
        with torch.no_grad():
            guesses = [int(model(as_letters(name)).argmax()) for name in names]
        shares.append(guesses.count(place) / len(names))
    return shares


def of(pairs: Sequence[Pair], language: str) -> list[str]:
    """Return the names of a language, in the order of the alphabet."""
    return sorted(name for name, own in pairs if own == language)


def as_letters(name: str) -> Tensor:
    """Return a name as a model reads it: letter indices, (T, 1)."""
    return torch.tensor(encode(name))[:, None]
