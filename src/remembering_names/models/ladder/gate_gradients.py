"""Gradients of weights whose gates are tensors of their own.

Products are made of all gates at once, but each gate's gradient has to end in
one piece. To sort a whole gradient afterwards would be to walk through its
memory once more, so each few rows are sorted while they are near.
"""

import numpy as np

from firsthand.machine_code import compiled
from remembering_names.models.ladder.arrays import Array
from remembering_names.models.ladder.input_weights import add, copy
from remembering_names.models.ladder.products import add_product


@compiled
def add_gradients(x_t: Array, da: Array, dW: Array, db: Array) -> None:
    """Add what one step says about W and b to their gradients.

    Args:
        x_t: Its input, (B, I), or letters, (B,).
        da: The gradient of x W + b, gate beside gate, (B, 4H).
        dW: The gradient of W, (4, I, H).
        db: The gradient of b, (4, H).
    """
    for gate in range(4):
        for k in range(len(da)):
            add(part(da[k], gate), db[gate])
    if x_t.ndim == 1:
        for gate in range(4):
            for k in range(len(da)):
                add(part(da[k], gate), dW[gate, x_t[k]])
    else:
        add_product_by_gate(x_t.T, da, dW, False)


@compiled
def add_product_by_gate(
    a: Array, b: Array, total: Array, is_first: bool
) -> None:
    """Add a b to a total, gate by gate.

    Args:
        a: The first factor, (M, K).
        b: The second, gate beside gate, (K, 4H), its rows in one piece.
        total: What to add to, (4, M, H).
        is_first: Whether the total is still zero, whatever stands there.
    """
    rows = np.empty((min(4, len(a)), b.shape[1]), b.dtype)
    for m in range(0, len(a), 4):
        count = min(4, len(a) - m)
        if is_first:
            rows[:] = 0
        else:
            for k in range(count):
                for gate in range(4):
                    copy(total[gate, m + k], part(rows[k], gate))
        add_product(a[m : m + count], b, rows[:count])
        for k in range(count):
            for gate in range(4):
                copy(part(rows[k], gate), total[gate, m + k])


@compiled
def part(row: Array, gate: int) -> Array:
    """Return one gate's part of a row, (4H,)."""
    H = len(row) // 4
    return row[gate * H : (gate + 1) * H]
