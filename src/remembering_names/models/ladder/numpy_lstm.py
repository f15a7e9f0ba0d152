"""Both passes of an LSTM in NumPy: every operation in place, none twice.

The gates stand in the order o, i, f, g, each a block of its own, (b, H), and
the cell state before the step follows them. So one product serves i * g and
f * c, and each operation runs through memory from end to end.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from remembering_names.models.ladder.gate_stacks import (
    LARGE,
    Array,
    Weights,
    times,
)


class Step(NamedTuple):
    """What one step forward reads and writes: views, made before the loop."""

    h_prev: Array  # (b, H), as all without a shape
    x_W: Array  # the input's part of the pre-activations, (4, b, H)
    a: Array  # pre-activations, then gates, (4, b, H)
    oif: Array  # (3, b, H)
    o: Array
    i_f: Array  # (2, b, H)
    g_c: Array  # g and c before, (2, b, H)
    terms: Array  # i * g and f * c before, (2, b, H)
    i_g: Array
    f_c: Array
    c: Array
    tanh_c: Array
    h: Array


class Rows:
    """Some rows of a batch: what their way forward leaves for the way back.

    Args:
        x: The input, (T, b, I), or letters, (T, b).
        h_0: The hidden state before it, (b, H).
        c_0: The cell state before it, (b, H).
        fresh: Whether h_0 is zero and nobody asks for its gradient. Then the
            first step has no product with U, and none on the way back.
    """

    def __init__(
        self, x: Array, h_0: Array, c_0: Array, fresh: bool = False
    ) -> None:
        (T, b), H, dtype = x.shape[:2], c_0.shape[1], c_0.dtype
        self.x, self.fresh = x, fresh
        self.gates = np.empty((T, 5, b, H), dtype)  # o, i, f, g and c before
        self.terms = np.empty((T, 2, b, H), dtype)  # i * g and f * c
        self.tanh_c = np.empty((T, b, H), dtype)
        self.h = np.empty((T + 1, b, H), dtype)  # h_0 first
        self.c_n = np.empty((b, H), dtype)
        self.h[0], self.gates[0, 4] = h_0, c_0
        self.times = times if b * H >= LARGE else np.matmul

    def forward(self, weights: Weights) -> None:
        r"""Run all steps, from first to last; one tanh serves all gates.

        $$\sigma(a) = \tfrac12 \tanh(\tfrac12 a) + \tfrac12$$
        """
        half = np.array(0.5, self.h.dtype)
        product = np.zeros_like(self.gates[0, :4])
        for t, v in enumerate(self.steps(self.inputs(weights))):
            oif = v.oif
            if t or not self.fresh:
                self.times(v.h_prev, weights.U, product)
            np.add(v.x_W, product, v.a)
            np.multiply(oif, half, oif)
            np.tanh(v.a, v.a)
            np.multiply(oif, half, oif)
            np.add(oif, half, oif)
            np.multiply(v.i_f, v.g_c, v.terms)  # i * g and f * c
            np.add(v.i_g, v.f_c, v.c)
            np.tanh(v.c, v.tanh_c)
            np.multiply(v.o, v.tanh_c, v.h)

    def steps(self, x_W: Array) -> Iterator[Step]:
        """Return the views that each step forward needs, made all at once."""
        gates, terms = self.gates, self.terms
        all_times: dict[str, Iterable[Array]] = {
            "h_prev": self.h[:-1],
            "x_W": x_W,
            "a": gates[:, :4],
            "oif": gates[:, :3],
            "o": gates[:, 0],
            "i_f": gates[:, 1:3],
            "g_c": gates[:, 3:],
            "terms": terms,
            "i_g": terms[:, 0],
            "f_c": terms[:, 1],
            "c": [*gates[1:, 4], self.c_n],
            "tanh_c": self.tanh_c,
            "h": self.h[1:],
        }
        in_order = [all_times[name] for name in Step._fields]
        return map(Step._make, zip(*in_order, strict=True))

    def inputs(self, weights: Weights) -> Array:
        """Return the input's part of each pre-activation, (T, 4, b, H)."""
        (T, b), (_, I, H) = self.x.shape[:2], weights.W.shape
        if self.x.ndim == 2:  # a letter is a row of each gate's W
            self.places = np.arange(0, 4 * I, I)[:, None] + self.x[:, None]
            few = T * b < I  # add the bias to whichever has fewer rows
            W = weights.W if few else weights.W + weights.b
            rows: Array = W.reshape(4 * I, H).take(self.places, axis=0)
            return np.add(rows, weights.b, rows) if few else rows
        a = np.matmul(self.x.reshape(T * b, I), weights.W)
        np.add(a, weights.b, a)
        by_step: Array = a.reshape(4, T, b, H).swapaxes(0, 1)
        return by_step

    def slopes(self) -> tuple[Array, Array]:
        r"""Return the local derivatives of all steps at once.

        $$\frac{\partial h}{\partial a_o} = h (1 - o), \quad
          \frac{\partial c}{\partial a_f} = f c_{t-1} (1 - f), \quad
          \frac{\partial h}{\partial c} = o - h \tanh c$$

        Returns:
            dh/da_o, dc/da_i, dc/da_f, dc/da_g and dc/dc before, which is f,
            (T, 5, b, H); dh/dc, (T, b, H).
        """
        o, i, f, g = (self.gates[:, n] for n in range(4))
        h, i_f = self.h[1:], self.gates[:, 1:3]
        slopes = np.empty_like(self.gates)
        np.multiply(h, o, slopes[:, 0])
        np.subtract(h, slopes[:, 0], slopes[:, 0])
        np.multiply(self.terms, i_f, slopes[:, 1:3])
        np.subtract(self.terms, slopes[:, 1:3], slopes[:, 1:3])
        np.multiply(self.terms[:, 0], g, slopes[:, 3])
        np.subtract(i, slopes[:, 3], slopes[:, 3])
        np.copyto(slopes[:, 4], f)
        from_h = h * self.tanh_c
        return slopes, np.subtract(o, from_h, from_h)

    def backward(
        self, d_output: Array | None, dh: Array, dc: Array, back: Array
    ) -> tuple[Array, Array, Array]:
        """Return da, (4, T * b, H), and the gradients of h_0 and c_0, (b, H).

        Args:
            d_output: The gradient of h at every step, if any, (T, b, H).
            dh: The gradient of the last h, (b, H).
            dc: The gradient of the last c, (b, H).
            back: U transposed, (4, H, H).
        """
        slopes, from_h = self.slopes()  # they turn into gradients in place
        da, product = slopes[:, :4], np.empty_like(slopes[0, :4])
        dh, dc, by_h = dh.copy(), dc.copy(), np.empty_like(dh)
        ones, parts = np.ones(4, dh.dtype), product.reshape(4, -1)
        steps = zip(slopes[:, 0], slopes[:, 1:], da, from_h, strict=True)
        for t, step in reversed(list(enumerate(steps))):
            da_o, rest, da_t, from_h_t = step
            if d_output is not None:
                np.add(dh, d_output[t], dh)
            np.multiply(dh, from_h_t, by_h)  # through tanh(c)
            np.add(dc, by_h, dc)
            np.multiply(da_o, dh, da_o)
            np.multiply(rest, dc, rest)  # da_i, da_f, da_g, dc before
            dc = rest[3]
            if t or not self.fresh:
                self.times(da_t, back, product)
                np.dot(ones, parts, dh.reshape(-1))
        return da.swapaxes(0, 1).reshape(4, -1, dh.shape[1]), dh, dc
