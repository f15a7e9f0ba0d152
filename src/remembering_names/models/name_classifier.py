"""From letters to a language, as the held-out protocol trains it.

It differs from `Classifier`, which is the lab report's, in two things that
help on names never seen: letters come as learned vectors, and dropout keeps
the read-out from leaning on single units of the state.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import embedding

from remembering_names.models.classifier import CLASSES, SYMBOLS

BLANK = SYMBOLS  # stands for a letter that cannot be read
Layer = Callable[[int, int], nn.Module]


class NameClassifier(nn.Module):
    """Read a name with a recurrent layer, classify its last state.

    Args:
        layer: Called as `layer(input_size, hidden_size)`; makes what maps
            (T, B, I) to an output and a state, as `nn.LSTM` and `nn.GRU` do.
        hidden_size: H, of each direction of the layer.
        embedding_size: I, the length of a letter's vector.
        dropout: The share of the last state that is hidden from the read-out
            while training.
    """

    def __init__(
        self,
        layer: Layer,
        hidden_size: int = 128,
        embedding_size: int = 32,
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.embedding = nn.Embedding(SYMBOLS + 1, embedding_size)
        self.layer = layer(embedding_size, hidden_size)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(self.width(), CLASSES)

    def forward(self, letters: Tensor) -> Tensor:
        """Return log-probabilities (B, C) for letter indices (T, B).

        Raises:
            ValueError: There is no letter to read.
        """
        if not len(letters):
            raise ValueError("a name needs at least one letter of the alphabet")
        state = read_letters(self.layer, letters, self.embedding.weight)
        logits = self.out(self.dropout(last_state(state)))  # (B, C)
        return torch.log_softmax(logits, dim=1)

    def width(self) -> int:
        """Return the length of the layer's last state, all directions."""
        with torch.no_grad():
            _, state = self.layer(self.embedding(torch.tensor([[BLANK]])))
        return last_state(state).shape[1]


def read_letters(layer: nn.Module, letters: Tensor, vectors: Tensor) -> Any:
    """Return the state in which a layer ends, each letter read as a vector.

    A layer that can `look_up` multiplies each vector with its weights once,
    however often the letter occurs.

    Args:
        layer: Maps (T, B, I) to an output and a state.
        letters: Positions in `vectors`, (T, B).
        vectors: One for each letter of an alphabet, (V, I).
    """
    look_up = getattr(layer, "look_up", None)
    if look_up is not None:
        return look_up(letters, vectors)[1]
    return layer(embedding(letters, vectors))[1]  # reads (T, B, I)


def last_state(state: Any) -> Tensor:
    """Return what a layer ends in, (B, H), directions side by side.

    Args:
        state: h (directions, B, H), or a tuple whose first part it is.
    """
    h_n: Tensor = state[0] if isinstance(state, tuple) else state
    return torch.cat(h_n.unbind(), dim=1)
