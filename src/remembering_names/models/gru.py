"""A gated recurrent unit, written from its equations.

Two gates, no cell: what an LSTM keeps in its cell, a GRU keeps in the state
that it shows. As in PyTorch, the reset gate scales what comes out of the
recurrent product; in Cho et al. (2014) it scales the state that goes in.
Theirs is not the same function, but n is then a product more, and a step
slower. In both, z is the share of the old state that stays; Chung et al.
(2014) give z to the new one.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, Self

import torch
from torch import Tensor, nn

from remembering_names.models.linear_rnn import uniform_draws
from remembering_names.models.recurrent_layer import (
    RecurrentLayer,
    named_weights,
)

WEIGHTS = ("W_x", "b_x", "W_h", "b_h")


class GRUStep(NamedTuple):
    """All that one step computes: gates and the state, (B, H) each."""

    r: Tensor
    z: Tensor
    n: Tensor
    h: Tensor


class GRUCell(nn.Module):
    """One step of a GRU.

    The weights of r, z and n lie side by side, as PyTorch has them.
    """

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        I, H = input_size, hidden_size
        uniform = uniform_draws(1 / H**0.5)
        self.W_x, self.b_x = uniform(I, 3 * H), uniform(3 * H)
        self.W_h, self.b_h = uniform(H, 3 * H), uniform(3 * H)

    def forward(self, x_t: Tensor, h_prev: Tensor) -> GRUStep:
        """Return the gates at one letter and the state after it.

        Args:
            x_t: The letter, (B, I).
            h_prev: The state before it, (B, H).
        """
        W_xr, W_xz, W_xn = self.W_x.chunk(3, dim=1)  # (I, H) each
        W_hr, W_hz, W_hn = self.W_h.chunk(3, dim=1)  # (H, H) each
        b_xr, b_xz, b_xn = self.b_x.chunk(3)  # (H,) each
        b_hr, b_hz, b_hn = self.b_h.chunk(3)
        r_t = torch.sigmoid(x_t @ W_xr + b_xr + h_prev @ W_hr + b_hr)
        z_t = torch.sigmoid(x_t @ W_xz + b_xz + h_prev @ W_hz + b_hz)
        u_t = h_prev @ W_hn + b_hn
        n_t = torch.tanh(x_t @ W_xn + b_xn + r_t * u_t)
        h_t = (1 - z_t) * n_t + z_t * h_prev
        return GRUStep(r_t, z_t, n_t, h_t)


class GRU(RecurrentLayer):
    """The cell, run over a sequence; called as a one-layer `nn.GRU` is."""

    def __init__(
        self, input_size: int, hidden_size: int, **options: Any
    ) -> None:
        super().__init__(input_size, hidden_size, **options)
        self.cell = GRUCell(input_size, hidden_size)

    def weights(self) -> list[Tensor]:
        """Return the four tensors, those of the input first."""
        return named_weights(self.cell, WEIGHTS)

    def read(
        self, input: Tensor, state: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Read a batch of sequences.

        Args:
            input: The sequences, (T, B, I).
            state: The state before them, (1, B, H); zeros if None.

        Returns:
            The state at every step, (T, B, H), and the last one, (1, B, H).
        """
        output = [step.h for step in self.steps(input, state)]
        return torch.stack(output), output[-1][None]

    def steps(self, input: Tensor, state: Tensor | None) -> Iterator[GRUStep]:
        """Yield what the cell computes at each step."""
        zeros = input.new_zeros(input.shape[1], self.hidden_size)
        h_t = zeros if state is None else state[0]  # (B, H)
        for x_t in input:
            step = self.cell(x_t, h_t)
            h_t = step.h
            yield step

    def trace(self, input: Tensor) -> dict[str, Tensor]:
        """Return each gate and the state by its letter, (T, B, H)."""
        steps = zip(*self.steps(input, None), strict=True)
        parts = (torch.stack(part) for part in steps)
        return dict(zip(GRUStep._fields, parts, strict=True))

    @classmethod
    def from_torch(cls, gru: nn.GRU) -> Self:
        """Return a hand-written copy of a one-layer `nn.GRU`.

        Raises:
            ValueError: `gru` is not one plain layer that runs forward.
        """
        plain = nn.GRU(gru.input_size, gru.hidden_size)
        if gru.extra_repr() != plain.extra_repr():
            raise ValueError(f"can only copy a plain nn.GRU, not {gru}")
        theirs = dict(gru.named_parameters())
        copy = cls(gru.input_size, gru.hidden_size).to(theirs["bias_ih_l0"])
        copy.cell.W_x.data.copy_(theirs["weight_ih_l0"].t())
        copy.cell.W_h.data.copy_(theirs["weight_hh_l0"].t())
        copy.cell.b_x.data.copy_(theirs["bias_ih_l0"])
        copy.cell.b_h.data.copy_(theirs["bias_hh_l0"])
        return copy
