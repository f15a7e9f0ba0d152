"""The hand-written LSTM with its gates side by side, in one product."""

import torch
from torch import Tensor
from torch.nn.functional import embedding

from remembering_names.models.recurrent_layer import named_weights
from remembering_names.models.scratch_lstm import ScratchLSTM, State

ORDER = "ifoc"  # of our gates; the candidate's weights are called c
STACKS = [[kind + gate for gate in ORDER] for kind in ("W_x", "W_h", "b_")]


class FusedLSTM(ScratchLSTM):
    """The same twelve tensors, read as three that are four times as wide."""

    def read(self, input: Tensor, state: State | None) -> tuple[Tensor, State]:
        """Read a batch of sequences, as `ScratchLSTM` does."""
        W, U, b = self.stacks()
        x_W = self.project(input, W) + b  # (T, B, 4H), all steps at once
        zeros = x_W.new_zeros(2, 1, input.shape[1], self.hidden_size)
        h_n, c_n = state if state is not None else zeros.unbind()
        output, h_t, c_t = self.recur(x_W, U, h_n[0], c_n[0])
        return output, (h_t[None], c_t[None])

    def stacks(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return W (I, 4H), U (H, 4H) and b (4H,), gate beside gate."""
        W, U, b = (
            torch.cat(named_weights(self.cell, names), dim=-1)
            for names in STACKS
        )
        return W, U, b

    def project(self, input: Tensor, W: Tensor) -> Tensor:
        """Return the input's part of every pre-activation, (T, B, 4H)."""
        return input @ W

    def recur(
        self, x_W: Tensor, U: Tensor, h_t: Tensor, c_t: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last h and c."""
        H, outputs = self.hidden_size, []
        for x_t in x_W:
            a = x_t + h_t @ U  # (B, 4H)
            i_t, f_t, o_t = torch.sigmoid(a[:, : 3 * H]).chunk(3, dim=1)
            c_t = f_t * c_t + i_t * torch.tanh(a[:, 3 * H :])
            h_t = o_t * torch.tanh(c_t)
            outputs.append(h_t)
        return torch.stack(outputs), h_t, c_t


class LookUpLSTM(FusedLSTM):
    """The product with a one-hot letter picks a row: so look it up."""

    reads_letters = True

    def project(self, input: Tensor, W: Tensor) -> Tensor:
        """Return the rows of W at letters (T, B); else as its parent does."""
        if input.is_floating_point():
            return super().project(input, W)
        return embedding(input, W)
