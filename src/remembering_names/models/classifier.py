"""From the letters of a name to a language, around any recurrent layer."""

import torch
from torch import Tensor, nn
from torch.nn.functional import one_hot

from remembering_names.names.files import ALPHABET, LANGUAGES, encode

SYMBOLS = len(ALPHABET)  # V
CLASSES = len(LANGUAGES)  # C
HIDDEN_SIZE = 128  # H


class Classifier(nn.Module):
    """Read a name with a recurrent layer, classify its last output.

    Args:
        layer: Maps (T, B, V) to an output (T, B, H) and a state, as
            `nn.LSTM` does.
        hidden_size: H, the width of the layer's output.
    """

    def __init__(self, layer: nn.Module, hidden_size: int) -> None:
        super().__init__()
        self.rnn = layer
        self.out = nn.Linear(hidden_size, CLASSES)
        self.softmax = nn.LogSoftmax(dim=-1)

    def forward(self, letters: Tensor) -> Tensor:
        """Return log-probabilities (B, C) for letter indices (T, B)."""
        x = spell(letters, self.out.weight)  # (T, B, V)
        output, _ = self.rnn(x)  # (T, B, H)
        log_p: Tensor = self.softmax(self.out(output[-1]))
        return log_p  # (B, C)


def spell(letters: Tensor, like: Tensor) -> Tensor:
    """Return one-hot letters (T, B, V) in the number type of `like`.

    Raises:
        ValueError: There is no letter to read.
    """
    if not len(letters):
        raise ValueError("a name needs at least one letter of the alphabet")
    return one_hot(letters, SYMBOLS).to(like.dtype)


@torch.no_grad()
def classify(model: nn.Module, names: list[str]) -> Tensor:
    """Return the log-probability of each language for each name, (N, C).

    Names of one length are read together, so that none needs padding.

    Raises:
        ValueError: A name has no letter of the alphabet.
    """
    letters = [torch.tensor(encode(name)) for name in names]
    log_p = torch.empty(len(names), CLASSES)
    for length in sorted({len(name) for name in letters}):
        group = [n for n, name in enumerate(letters) if len(name) == length]
        batch = torch.stack([letters[n] for n in group], dim=1)  # (T, B)
        log_p[group] = model(batch).to(log_p.dtype)
    return log_p
