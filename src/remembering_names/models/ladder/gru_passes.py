r"""Both passes of a GRU, as compiled functions.

As in an LSTM's, a few rows of a batch go through all steps before the next
do. The gates stand in the order r, z, n.
"""

from typing import NamedTuple

import numpy as np

from firsthand.machine_code import compiled
from remembering_names.models.activations import sigmoid, tanh
from remembering_names.models.ladder.arrays import Array
from remembering_names.models.ladder.input_weights import (
    add,
    add_gradients,
    copy,
    write_projection,
)
from remembering_names.models.ladder.products import (
    add_product,
    add_product_back,
)

ROWS = 16  # so many rows go together


class Weights(NamedTuple):
    """All weights, or their gradients."""

    W_x: Array  # (I, 3H)
    b_x: Array  # (3H,)
    W_h: Array  # (H, 3H)
    b_h: Array  # (3H,)


class Run(NamedTuple):
    """What the way forward reads and leaves."""

    x: Array  # (T, B, I), or letters, (T, B)
    gates: Array  # the input's part, then gates, (T, B, 3H)
    u: Array  # the state's part of n, before the reset gate, (T, B, H)
    h: Array  # h_0 first, (T + 1, B, H)
    is_begun: bool  # or else h_0 is zero, and nobody asks for its gradient


class Slopes(NamedTuple):
    """The gradients that come back, and where those of the input go."""

    output: Array  # of every h, (T, B, H); (0, 1, 1) if there are none
    h: Array  # of the last h, in the end of the first, (B, H)
    x: Array  # of the input, (T, B, I); (0, 1, 1) if nobody asks


@compiled
def forward(weights: Weights, run: Run, first: int, last: int) -> None:
    """Run some rows of a batch from the first step to the last."""
    W_x, b_x, W_h, b_h = weights
    room = np.empty((min(ROWS, last - first), len(b_h)), b_h.dtype)
    for start in range(first, last, ROWS):
        end = min(start + ROWS, last)
        u = room[: end - start]
        for t in range(len(run.x)):
            a, h_prev = run.gates[t][start:end], run.h[t][start:end]
            write_projection(run.x[t][start:end], W_x, b_x, a)
            for k in range(len(u)):
                copy(b_h, u[k])
            if t or run.is_begun:
                add_product(h_prev, W_h, u)
            for k in range(len(u)):
                row = start + k
                step(a[k], u[k], run.u[t, row], h_prev[k], run.h[t + 1, row])


@compiled
def step(a: Array, u: Array, u_n: Array, h_prev: Array, h: Array) -> None:
    r"""Turn one row's parts of the input and of the state into gates.

    $$n_t = \tanh(a_n + r_t \odot u_n), \qquad
      h_t = n_t + z_t \odot (h_{t-1} - n_t)$$
    """
    H = len(h)
    for k in range(2 * H):
        a[k] = sigmoid(a[k] + u[k])
    r, z, n, u = a[:H], a[H : 2 * H], a[2 * H :], u[2 * H :]
    for k in range(H):
        u_n[k] = u[k]
        n[k] = tanh(n[k] + r[k] * u[k])
    for k in range(H):
        h[k] = n[k] + z[k] * (h_prev[k] - n[k])


@compiled
def backward(
    weights: Weights, run: Run, slopes: Slopes, first: int, last: int
) -> Weights:
    """Run some rows back; return the gradients of the weights."""
    W_x, b_x, W_h, b_h = weights
    found = Weights(
        np.zeros_like(W_x),
        np.zeros_like(b_x),
        np.zeros_like(W_h),
        np.zeros_like(b_h),
    )
    steps, H = len(run.x), len(W_h)
    rows = min(ROWS, last - first)
    da = np.empty((rows, 3 * H), b_x.dtype)
    du = np.empty((steps * rows, 3 * H), b_x.dtype)
    h_prev = np.empty((steps * rows, H), b_x.dtype)
    for start in range(first, last, ROWS):
        end = min(start + ROWS, last)
        count = end - start
        for t in range(steps - 1, -1, -1):
            here = slice(t * count, (t + 1) * count)
            for k in range(count):
                row = start + k
                step_back(run, slopes, (t, row), da[k], du[here][k])
                copy(run.h[t, row], h_prev[here][k])
                add(du[here][k], found.b_h)
            if t or run.is_begun:
                add_product_back(du[here], W_h, slopes.h[start:end])
            x_t = run.x[t][start:end]
            add_gradients(x_t, da[:count], found.W_x, found.b_x)
            if len(slopes.x):
                add_product_back(da[:count], W_x, slopes.x[t][start:end])
        known = slice(0 if run.is_begun else count, steps * count)
        add_product(h_prev[known].T, du[known], found.W_h)
    return found


@compiled
def step_back(
    run: Run, slopes: Slopes, place: tuple[int, int], da: Array, du: Array
) -> None:
    r"""Write the gradients of what makes one row's gates.

    That of the state turns into what reaches the state before directly,
    $z_t \odot dh_t$.

    Args:
        run: What the way forward left.
        slopes: The gradients that come back.
        place: The step and the row.
        da: Where to write the gradients of the input's part, (3H,).
        du: Where to write those of the state's part, (3H,).
    """
    t, row = place
    gates, u_n, h_prev = run.gates[t, row], run.u[t, row], run.h[t, row]
    dh = slopes.h[row]
    if len(slopes.output):
        add(slopes.output[t, row], dh)
    H, one = len(dh), dh.dtype.type(1)
    r, z, n = gates[:H], gates[H : 2 * H], gates[2 * H :]
    for k in range(H):
        da_n = dh[k] * (one - z[k]) * (one - n[k] * n[k])
        da[k] = da_n * u_n[k] * r[k] * (one - r[k])
        da[H + k] = dh[k] * (h_prev[k] - n[k]) * z[k] * (one - z[k])
        da[2 * H + k] = da_n
        dh[k] *= z[k]
    for k in range(2 * H):
        du[k] = da[k]
    for k in range(H):
        du[2 * H + k] = da[2 * H + k] * r[k]
