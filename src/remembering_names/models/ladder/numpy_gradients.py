"""What the way back of some rows adds to the gradients of weights and input.

Here da, (4, T * b, H), are the gradients of all pre-activations.
"""

import numpy as np
import torch

from remembering_names.models.ladder.gate_stacks import Array, Weights, times
from remembering_names.models.ladder.numpy_lstm import Rows


def of_weights(rows: Rows, da: Array, weights: Weights) -> Weights:
    """Return what the rows add to the gradients of the weights."""
    _, count, H = da.shape
    first = rows.h.shape[1] if rows.fresh else 0  # h_0 is zero: nothing to add
    dU = times(rows.h[:-1].reshape(count, H)[first:].T, da[:, first:])
    db: Array = torch.from_numpy(da).sum(1, keepdim=True).numpy()
    return Weights(of_input_weights(rows, da, weights.W), dU, db)


def of_input_weights(rows: Rows, da: Array, W: Array) -> Array:
    """Return what the rows add to the gradient of W, (4, I, H)."""
    count, symbols = da.shape[1], W.shape[1]
    if rows.x.ndim == 3:
        return times(rows.x.reshape(count, -1).T, da)
    if count < symbols:  # few letters: a small product
        hot = np.arange(symbols)[:, None] == rows.x.reshape(count)
        return times(hot.astype(da.dtype), da)
    return add_rows(rows, da, np.zeros_like(W))


def add_rows(rows: Rows, da: Array, dW: Array) -> Array:
    """Add each letter's part of da to its row of dW, (4, I, H)."""
    places = torch.from_numpy(rows.places.swapaxes(0, 1).reshape(-1))
    to, what = (torch.from_numpy(t).view(-1, t.shape[2]) for t in (dW, da))
    to.index_add_(0, places, what)
    return dW


def of_input(rows: Rows, da: Array, weights: Weights) -> Array:
    """Return the gradient of the input, (T, b, I)."""
    dx: Array = times(da, weights.W.swapaxes(1, 2)).sum(0)
    return dx.reshape(rows.x.shape)
