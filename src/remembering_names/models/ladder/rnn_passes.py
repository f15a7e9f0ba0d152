r"""Both passes of an RNN without gates, as compiled functions.

$$h_t = \tanh(a_t + h_{t-1} W_h)$$

Or without the tanh. Each step is one product by the system's fastest matrix
library, which SciPy brings along, and one walk over its numbers.
"""

import numpy as np

# Never called by name: compiled, np.dot calls its BLAS. Its import makes its
# version an input of all that is trained with these passes.
import scipy.linalg  # noqa: F401

from firsthand.machine_code import compiled
from remembering_names.models.activations import tanh
from remembering_names.models.ladder.arrays import Array


@compiled
def forward(
    a: Array, W_h: Array, h: Array, is_started: bool, is_bent: bool
) -> None:
    """Write the state after each step.

    Args:
        a: What the letters bring, bias and all, (T, B, H).
        W_h: The weights of the state, (H, H).
        h: The states, that before the first step among them, (T + 1, B, H).
        is_started: Whether that one is anything but zero.
        is_bent: Whether there is a tanh.
    """
    for t in range(len(a)):
        if t or is_started:
            np.dot(h[t], W_h, h[t + 1])
        else:
            h[1] = 0
        for k in range(a.shape[1]):
            add(a[t, k], h[t + 1, k], is_bent)


@compiled
def add(a: Array, h: Array, is_bent: bool) -> None:
    """Add what a letter brings to one row of a state, (H,) each."""
    for n in range(len(h)):
        h[n] += a[n]
    if is_bent:
        for n in range(len(h)):
            h[n] = tanh(h[n])


@compiled
def backward(
    h: Array, W_h: Array, da: Array, is_started: bool, is_bent: bool
) -> None:
    """Turn the gradients of all states into those of what letters bring.

    Args:
        h: The states, that before the first step among them, (T + 1, B, H).
        W_h: The weights of the state, transposed, (H, H).
        da: The gradients of states, (T + 1, B, H); where there was none
            before the first step, that one is left alone.
        is_started: Whether there was one.
        is_bent: Whether there is a tanh.
    """
    room = np.empty_like(h[0])
    for t in range(len(h) - 1, 0, -1):
        for k in range(h.shape[1]):
            if is_bent:
                unbend(h[t, k], da[t, k])
        if t > 1 or is_started:
            np.dot(da[t], W_h, room)
            for k in range(h.shape[1]):
                add(room[k], da[t - 1, k], False)


@compiled
def unbend(h: Array, da: Array) -> None:
    """Turn the gradient of one row of a state into that before the tanh."""
    one = type(h[0])(1)
    for n in range(len(h)):
        da[n] *= one - h[n] * h[n]
