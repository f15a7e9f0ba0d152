"""The recurrence of the lab report's RNN as a layer: no tanh, no gate.

The lab report's `RNN` reads its answer from the last letter and the state
before it. Here the answer is read from the last state itself, as with every
other layer. In both each letter adds a vector of its own to the scores, which
depends on its place from the end. At one hidden size the two do not reach the
same sums: there the last letter has weights of its own, here it goes through
the state like any other.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from remembering_names.models.recurrent_layer import (
    RecurrentLayer,
    named_weights,
)


class LinearRNN(RecurrentLayer):
    """A state that each letter pushes on; called as a one-layer `nn.RNN` is.

    Every weight starts as a uniform draw between plus and minus one over the
    root of the hidden size, as PyTorch's own layers do.
    """

    def __init__(
        self, input_size: int, hidden_size: int, **options: Any
    ) -> None:
        super().__init__(input_size, hidden_size, **options)
        I, H = input_size, hidden_size
        uniform = uniform_draws(1 / H**0.5)
        self.W_x, self.W_h, self.b = uniform(I, H), uniform(H, H), uniform(H)

    def step(self, a_t: Tensor, h_prev: Tensor) -> Tensor:
        """Return the state after one letter, (B, H).

        Args:
            a_t: What the letter brings with it, bias and all, (B, H).
            h_prev: The state before it, (B, H).
        """
        return torch.addmm(a_t, h_prev, self.W_h)

    def weights(self) -> list[Tensor]:
        """Return the three tensors."""
        return named_weights(self, ("W_x", "W_h", "b"))

    def read(
        self, input: Tensor, state: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        r"""Read a batch of sequences.

        $$h_t = x_t W_x + h_{t-1} W_h + b$$

        Args:
            input: The sequences, (T, B, I).
            state: The state before them, (1, B, H); zeros if None.

        Returns:
            The state at every step, (T, B, H), and the last one, (1, B, H).
        """
        # No letter's part depends on the state: one product serves them all.
        a = input @ self.W_x + self.b  # (T, B, H)
        h_t = torch.zeros_like(a[0]) if state is None else state[0]  # (B, H)
        output = []
        for a_t in a.unbind():
            h_t = self.step(a_t, h_t)
            output.append(h_t)
        return torch.stack(output), torch.stack([h_t])

    def trace(self, input: Tensor) -> dict[str, Tensor]:
        """Return the state at each step, all that there is, (T, B, H)."""
        return {"h": self(input)[0]}


def uniform_draws(bound: float) -> Callable[..., nn.Parameter]:
    """Return a function that draws a weight of a given shape.

    Its values are uniform between minus `bound` and `bound`.
    """

    def draw(*shape: int) -> nn.Parameter:
        return nn.Parameter(torch.empty(shape).uniform_(-bound, bound))

    return draw
