"""Replicas of an LSTM, PyTorch's or ours: both passes without autograd.

The gates stand in the order o, i, f, g here: one sigmoid covers the first
three, and the gradient of the cell state flows into the last three.
"""

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor

from remembering_names.models.classifier import CLASSES, SYMBOLS
from remembering_names.training.lab.replicas import PAD, ROWS, Links, Replicas


class Column(NamedTuple):
    """One letter of every replica's name: views made once, for speed."""

    a: Tensor  # pre-activations, then gates, (S, 1, 4H)
    oif: Tensor  # (S, 1, 3H)
    o: Tensor  # (S, 1, H), as all without a shape
    i: Tensor
    f: Tensor
    g: Tensor
    h_prev: Tensor  # with its ones, (S, 1, H + B)
    U: Tensor  # (S, H + B, 4H)
    c_prev: Tensor
    ig: Tensor
    c: Tensor
    tanh_c: Tensor
    h: Tensor
    k_c: Tensor  # dh / dc
    k_o: Tensor  # dh / da_o
    k_ifg: Tensor  # dc / da_i, dc / da_f, dc / da_g, (S, 3, H)
    da: Tensor  # (S, 1, 4H)
    da_o: Tensor
    da_ifg: Tensor  # (S, 3, H)


class ReplicaLSTM(Replicas):
    """LSTM classifiers side by side, with one bias a gate or with two."""

    def allocate(self, longest: int) -> None:
        """Make room for weights, states and gradients, once for all steps.

        A bias is the weight of an input that is always one, so each h
        carries B ones: nn.LSTM has two biases where one would do.
        """
        S, T, zeros = len(self.parameters), longest, self.zeros
        W_x, _, *biases = gate_parameters(self.parameters[0], "i")
        H, B = W_x.shape[1], len(biases)
        self.W, self.U = zeros(S, ROWS, 4 * H), zeros(S, H + B, 4 * H)
        self.V = zeros(S, H + 1, CLASSES)
        # PAD shuts the input gate, so that c and h stay exactly zero.
        self.W[:, PAD, H : 2 * H] = -torch.inf
        self.h, self.c = zeros(T + 1, S, 1, H + B), zeros(T + 1, S, 1, H)
        self.h[..., H:] = 1
        self.a, self.da = zeros(2, T, S, 1, 4 * H)
        self.ig, self.tanh_c, self.k_c = zeros(3, T, S, 1, H)
        self.k = zeros(T, S, 4, H)
        self.H = H
        self.dh, self.dc = zeros(2, S, 1, H)
        self.columns = [self.column(t) for t in range(T)]

    def column(self, t: int) -> Column:
        """Return the views of letter t."""
        H, a, da, k = self.H, self.a[t], self.da[t], self.k[t]
        o, i, f, g = a.split(H, dim=2)
        known = slice(0 if t else H, None)  # at first h holds only its ones
        return Column(
            a=a,
            oif=a[..., : 3 * H],
            o=o,
            i=i,
            f=f,
            g=g,
            h_prev=self.h[t, ..., known],
            U=self.U[:, known],
            c_prev=self.c[t],
            ig=self.ig[t],
            c=self.c[t + 1],
            tanh_c=self.tanh_c[t],
            h=self.h[t + 1, ..., :H],
            k_c=self.k_c[t],
            k_o=k[:, :1],
            k_ifg=k[:, 1:],
            da=da,
            da_o=da[..., :H],
            da_ifg=da.view(-1, 4, H)[:, 1:],
        )

    def links(self) -> Links:
        """Yield each part of the shared weights with what it stands for."""
        H = self.H
        for s, p in enumerate(self.parameters):
            yield self.V[s, :H], p["out.weight"].T
            yield self.V[s, H], p["out.bias"]
            for k, gate in enumerate("oifg"):
                part = slice(k * H, (k + 1) * H)
                W_x, W_h, *biases = gate_parameters(p, gate)
                yield self.W[s, :SYMBOLS, part], W_x
                yield self.U[s, :H, part], W_h
                for row, bias in enumerate(biases, start=H):
                    yield self.U[s, row, part], bias

    def read(self, letters: Tensor) -> Tensor:
        r"""Return logits (S, 1, C) for rows of input weights (T, S).

        $$a = W x_t + U h_{t-1} + b, \qquad
          c_t = f_t \odot c_{t-1} + i_t \odot g_t, \qquad
          h_t = o_t \odot \tanh c_t$$
        """
        self.T, self.rows = len(letters), letters.flatten()
        W_x = self.a[: self.T].view(len(self.rows), -1)
        torch.index_select(self.W.flatten(0, 1), 0, self.rows, out=W_x)
        for v in self.columns[: self.T]:
            v.a.baddbmm_(v.h_prev, v.U)
            v.oif.sigmoid_()
            v.g.tanh_()
            torch.mul(v.i, v.g, out=v.ig)
            torch.addcmul(v.ig, v.f, v.c_prev, out=v.c)
            torch.tanh(v.c, out=v.tanh_c)
            torch.mul(v.o, v.tanh_c, out=v.h)
        return torch.bmm(self.h[self.T, ..., : self.H + 1], self.V)

    def learn(self, errors: Tensor) -> None:
        r"""Move every weight against its gradient on the names just read.

        $$dc_t = f_{t+1} \odot dc_{t+1} + k_c \odot dh_t, \qquad
          dh_{t-1} = U^\top da_t$$
        """
        T, H, dh, dc = self.T, self.H, self.dh, self.dc.zero_()
        self.differentiate()
        torch.bmm(errors, self.V[:, :H].mT, out=dh)
        self.V.baddbmm_(self.h[T, ..., : H + 1].mT, errors, alpha=-1)
        back = self.U[:, :H].mT  # (S, 4H, H)
        for t in range(T - 1, -1, -1):
            v = self.columns[t]
            dc.addcmul_(dh, v.k_c)
            torch.mul(dh, v.k_o, out=v.da_o)
            torch.mul(dc, v.k_ifg, out=v.da_ifg)
            if t:
                torch.bmm(v.da, back, out=dh)
                dc.mul_(v.f)
        h = self.h[:T, :, 0].permute(1, 2, 0)  # (S, H + B, T)
        da = self.da[:T, :, 0].transpose(0, 1)  # (S, T, 4H)
        self.U.baddbmm_(h, da, alpha=-1)
        da = self.da[:T].view(len(self.rows), -1)  # (T * S, 4H)
        self.W.flatten(0, 1).index_add_(0, self.rows, da, alpha=-1)

    def differentiate(self) -> None:
        r"""Compute the slopes of every letter at once.

        $$\sigma' = \sigma (1 - \sigma), \qquad \tanh' = 1 - \tanh^2$$
        """
        T, H = self.T, self.H
        a = self.a[:T, :, 0].unflatten(2, (4, H))  # (T, S, 4, H)
        oif, k_oif = a[:, :, :3], self.k[:T, :, :3]
        torch.addcmul(oif, oif, oif, value=-1, out=k_oif)
        o, i, _, g = a.split(1, dim=2)
        k_o, k_i, k_f, k_g = self.k[:T].split(1, dim=2)
        k_o.mul_(self.tanh_c[:T])
        k_i.mul_(g)
        k_f.mul_(self.c[:T])
        torch.addcmul(i, self.ig[:T], g, value=-1, out=k_g)
        h = self.h[1 : T + 1, ..., :H]
        torch.addcmul(o, h, self.tanh_c[:T], value=-1, out=self.k_c[:T])


def gate_parameters(p: Mapping[str, Tensor], gate: str) -> list[Tensor]:
    """Return a gate's W_x (V, H), W_h (H, H) and its biases (H,)."""
    if "rnn.weight_ih_l0" in p:  # PyTorch's: i, f, g, o below each other
        kinds = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        stacks = [p[f"rnn.{kind}_l0"] for kind in kinds]
        return [stack.chunk(4)["ifgo".index(gate)].t() for stack in stacks]
    ours = {"g": "c"}.get(gate, gate)
    return [p[f"rnn.cell.{kind}{ours}"] for kind in ("W_x", "W_h", "b_")]
