"""A recurrent layer with the smallest classifier that can be asked."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from remembering_names.models.name_classifier import (
    Layer,
    last_state,
    read_letters,
)
from remembering_names.probes.delay.task import REMEMBERED, SYMBOLS

Start = Callable[[nn.Module, int], None]  # changes a new layer for a delay


def as_drawn(layer: nn.Module, delay: int) -> None:
    """Leave a layer as its class starts it."""


class Recaller(nn.Module):
    """Read a sequence, then name its first symbol from the last state.

    Args:
        layer: Called as `layer(input_size, hidden_size)`; makes what maps
            (T, B, I) to an output and a state, as `nn.LSTM` and `nn.GRU` do.
        hidden_size: H, of each direction of the layer.
    """

    codes: Tensor

    def __init__(self, layer: Layer, hidden_size: int) -> None:
        super().__init__()
        self.register_buffer("codes", torch.eye(len(SYMBOLS)))
        self.layer = layer(len(SYMBOLS), hidden_size)
        with torch.no_grad():
            state = self.read(torch.zeros(1, 1, dtype=torch.long))
        self.directions = state.shape[1] // hidden_size
        self.out = nn.Linear(state.shape[1], len(REMEMBERED))

    def read(self, symbols: Tensor) -> Tensor:
        """Return the state after symbols (T, B), directions side by side."""
        # Each symbol is read as a vector with a single one, (I,).
        return last_state(read_letters(self.layer, symbols, self.codes))

    def forward(self, symbols: Tensor) -> Tensor:
        """Return a logit for each symbol to remember, (B, C), of (T, B)."""
        logits: Tensor = self.out(self.read(symbols))
        return logits
