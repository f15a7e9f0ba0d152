"""What the input's weights do in any recurrence, and what they learn.

An input is (T, B, I), or letters, (T, B), which stand for one-hot vectors: the
product of such a vector with W is a row of W.
"""

from firsthand.machine_code import compiled
from remembering_names.models.ladder.arrays import Array
from remembering_names.models.ladder.products import add_product


@compiled
def write_projection(x_t: Array, W: Array, b: Array, a: Array) -> None:
    """Write x W + b to a.

    Args:
        x_t: One step's input, (B, I), or letters, (B,).
        W: The weights of the input, (I, N).
        b: The biases, (N,).
        a: Where to write, (B, N).
    """
    for k in range(len(a)):
        copy(b, a[k])
    if x_t.ndim == 1:
        for k in range(len(a)):
            add(W[x_t[k]], a[k])
    else:
        add_product(x_t, W, a)


@compiled
def add_gradients(x_t: Array, da: Array, dW: Array, db: Array) -> None:
    """Add what one step says about W and b to their gradients.

    Args:
        x_t: Its input, (B, I), or letters, (B,).
        da: The gradient of x W + b, (B, N).
        dW: The gradient of W, (I, N).
        db: The gradient of b, (N,).
    """
    for k in range(len(da)):
        add(da[k], db)
    if x_t.ndim == 1:
        for k in range(len(da)):
            add(da[k], dW[x_t[k]])
    else:
        add_product(x_t.T, da, dW)


@compiled
def add(row: Array, total: Array) -> None:
    """Add a row to a total, (N,) each."""
    for n in range(len(total)):
        total[n] += row[n]


@compiled
def copy(row: Array, to: Array) -> None:
    """Copy a row, (N,)."""
    for n in range(len(to)):
        to[n] = row[n]
