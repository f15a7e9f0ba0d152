"""The hand-derived backward pass without waste, still in PyTorch.

What can be done once is done once: views, the transposed weights, the local
derivatives of all steps. What can be written in place is.
"""

from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.autograd import Function

from remembering_names.models.closed_operations import first_order, plain_needed
from remembering_names.models.ladder.fused_lstm import LookUpLSTM


class LeanLSTM(LookUpLSTM):
    """As `HandLSTM`, with every operation in place."""

    def recur(
        self, x_W: Tensor, U: Tensor, h_t: Tensor, c_t: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last h and c."""
        if plain_needed(x_W, h_t, c_t, U):
            return super().recur(x_W, U, h_t, c_t)
        output, h_n, c_n = LeanRecurrence.apply(x_W, U, h_t, c_t)
        return output, h_n, c_n


class Gates(NamedTuple):
    """One step's gates, or their pre-activations' gradients: views."""

    all: Tensor  # (B, 4H)
    ifo: Tensor  # (B, 3H)
    i: Tensor  # (B, H), as all without a shape
    f: Tensor
    o: Tensor
    g: Tensor


def by_step(a: Tensor) -> list[Gates]:
    """Return the views of every step of a, (T, B, 4H), made all at once."""
    H = a.shape[2] // 4
    i, f, o, g = a.split(H, dim=2)
    all_times = (a, a[..., : 3 * H], i, f, o, g)
    in_order = [view.unbind() for view in all_times]
    return [Gates._make(views) for views in zip(*in_order, strict=True)]


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
        hs, cs, tanh_cs = h.unbind(), c.unbind(), tanh_c.unbind()
        for t, v in enumerate(by_step(a)):
            v.all.addmm_(hs[t], U)
            v.ifo.sigmoid_()
            v.g.tanh_()
            torch.mul(v.f, cs[t], out=cs[t + 1]).addcmul_(v.i, v.g)
            torch.tanh(cs[t + 1], out=tanh_cs[t])
            torch.mul(v.o, tanh_cs[t], out=hs[t + 1])
        ctx.save_for_backward(U, a, h, c, tanh_c)
        return h[1:], h[-1].clone(), c[-1].clone()

    @staticmethod
    @first_order
    def backward(
        ctx: Any, dh_all: Tensor | None, dh: Tensor | None, dc: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the gradients of x_W, U, and the states at the start."""
        U, a, h, c, tanh_c = ctx.saved_tensors
        H, back, zeros = U.shape[0], U.t().contiguous(), torch.zeros_like
        dh = zeros(h[0]) if dh is None else dh.clone()
        dc = zeros(h[0]) if dc is None else dc.clone()
        da, from_h = slopes(a, h, c, tanh_c)
        steps, from_hs = by_step(da), from_h.unbind()
        forget_gates = a[..., H : 2 * H].unbind()
        for t in reversed(range(len(steps))):
            d = steps[t]
            if dh_all is not None:
                dh.add_(dh_all[t])
            dc.addcmul_(dh, from_hs[t])
            d.o.mul_(dh)
            for part in (d.i, d.f, d.g):
                part.mul_(dc)
            torch.mm(d.all, back, out=dh)
            dc.mul_(forget_gates[t])
        dU = h[:-1].flatten(0, 1).t() @ da.flatten(0, 1)
        return da, dU, dh, dc


def slopes(
    a: Tensor, h: Tensor, c: Tensor, tanh_c: Tensor
) -> tuple[Tensor, Tensor]:
    """Return the local derivatives of all steps: (T, B, 4H), and dh/dc."""
    i, f, o, g = a.chunk(4, dim=2)
    at_a = torch.empty_like(a)
    at_i, at_f, at_o, at_g = at_a.chunk(4, dim=2)
    torch.mul(i * g, 1 - i, out=at_i)
    torch.mul(f * c[:-1], 1 - f, out=at_f)
    torch.mul(h[1:], 1 - o, out=at_o)
    torch.mul(i, 1 - g * g, out=at_g)
    return at_a, o - h[1:] * tanh_c
