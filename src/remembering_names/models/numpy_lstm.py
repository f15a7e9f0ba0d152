"""Both passes of an LSTM in NumPy: every operation in place, none twice.

The gates stand in the order o, i, f, g, each a block of its own, (b, H), and
the cell state before the step follows them. So one product serves i * g and
f * c, and each operation runs through memory from end to end.
"""

from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

Array = NDArray[Any]


class Weights(NamedTuple):
    """The weights of all gates, or their gradients, in the order o, i, f, g."""

    W: Array  # (4, I, H)
    U: Array  # (4, H, H)
    b: Array  # (4, 1, H)


class Rows:
    """Some rows of a batch: what their way forward leaves for the way back.

    Args:
        x: The input, (T, b, I), or letters, (T, b).
        h_0: The hidden state before it, (b, H).
        c_0: The cell state before it, (b, H).
    """

    def __init__(self, x: Array, h_0: Array, c_0: Array) -> None:
        (T, b), H, dtype = x.shape[:2], c_0.shape[1], c_0.dtype
        self.x = x
        self.gates = np.empty((T, 5, b, H), dtype)  # o, i, f, g and c before
        self.terms = np.empty((T, 2, b, H), dtype)  # i * g and f * c
        self.tanh_c = np.empty((T, b, H), dtype)
        self.h = np.empty((T + 1, b, H), dtype)  # h_0 first
        self.c_n = np.empty((b, H), dtype)
        self.h[0], self.gates[0, 4] = h_0, c_0

    def forward(self, weights: Weights) -> None:
        r"""Run all steps, from first to last; one tanh serves all gates.

        $$\sigma(a) = \tfrac12 \tanh(\tfrac12 a) + \tfrac12$$
        """
        h, after = self.h, [*self.gates[1:, 4], self.c_n]
        half, product = np.array(0.5, h.dtype), np.empty_like(self.gates[0, :4])
        x_W = self.inputs(weights)
        steps = zip(x_W, self.gates, self.terms, self.tanh_c, strict=True)
        for t, (x_t, gates, terms, tanh_c) in enumerate(steps):
            a, oif, c = gates[:4], gates[:3], after[t]
            np.matmul(h[t], weights.U, product)
            np.add(x_t, product, a)
            np.multiply(oif, half, oif)
            np.tanh(a, a)
            np.multiply(oif, half, oif)
            np.add(oif, half, oif)
            np.multiply(gates[1:3], gates[3:], terms)
            np.add(terms[0], terms[1], c)
            np.tanh(c, tanh_c)
            np.multiply(gates[0], tanh_c, h[t + 1])

    def inputs(self, weights: Weights) -> Array:
        """Return the input's part of each pre-activation, (T, 4, b, H)."""
        (T, b), (_, I, H) = self.x.shape[:2], weights.W.shape
        if self.x.ndim == 2:  # a letter is a row of each gate's W
            self.places = np.arange(0, 4 * I, I)[:, None] + self.x[:, None]
            rows: Array = weights.W.reshape(4 * I, H).take(self.places, axis=0)
            rows += weights.b
            return rows
        a = np.matmul(self.x.reshape(T * b, I), weights.W)
        np.add(a, weights.b, a)
        found: Array = a.reshape(4, T, b, H).swapaxes(0, 1)
        return found

    def slopes(self) -> tuple[Array, Array]:
        r"""Return the local derivatives of all steps at once.

        $$\frac{\partial h}{\partial a_o} = h (1 - o), \quad
          \frac{\partial c}{\partial a_f} = f c_{t-1} (1 - f), \quad
          \frac{\partial h}{\partial c} = o - h \tanh c$$

        Returns:
            dh/da_o and dc/da_i, dc/da_f, dc/da_g, (T, 4, b, H); dh/dc.
        """
        o, i, g = (self.gates[:, n] for n in (0, 1, 3))
        h, i_f = self.h[1:], self.gates[:, 1:3]
        slopes = np.empty_like(self.gates[:, :4])
        np.multiply(h, o, slopes[:, 0])
        np.subtract(h, slopes[:, 0], slopes[:, 0])
        np.multiply(self.terms, i_f, slopes[:, 1:3])
        np.subtract(self.terms, slopes[:, 1:3], slopes[:, 1:3])
        np.multiply(self.terms[:, 0], g, slopes[:, 3])
        np.subtract(i, slopes[:, 3], slopes[:, 3])
        from_h = h * self.tanh_c
        return slopes, np.subtract(o, from_h, from_h)

    def backward(
        self, d_output: Array | None, dh: Array, dc: Array, back: Array
    ) -> tuple[Array, Array, Array]:
        """Return da, (T, 4, b, H), and the gradients of h_0 and c_0, (b, H).

        Args:
            d_output: The gradient of h at every step, if any, (T, b, H).
            dh: The gradient of the last h, (b, H).
            dc: The gradient of the last c, (b, H).
            back: U transposed, (4, H, H).
        """
        da, from_h = self.slopes()  # slopes turn into gradients in place
        d, product = np.empty((2, *da[0].shape), da.dtype)
        d[0], own, dc = dh, np.empty_like(dh), dc.copy()
        dh, ones = d[0], np.ones(4, da.dtype)
        steps = zip(da, from_h, self.gates[:, 2], strict=True)
        for t, (da_t, from_h_t, f) in reversed([*enumerate(steps)]):
            if d_output is not None:
                np.add(dh, d_output[t], dh)
            np.multiply(dh, from_h_t, own)
            np.add(dc, own, dc)
            np.copyto(d[1:], dc)  # d: dh for o; dc for i, f and g
            np.multiply(da_t, d, da_t)
            np.matmul(da_t, back, product)
            np.dot(ones, product.reshape(4, -1), dh.reshape(-1))
            np.multiply(dc, f, dc)
        return da, dh, dc

    def gradients(self, da: Array, weights: Weights) -> Weights:
        """Return what these rows add to the gradients of the weights."""
        T, _, b, H = da.shape
        flat = da.swapaxes(0, 1).reshape(4, T * b, H)
        dU = np.matmul(self.h[:-1].reshape(T * b, H).T, flat)
        if self.x.ndim == 3:
            dW = np.matmul(self.x.reshape(T * b, -1).T, flat)
        elif T * b < weights.W.shape[1]:  # few letters: a small product
            symbols = np.arange(weights.W.shape[1])[:, None]
            hot = (symbols == self.x.reshape(T * b)).astype(da.dtype)
            dW = np.matmul(hot, flat)
        else:
            dW = self.add_rows(da, np.zeros_like(weights.W))
        return Weights(dW, dU, flat.sum(1, keepdims=True))

    def add_rows(self, da: Array, dW: Array) -> Array:
        """Add each letter's part of da to its row of dW, (4, I, H)."""
        rows = torch.from_numpy(self.places.reshape(-1))
        H = da.shape[-1]
        to, what = (torch.from_numpy(t).view(-1, H) for t in (dW, da))
        to.index_add_(0, rows, what)
        return dW

    def dx(self, da: Array, weights: Weights) -> Array:
        """Return the gradient of the input, (T, b, I)."""
        found: Array = (da @ weights.W.swapaxes(1, 2)).sum(1)
        return found
