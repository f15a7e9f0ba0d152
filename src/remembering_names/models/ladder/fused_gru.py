"""The hand-written GRU in fewer operations, with the same weights.

The products with the letters need no state, so one product makes them all
before the loop. Inside it one product serves r, z and n, and what is added or
mixed is added or mixed in one operation.
"""

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn.functional import embedding

from remembering_names.models.gru import GRU, GRUStep


class FusedGRU(GRU):
    """The same four tensors, called in the same way."""

    def steps(self, input: Tensor, state: Tensor | None) -> Iterator[GRUStep]:
        """Yield what the cell computes at each step."""
        a = self.project(input) + self.cell.b_x  # (T, B, 3H)
        zeros = a.new_zeros(a.shape[1], self.hidden_size)
        h_t = zeros if state is None else state[0]  # (B, H)
        for a_t in a.unbind():
            step = self.step(a_t, h_t)
            h_t = step.h
            yield step

    def project(self, input: Tensor) -> Tensor:
        """Return the input's part of r, z and n, (T, B, 3H)."""
        return input @ self.cell.W_x

    def step(self, a_t: Tensor, h_prev: Tensor) -> GRUStep:
        """Return the gates at one letter and the state after it.

        Args:
            a_t: What the letter brings to r, z and n, bias and all, (B, 3H).
            h_prev: The state before it, (B, H).
        """
        H = h_prev.shape[1]
        u_t = torch.addmm(self.cell.b_h, h_prev, self.cell.W_h)  # (B, 3H)
        # One split is one step back; two slices would be two, and a sum.
        a_rz, a_n = a_t.split((2 * H, H), dim=1)
        u_rz, u_n = u_t.split((2 * H, H), dim=1)
        r_t, z_t = torch.sigmoid(a_rz + u_rz).chunk(2, dim=1)  # (B, H) each
        n_t = torch.tanh(torch.addcmul(a_n, r_t, u_n))  # n = a_n + r * u_n
        h_t = torch.lerp(n_t, h_prev, z_t)  # n + z * (h_prev - n)
        return GRUStep(r_t, z_t, n_t, h_t)


class LookUpGRU(FusedGRU):
    """The product with a one-hot letter picks a row: so look it up."""

    reads_letters = True

    def project(self, input: Tensor) -> Tensor:
        """Return the rows of W_x at letters (T, B); else as its parent."""
        if input.is_floating_point():
            return super().project(input)
        return embedding(input, self.cell.W_x)
