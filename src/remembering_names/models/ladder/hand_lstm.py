"""The recurrence with a backward pass derived by hand, instead of autograd."""

from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable

from remembering_names.models.ladder.fused_lstm import LookUpLSTM


class HandLSTM(LookUpLSTM):
    """Autograd sees one operation where it saw ten a step."""

    def recur(
        self, x_W: Tensor, U: Tensor, h_t: Tensor, c_t: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last h and c."""
        output, c_n = HandRecurrence.apply(x_W, U, h_t, c_t)
        return output, output[-1], c_n


class HandRecurrence(Function):
    """All steps, forward and back."""

    @staticmethod
    def forward(
        ctx: Any, x_W: Tensor, U: Tensor, h_t: Tensor, c_t: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last c, (B, H)."""
        H = U.shape[0]
        h, c, gates = [h_t], [c_t], []
        for x_t in x_W:
            a = torch.addmm(x_t, h[-1], U)  # (B, 4H)
            ifo, g = torch.sigmoid(a[:, : 3 * H]), torch.tanh(a[:, 3 * H :])
            i, f, o = ifo.chunk(3, dim=1)
            c.append(f * c[-1] + i * g)
            h.append(o * torch.tanh(c[-1]))
            gates.append((i, f, o, g))
        ctx.save_for_backward(U)
        ctx.kept = h[:-1], c, gates
        return torch.stack(h[1:]), c[-1].clone()

    @staticmethod
    @once_differentiable
    def backward(
        ctx: Any, dh_all: Tensor, dc: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the gradients of x_W, U, and the states at the start."""
        (U,) = ctx.saved_tensors
        h, c, gates = ctx.kept
        dh, da = torch.zeros_like(dc), [dc] * len(gates)
        for t in reversed(range(len(gates))):
            (i, f, o, g), tanh_c = gates[t], torch.tanh(c[t + 1])
            dh = dh + dh_all[t]
            dc = dc + dh * o * (1 - tanh_c**2)
            da_i = dc * g * i * (1 - i)
            da_f = dc * c[t] * f * (1 - f)
            da_o = dh * tanh_c * o * (1 - o)
            da_g = dc * i * (1 - g**2)
            da[t] = torch.cat([da_i, da_f, da_o, da_g], dim=1)  # (B, 4H)
            dh = da[t] @ U.t()
            dc = dc * f
        dx_W = torch.stack(da)
        dU = torch.cat(h).t() @ dx_W.flatten(0, 1)
        return dx_W, dU, dh, dc
