"""The lab report's third model: an LSTM written from its equations.

Twelve tensors, six lines a step. `g` is the candidate; its weights keep the
lab report's letter, `c`.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, Self

import torch
from torch import Tensor, nn

from remembering_names.models.classifier import HIDDEN_SIZE, SYMBOLS, Classifier
from remembering_names.models.recurrent_layer import (
    RecurrentLayer,
    named_weights,
)

State = tuple[Tensor, Tensor]  # h and c
WEIGHTS = [kind + gate for gate in "ifco" for kind in ("W_x", "W_h", "b_")]


class LSTMStep(NamedTuple):
    """All that one step computes: gates and states, (B, H) each."""

    i: Tensor
    f: Tensor
    g: Tensor
    o: Tensor
    c: Tensor
    h: Tensor


class ScratchLSTMCell(nn.Module):
    """One step of an LSTM.

    Every weight starts as a draw from a normal distribution of mean 0 and
    standard deviation 0.08.
    """

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()

        def normal(*shape: int) -> nn.Parameter:
            return nn.Parameter(0.08 * torch.randn(shape))

        I, H = input_size, hidden_size
        self.W_xi, self.W_hi, self.b_i = normal(I, H), normal(H, H), normal(H)
        self.W_xf, self.W_hf, self.b_f = normal(I, H), normal(H, H), normal(H)
        self.W_xc, self.W_hc, self.b_c = normal(I, H), normal(H, H), normal(H)
        self.W_xo, self.W_ho, self.b_o = normal(I, H), normal(H, H), normal(H)

    def forward(self, x_t: Tensor, h_prev: Tensor, c_prev: Tensor) -> LSTMStep:
        """Return the gates at one letter and the states after it.

        Args:
            x_t: The letter, (B, I).
            h_prev: The hidden state before it, (B, H).
            c_prev: The cell state before it, (B, H).
        """
        i_t = torch.sigmoid(x_t @ self.W_xi + h_prev @ self.W_hi + self.b_i)
        f_t = torch.sigmoid(x_t @ self.W_xf + h_prev @ self.W_hf + self.b_f)
        g_t = torch.tanh(x_t @ self.W_xc + h_prev @ self.W_hc + self.b_c)
        o_t = torch.sigmoid(x_t @ self.W_xo + h_prev @ self.W_ho + self.b_o)
        c_t = f_t * c_prev + i_t * g_t
        h_t = o_t * torch.tanh(c_t)
        return LSTMStep(i_t, f_t, g_t, o_t, c_t, h_t)


class ScratchLSTM(RecurrentLayer):
    """The cell, run over a sequence; called as a one-layer `nn.LSTM` is."""

    has_cell = True

    def __init__(
        self, input_size: int, hidden_size: int, **options: Any
    ) -> None:
        super().__init__(input_size, hidden_size, **options)
        self.cell = ScratchLSTMCell(input_size, hidden_size)

    def weights(self) -> list[Tensor]:
        """Return the twelve tensors, gate by gate."""
        return named_weights(self.cell, WEIGHTS)

    def read(self, input: Tensor, state: State | None) -> tuple[Tensor, State]:
        """Read a batch of sequences.

        Args:
            input: The sequences, (T, B, I).
            state: The states before them, (1, B, H) each; zeros if None.

        Returns:
            The hidden state at every step, (T, B, H), and the two states
            after the last one, (1, B, H) each.
        """
        steps = list(self.steps(input, state))
        last = steps[-1]
        output = torch.stack([step.h for step in steps])
        return output, (last.h[None], last.c[None])

    def steps(self, input: Tensor, state: State | None) -> Iterator[LSTMStep]:
        """Yield what the cell computes at each step."""
        zeros = input.new_zeros(1, input.shape[1], self.hidden_size)
        h_n, c_n = state if state is not None else (zeros, zeros)
        h_t, c_t = h_n[0], c_n[0]  # (B, H)
        for x_t in input:
            step = self.cell(x_t, h_t, c_t)
            h_t, c_t = step.h, step.c
            yield step

    def trace(self, input: Tensor) -> dict[str, Tensor]:
        """Return each gate and state by its letter, (T, B, H)."""
        steps = zip(*self.steps(input, None), strict=True)
        parts = (torch.stack(part) for part in steps)
        return dict(zip(LSTMStep._fields, parts, strict=True))

    @classmethod
    def from_torch(cls, lstm: nn.LSTM) -> Self:
        """Return a hand-written copy of a one-layer `nn.LSTM`.

        PyTorch stacks the gates i, f, g, o in its rows and adds two biases
        where one would do; here each gate has its own three tensors.

        Raises:
            ValueError: `lstm` is not one plain layer that runs forward.
        """
        plain = nn.LSTM(lstm.input_size, lstm.hidden_size)
        if lstm.extra_repr() != plain.extra_repr():
            raise ValueError(f"can only copy a plain nn.LSTM, not {lstm}")
        theirs = dict(lstm.named_parameters())
        bias = theirs["bias_ih_l0"] + theirs["bias_hh_l0"]
        stacks = {
            "W_x": theirs["weight_ih_l0"],  # (4 H, I)
            "W_h": theirs["weight_hh_l0"],  # (4 H, H)
            "b_": bias,  # (4 H,)
        }
        copy = cls(lstm.input_size, lstm.hidden_size).to(bias)
        for name, stack in stacks.items():
            for gate, rows in zip("ifco", stack.chunk(4), strict=True):
                copy.cell.get_parameter(name + gate).data.copy_(rows.t())
        return copy


class ScratchClassifier(Classifier):
    """The hand-written LSTM in the place of PyTorch's."""

    def __init__(self, hidden_size: int = HIDDEN_SIZE) -> None:
        layer = ScratchLSTM(SYMBOLS, hidden_size)
        super().__init__(layer, hidden_size)
