"""The textbook recurrent network (Elman 1990): the linear one, and a tanh.

What it adds to `LinearRNN` is one function a step. That is enough to make
what a letter does depend on the letters before it.
"""

from typing import Self

import torch
from torch import Tensor, nn

from remembering_names.models.linear_rnn import LinearRNN


class TanhRNN(LinearRNN):
    """A state between -1 and 1; called as a one-layer `nn.RNN` is."""

    def step(self, a_t: Tensor, h_prev: Tensor) -> Tensor:
        r"""Return the state after one letter, (B, H).

        $$h_t = \tanh(x_t W_x + h_{t-1} W_h + b)$$

        Args:
            a_t: What the letter brings with it, bias and all, (B, H).
            h_prev: The state before it, (B, H).
        """
        return torch.addmm(a_t, h_prev, self.W_h).tanh()

    @classmethod
    def from_torch(cls, rnn: nn.RNN) -> Self:
        """Return a hand-written copy of a one-layer `nn.RNN`.

        PyTorch adds two biases where one would do.

        Raises:
            ValueError: `rnn` is not one plain layer that runs forward.
        """
        plain = nn.RNN(rnn.input_size, rnn.hidden_size)
        if rnn.extra_repr() != plain.extra_repr() or rnn.nonlinearity != "tanh":
            raise ValueError(f"can only copy a plain nn.RNN, not {rnn}")
        theirs = dict(rnn.named_parameters())
        bias = theirs["bias_ih_l0"] + theirs["bias_hh_l0"]
        copy = cls(rnn.input_size, rnn.hidden_size).to(bias)
        copy.W_x.data.copy_(theirs["weight_ih_l0"].t())
        copy.W_h.data.copy_(theirs["weight_hh_l0"].t())
        copy.b.data.copy_(bias)
        return copy
