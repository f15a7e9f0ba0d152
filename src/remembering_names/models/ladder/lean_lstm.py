"""The hand-derived backward pass without waste, still in PyTorch.

What can be done once is done once: views, the transposed weights, the local
derivatives of all steps. What can be written in place is.
"""

from typing import Any

import torch
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable

from remembering_names.models.ladder.fused_lstm import LookUpLSTM


class LeanLSTM(LookUpLSTM):
    """As `HandLSTM`, with every operation in place."""

    def recur(
        self, x_W: Tensor, U: Tensor, h_t: Tensor, c_t: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last h and c."""
        found = LeanRecurrence.apply(x_W, U, h_t, c_t)
        output, h_n, c_n = found
        return output, h_n, c_n


class LeanRecurrence(Function):
    """All steps, forward and back; gates in the order i, f, o, g."""

    @staticmethod
    def forward(
        ctx: Any, x_W: Tensor, U: Tensor, h_0: Tensor, c_0: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last h and c."""
        ctx.set_materialize_grads(False)  # no gradient, no zeros to add
        (T, B), H = x_W.shape[:2], U.shape[0]
        a = x_W.clone()  # pre-activations, then gates
        h, c = a.new_empty(T + 1, B, H), a.new_empty(T + 1, B, H)
        h[0], c[0], tanh_c = h_0, c_0, a.new_empty(T, B, H)
        hs, cs = h.unbind(), c.unbind()
        views = (a, a[..., : 3 * H], *a.split(H, dim=2), tanh_c)
        steps = zip(*(view.unbind() for view in views), strict=True)
        for t, (a_t, ifo, i, f, o, g, tanh_c_t) in enumerate(steps):
            a_t.addmm_(hs[t], U)
            ifo.sigmoid_()
            g.tanh_()
            torch.mul(f, cs[t], out=cs[t + 1]).addcmul_(i, g)
            torch.tanh(cs[t + 1], out=tanh_c_t)
            torch.mul(o, tanh_c_t, out=hs[t + 1])
        ctx.save_for_backward(U)
        ctx.kept = a, h, c, tanh_c
        return h[1:], h[-1].clone(), c[-1].clone()

    @staticmethod
    @once_differentiable
    def backward(
        ctx: Any, dh_all: Tensor | None, dh: Tensor | None, dc: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the gradients of x_W, U, and the states at the start."""
        (U,), (a, h, c, tanh_c) = ctx.saved_tensors, ctx.kept
        H, back, zeros = U.shape[0], U.t().contiguous(), torch.zeros_like
        dh = zeros(h[0]) if dh is None else dh.clone()
        dc = zeros(h[0]) if dc is None else dc.clone()
        da, from_h = slopes(a, h, c, tanh_c)
        views = (da, *da.split(H, dim=2), from_h, a[..., H : 2 * H])
        steps = list(zip(*(view.unbind() for view in views), strict=True))
        for t in reversed(range(len(steps))):
            da_t, di, df, do, dg, from_h_t, f = steps[t]
            if dh_all is not None:
                dh.add_(dh_all[t])
            dc.addcmul_(dh, from_h_t)
            do.mul_(dh)
            for part in (di, df, dg):
                part.mul_(dc)
            torch.mm(da_t, back, out=dh)
            dc.mul_(f)
        dU = h[:-1].flatten(0, 1).t() @ da.flatten(0, 1)
        return da, dU, dh, dc


def slopes(
    a: Tensor, h: Tensor, c: Tensor, tanh_c: Tensor
) -> tuple[Tensor, Tensor]:
    """Return the local derivatives of all steps: (T, B, 4H), and dh/dc."""
    i, f, o, g = a.chunk(4, dim=2)
    at_i, at_f, at_o, at_g = (found := torch.empty_like(a)).chunk(4, dim=2)
    torch.mul(i * g, 1 - i, out=at_i)
    torch.mul(f * c[:-1], 1 - f, out=at_f)
    torch.mul(h[1:], 1 - o, out=at_o)
    torch.mul(i, 1 - g * g, out=at_g)
    return found, o - h[1:] * tanh_c
