"""An LSTM whose gates see the cell, as a newcomer would write it."""

import torch
from torch import Tensor, nn

State = tuple[Tensor, Tensor]  # h and c


class PeepholeLSTM(nn.Module):
    """Gates see the cell through weights of their own (Gers et al. 2002)."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        self.x = nn.Linear(input_size, 4 * hidden_size)
        self.h = nn.Linear(hidden_size, 4 * hidden_size, bias=False)
        self.peep = nn.Parameter(0.1 * torch.randn(3, hidden_size))
        self.b_f = nn.Parameter(torch.zeros(hidden_size))

    def forward(
        self, input: Tensor, state: State | None = None
    ) -> tuple[Tensor, State]:
        """Read a batch of sequences, (T, B, I), as `nn.LSTM` does."""
        steps = self.run(input, state)
        return steps["h"], (steps["h"][-1:], steps["c"][-1:])

    def trace(self, input: Tensor) -> dict[str, Tensor]:
        """Return each gate and state by its letter, (T, B, H)."""
        return self.run(input, None)

    def run(self, input: Tensor, state: State | None) -> dict[str, Tensor]:
        """Return each gate and state by its letter, (T, B, H)."""
        zeros = input.new_zeros(input.shape[1], len(self.b_f))
        h_t, c_t = (zeros, zeros) if state is None else (s[0] for s in state)
        steps = []
        for a_t in self.x(input):
            a_i, a_f, a_g, a_o = (a_t + self.h(h_t)).chunk(4, dim=1)
            i_t = torch.sigmoid(a_i + self.peep[0] * c_t)
            f_t = torch.sigmoid(a_f + self.peep[1] * c_t + self.b_f)
            g_t = torch.tanh(a_g)
            c_t = f_t * c_t + i_t * g_t
            o_t = torch.sigmoid(a_o + self.peep[2] * c_t)
            h_t = o_t * torch.tanh(c_t)
            steps.append((i_t, f_t, g_t, o_t, c_t, h_t))
        parts = map(torch.stack, zip(*steps, strict=True))
        return dict(zip("ifgoch", parts, strict=True))
