"""The lab report's first model: one linear recurrence, one linear read-out.

There is no tanh. Everything up to the softmax is linear in the letters.
"""

import torch
from torch import Tensor, nn

from remembering_names.models.classifier import (
    CLASSES,
    HIDDEN_SIZE,
    SYMBOLS,
    spell,
)


class RNN(nn.Module):
    """Carry a hidden state from letter to letter; answer at the last one."""

    def __init__(self, hidden_size: int = HIDDEN_SIZE) -> None:
        super().__init__()
        self.i2h = nn.Linear(SYMBOLS + hidden_size, hidden_size)
        self.i2o = nn.Linear(SYMBOLS + hidden_size, CLASSES)
        self.softmax = nn.LogSoftmax(dim=1)

    def step(self, x_t: Tensor, h_prev: Tensor) -> tuple[Tensor, Tensor]:
        r"""Read one letter.

        $$h_t = W_h [x_t, h_{t-1}] + b_h, \qquad
          y_t = \log \operatorname{softmax}(W_o [x_t, h_{t-1}] + b_o)$$
        """
        combined = torch.cat((x_t, h_prev), dim=1)  # (B, V + H)
        h_t = self.i2h(combined)  # (B, H)
        y_t = self.softmax(self.i2o(combined))  # (B, C)
        return y_t, h_t

    def forward(self, letters: Tensor) -> Tensor:
        """Return log-probabilities (B, C) for letter indices (T, B)."""
        x = spell(letters, self.i2h.weight)  # (T, B, V)
        h_t = x.new_zeros(x.shape[1], self.i2h.out_features)  # (B, H)
        for x_t in x:
            y_t, h_t = self.step(x_t, h_t)
        return y_t
