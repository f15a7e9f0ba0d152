"""A recurrent network whose step depends on the letter, without any gate.

A tanh RNN hands its state on through one matrix, whatever it reads. Here each
letter scales the parts of that matrix its own way (Sutskever et al. 2011).
What it scales by is linear in the letter: nothing opens or shuts.
"""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import embedding

from remembering_names.models.linear_rnn import uniform_draws
from remembering_names.models.recurrent_layer import (
    RecurrentLayer,
    named_weights,
)

NAMES = ("W_m", "b_m", "U_in", "U_out", "W_x", "b")


class MultiplicativeRNN(RecurrentLayer):
    """A matrix between states for each letter; called as `nn.RNN` is.

    The two halves of the matrix start as normal draws that keep a state's
    length on average, and every letter's scale starts near one.
    """

    def __init__(
        self, input_size: int, hidden_size: int, **options: Any
    ) -> None:
        super().__init__(input_size, hidden_size, **options)
        I, H = input_size, hidden_size
        uniform = uniform_draws(1 / H**0.5)
        self.W_m, self.b_m = uniform(I, H), nn.Parameter(torch.ones(H))
        self.U_in = nn.Parameter(torch.randn(H, H) / H**0.5)
        self.U_out = nn.Parameter(torch.randn(H, H) / H**0.5)
        self.W_x, self.b = uniform(I, H), uniform(H)

    def weights(self) -> list[Tensor]:
        """Return the six tensors."""
        return named_weights(self, NAMES)

    def read(
        self, input: Tensor, state: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        r"""Read a batch of sequences.

        $$m_t = x_t W_m + b_m, \qquad
          h_t = \tanh((m_t \odot h_{t-1} U_{in}) U_{out} + x_t W_x + b)$$

        Args:
            input: The sequences, (T, B, I).
            state: The state before them, (1, B, H); zeros if None.

        Returns:
            The state at every step, (T, B, H), and the last one, (1, B, H).
        """
        m = input @ self.W_m + self.b_m  # (T, B, H)
        return self.recur(m, input @ self.W_x + self.b, state)

    def look_up(
        self, letters: Tensor, vectors: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Read letters, each of which stands for a vector.

        Args:
            letters: The sequences, (T, B).
            vectors: That of each letter, (V, I).
        """
        m = embedding(letters, vectors @ self.W_m + self.b_m)
        return self.recur(m, embedding(letters, vectors @ self.W_x + self.b))

    def recur(
        self, m: Tensor, a: Tensor, state: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Return the state at every step, (T, B, H), and the last one."""
        h_t = torch.zeros_like(a[0]) if state is None else state[0]  # (B, H)
        output = []
        for m_t, a_t in zip(m.unbind(), a.unbind(), strict=True):
            h_t = torch.addmm(a_t, m_t * (h_t @ self.U_in), self.U_out).tanh()
            output.append(h_t)
        return torch.stack(output), h_t[None]
