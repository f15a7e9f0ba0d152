r"""Both passes of an LSTM, as compiled functions.

Rows of a batch know nothing of each other: a few of them go through all steps
before the next do, so that what a step leaves is still near when the next one
needs it. The gates stand in the order i, f, o, g.
"""

from typing import NamedTuple

import numpy as np

from firsthand.machine_code import compiled
from remembering_names.models.activations import sigmoid, tanh
from remembering_names.models.ladder.arrays import Array
from remembering_names.models.ladder.gate_gradients import (
    add_gradients,
    add_product_by_gate,
)
from remembering_names.models.ladder.input_weights import (
    add,
    copy,
    write_projection,
)
from remembering_names.models.ladder.products import (
    add_product,
    add_product_back,
)

ROWS = 16  # so many rows go together


class Weights(NamedTuple):
    """All weights, gate beside gate, or their gradients."""

    W: Array  # (I, 4H)
    U: Array  # (H, 4H)
    b: Array  # (4H,)


class Run(NamedTuple):
    """What the way forward reads and leaves."""

    x: Array  # (T, B, I), or letters, (T, B)
    gates: Array  # pre-activations, then gates, (T, B, 4H)
    c: Array  # c_0 first, (T + 1, B, H)
    h: Array  # h_0 first, (T + 1, B, H)
    is_begun: bool  # or else h_0 is zero, and nobody asks for its gradient


class Slopes(NamedTuple):
    """The gradients that come back, and where those of the input go."""

    output: Array  # of every h, (T, B, H); (0, 1, 1) if there are none
    h: Array  # of the last h, in the end of the first, (B, H)
    c: Array  # of the last c, in the end of the first, (B, H)
    x: Array  # of the input, (T, B, I); (0, 1, 1) if nobody asks


@compiled
def forward(weights: Weights, run: Run, first: int, last: int) -> None:
    """Run some rows of a batch from the first step to the last."""
    W, U, b = weights
    for start in range(first, last, ROWS):
        end = min(start + ROWS, last)
        for t in range(len(run.x)):
            a = run.gates[t][start:end]
            write_projection(run.x[t][start:end], W, b, a)
            if t or run.is_begun:
                add_product(run.h[t][start:end], U, a)
            for k in range(start, end):
                c_prev, c, h = run.c[t, k], run.c[t + 1, k], run.h[t + 1, k]
                step(run.gates[t, k], c_prev, c, h)


@compiled
def step(a: Array, c_prev: Array, c: Array, h: Array) -> None:
    r"""Turn one row's pre-activations into gates, and write its states.

    $$c_t = f_t \odot c_{t-1} + i_t \odot g_t, \qquad
      h_t = o_t \odot \tanh c_t$$
    """
    H = len(c)
    for n in range(3 * H):
        a[n] = sigmoid(a[n])
    for n in range(3 * H, 4 * H):
        a[n] = tanh(a[n])
    i, f, o, g = a[:H], a[H : 2 * H], a[2 * H : 3 * H], a[3 * H :]
    for n in range(H):
        c[n] = f[n] * c_prev[n] + i[n] * g[n]
    for n in range(H):
        h[n] = o[n] * tanh(c[n])


@compiled
def backward(
    weights: Weights, run: Run, slopes: Slopes, first: int, last: int
) -> Weights:
    """Run some rows back; return the gradients of the weights.

    They are (4, I, H), (4, H, H) and (4, H), one gate after the other.
    """
    W, U, b = weights
    steps, I, H = len(run.x), len(W), len(U)
    found = Weights(
        np.zeros((4, I, H), b.dtype),
        np.empty((4, H, H), b.dtype),  # the first rows fill it
        np.zeros((4, H), b.dtype),
    )
    size = steps * min(ROWS, last - first)
    da = np.empty((size, 4 * H), b.dtype)
    h_prev = np.empty((size, H), b.dtype)
    for start in range(first, last, ROWS):
        end = min(start + ROWS, last)
        count = end - start
        for t in range(steps - 1, -1, -1):
            here = slice(t * count, (t + 1) * count)
            for k in range(count):
                step_back(run, slopes, t, start + k, da[here][k])
                copy(run.h[t, start + k], h_prev[here][k])
            if t or run.is_begun:
                add_product_back(da[here], U, slopes.h[start:end])
            add_gradients(run.x[t][start:end], da[here], found.W, found.b)
            if len(slopes.x):
                add_product_back(da[here], W, slopes.x[t][start:end])
        known = slice(0 if run.is_begun else count, steps * count)
        is_first = start == first
        add_product_by_gate(h_prev[known].T, da[known], found.U, is_first)
    return found


@compiled
def step_back(run: Run, slopes: Slopes, t: int, row: int, da: Array) -> None:
    r"""Write the gradients of one row's pre-activations at step t, (4H,).

    Those of the states turn into what reaches the states before by the cell
    alone: $dh$ is then zero, and $dc_{t-1} = f_t \odot dc_t$, where

    $$dc_t \mathrel{+}= dh_t \odot o_t \odot (1 - \tanh^2 c_t)$$
    """
    gates, c_prev, c = run.gates[t, row], run.c[t, row], run.c[t + 1, row]
    dh, dc = slopes.h[row], slopes.c[row]
    if len(slopes.output):
        add(slopes.output[t, row], dh)
    H, one, zero = len(c), c.dtype.type(1), c.dtype.type(0)
    i, f = gates[:H], gates[H : 2 * H]
    o, g = gates[2 * H : 3 * H], gates[3 * H :]
    da_i, da_f = da[:H], da[H : 2 * H]
    da_o, da_g = da[2 * H : 3 * H], da[3 * H :]
    for n in range(H):
        tanh_c = tanh(c[n])
        dc_t = dc[n] + dh[n] * o[n] * (one - tanh_c * tanh_c)
        da_i[n] = dc_t * g[n] * i[n] * (one - i[n])
        da_f[n] = dc_t * c_prev[n] * f[n] * (one - f[n])
        da_o[n] = dh[n] * tanh_c * o[n] * (one - o[n])
        da_g[n] = dc_t * i[n] * (one - g[n] * g[n])
        dh[n], dc[n] = zero, dc_t * f[n]
