"""Replicas of the lab report's RNN: forward and backward without autograd."""

import torch
from torch import Tensor

from remembering_names.models.classifier import CLASSES, SYMBOLS
from remembering_names.training.lab.replicas import PAD, ROWS, Links, Replicas


class ReplicaRNN(Replicas):
    """Linear recurrences side by side.

    The answer is read from the last letter and the state before it, so the
    last letter's own state is never computed: T letters make T - 1 states.
    """

    def allocate(self, longest: int) -> None:
        """Make room for weights, states and gradients, once for all steps."""
        S, T, C = len(self.parameters), longest, CLASSES
        H = len(self.parameters[0]["i2h.bias"])
        self.W_xh, self.W_xo = self.zeros(S * ROWS, H), self.zeros(S * ROWS, C)
        self.W_hh, self.W_ho = self.zeros(S, H, H), self.zeros(S, H, C)
        self.b_h, self.b_o = self.zeros(S, 1, H), self.zeros(S, 1, C)
        self.real = self.zeros(S, ROWS)  # 1 for a letter, 0 for PAD
        self.real[:, :PAD] = 1
        self.h, self.dh = self.zeros(2, T, S, 1, H)  # h[0] is never written
        self.h_t, self.dh_t = self.h.unbind(), self.dh.unbind()

    def links(self) -> Links:
        """Yield each part of the shared weights with what it stands for."""
        W_xh = self.W_xh.unflatten(0, (-1, ROWS))[:, :SYMBOLS]
        W_xo = self.W_xo.unflatten(0, (-1, ROWS))[:, :SYMBOLS]
        for s, p in enumerate(self.parameters):
            yield W_xh[s], p["i2h.weight"][:, :SYMBOLS].T
            yield self.W_hh[s], p["i2h.weight"][:, SYMBOLS:].T
            yield self.b_h[s, 0], p["i2h.bias"]
            yield W_xo[s], p["i2o.weight"][:, :SYMBOLS].T
            yield self.W_ho[s], p["i2o.weight"][:, SYMBOLS:].T
            yield self.b_o[s, 0], p["i2o.bias"]

    def read(self, letters: Tensor) -> Tensor:
        r"""Return logits (S, 1, C) for rows of input weights (T, S).

        $$h_t = W_{xh} x_t + W_{hh} h_{t-1} + b_h, \qquad
          y_T = W_{xo} x_T + W_{ho} h_{T-1} + b_o$$

        PAD brings neither weight nor bias, so that h stays exactly zero.
        """
        T, S = letters.shape
        self.T, self.rows, self.last = T, letters[:-1].flatten(), letters[-1]
        h = self.h[1:T]  # (T - 1, S, 1, H)
        torch.index_select(self.W_xh, 0, self.rows, out=h.flatten(0, 2))
        self.mask = self.real.take(self.rows).view(-1, S, 1, 1)
        h.addcmul_(self.mask, self.b_h)
        for t in range(2, T):
            self.h_t[t].baddbmm_(self.h_t[t - 1], self.W_hh)
        y = self.W_xo.index_select(0, self.last)[:, None]  # (S, 1, C)
        return y.add_(self.b_o).baddbmm_(self.h_t[T - 1], self.W_ho)

    def learn(self, errors: Tensor) -> None:
        r"""Move every weight against its gradient on the names just read.

        $$dh_{T-1} = W_{ho}^\top dy, \qquad dh_{t-1} = W_{hh}^\top dh_t$$
        """
        T, back = self.T, self.W_hh.mT
        torch.bmm(errors, self.W_ho.mT, out=self.dh_t[T - 1])
        for t in range(T - 1, 1, -1):
            torch.bmm(self.dh_t[t], back, out=self.dh_t[t - 1])
        self.W_xo.index_add_(0, self.last, errors[:, 0], alpha=-1)
        self.W_ho.baddbmm_(self.h_t[T - 1].mT, errors, alpha=-1)
        self.b_o.sub_(errors)
        dh = self.dh[1:T].mul_(self.mask)  # padding teaches nothing
        self.W_xh.index_add_(0, self.rows, dh.flatten(0, 2), alpha=-1)
        self.b_h.sub_(dh.sum(dim=0))
        h = self.h[1 : T - 1, :, 0].permute(1, 2, 0)  # (S, H, T - 2)
        self.W_hh.baddbmm_(h, dh[1:, :, 0].transpose(0, 1), alpha=-1)
