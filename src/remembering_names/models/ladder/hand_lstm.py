"""The recurrence with a backward pass derived by hand, instead of autograd."""

from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function

from remembering_names.models.closed_operations import first_order, plain_needed
from remembering_names.models.ladder.fused_lstm import LookUpLSTM


class HandLSTM(LookUpLSTM):
    """Autograd sees one operation where it saw ten a step."""

    def recur(
        self, x_W: Tensor, U: Tensor, h_t: Tensor, c_t: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last h and c."""
        if plain_needed(x_W, h_t, c_t, U):
            return super().recur(x_W, U, h_t, c_t)
        output, h_n, c_n = HandRecurrence.apply(x_W, U, h_t, c_t)
        return output, h_n, c_n


class HandRecurrence(Function):
    """All steps, forward and back."""

    @staticmethod
    def forward(
        ctx: Any, x_W: Tensor, U: Tensor, h_0: Tensor, c_0: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last h and c."""
        H = U.shape[0]
        h, c, gates = [h_0], [c_0], []
        for x_t in x_W:
            a = torch.addmm(x_t, h[-1], U)  # (B, 4H)
            ifo, g = torch.sigmoid(a[:, : 3 * H]), torch.tanh(a[:, 3 * H :])
            i, f, o = ifo.chunk(3, dim=1)
            c.append(f * c[-1] + i * g)
            h.append(o * torch.tanh(c[-1]))
            gates.append(torch.cat((ifo, g), dim=1))
        output = torch.stack(h[1:])
        # Autograd keeps them, and sees if one of them is changed in place.
        ctx.save_for_backward(
            U, h_0, output, torch.stack(c), torch.stack(gates)
        )
        return output, h[-1], c[-1]

    @staticmethod
    @first_order
    def backward(
        ctx: Any, dh_all: Tensor, dh: Tensor, dc: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the gradients of x_W, U, and the states at the start."""
        U, h_0, output, c, gates = ctx.saved_tensors
        da = []
        for t in reversed(range(len(output))):
            i, f, o, g = gates[t].chunk(4, dim=1)  # (B, H) each
            tanh_c = torch.tanh(c[t + 1])  # c[t] is before the step
            dh = dh + dh_all[t]
            dc = dc + dh * o * (1 - tanh_c**2)
            da_i = dc * g * i * (1 - i)
            da_f = dc * c[t] * f * (1 - f)
            da_o = dh * tanh_c * o * (1 - o)
            da_g = dc * i * (1 - g**2)
            da.append(torch.cat([da_i, da_f, da_o, da_g], dim=1))  # (B, 4H)
            dh = da[-1] @ U.t()
            dc = dc * f
        dx_W = torch.stack(da[::-1])
        h_prev = torch.cat([h_0, *output[:-1]])  # (T B, H)
        dU = h_prev.t() @ dx_W.flatten(0, 1)
        return dx_W, dU, dh, dc
