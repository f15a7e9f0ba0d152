"""A layer read letter by letter, its whole state as one vector.

Any layer that is called as `nn.LSTM` or `nn.GRU` is can be read so, PyTorch's
own included. Of one that reads in two directions each is a reader of its own,
with its own first letter: what the other direction does never touches it.
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

PARTS = "hc"  # what a layer's state is made of, in order


@dataclass(frozen=True)
class Reader:
    """One direction of a layer.

    Attributes:
        layer: Maps (T, B, I) and a state to an output and a state.
        direction: Which of its directions.
        shape: P, D and H: parts of a state, directions, and width.
    """

    layer: nn.Module
    direction: int
    shape: tuple[int, int, int]

    @property
    def hidden_size(self) -> int:
        """H, the width of each part of the state."""
        return self.shape[2]

    def step(self, x_t: Tensor, s_prev: Tensor) -> Tensor:
        """Return the state after one letter, (B, P H).

        Args:
            x_t: The letter, (B, I).
            s_prev: The state before it, its parts side by side, (B, P H).
        """
        _, state = self.layer(x_t[None], self.unpack(s_prev))
        return self.pack(state)

    def states(self, x: Tensor) -> Tensor:
        """Return the state after each letter as it is read, (T, B, P H)."""
        P, _, H = self.shape
        s_t = x.new_zeros(x.shape[1], P * H)
        states = []
        for x_t in self.in_order(x):
            s_t = self.step(x_t, s_t)
            states.append(s_t)
        return torch.stack(states)

    def in_order(self, x: Tensor) -> Tensor:
        """Return letters (T, ...) in the order in which it reads them."""
        return x.flip(0) if self.direction else x

    def pack(self, state: Any) -> Tensor:
        """Return this direction's part of a layer's state, (B, P H)."""
        parts = state if isinstance(state, tuple) else (state,)
        return torch.cat([part[self.direction] for part in parts], dim=1)

    def unpack(self, s_t: Tensor) -> Any:
        """Return a layer's state, the other direction's part of it zero."""
        P, D, _ = self.shape
        parts = []
        for own in s_t.chunk(P, dim=1):
            rows = [torch.zeros_like(own)] * D
            rows[self.direction] = own
            parts.append(torch.stack(rows))
        return tuple(parts) if P > 1 else parts[0]


@torch.no_grad()
def readers(layer: nn.Module, input_size: int) -> list[Reader]:
    """Return a reader for each direction of a layer.

    Args:
        layer: A recurrent layer.
        input_size: I, the length of what it takes at a step.
    """
    like = next(layer.parameters())
    _, state = layer(like.new_zeros(1, 1, input_size))
    parts = state if isinstance(state, tuple) else (state,)
    D, _, H = parts[0].shape
    return [Reader(layer, d, (len(parts), D, H)) for d in range(D)]
