"""Stacks of four arrays, one for each gate, and their products."""

from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

Array = NDArray[Any]
LARGE = 4096  # numbers in a matrix from which a second thread pays


class Weights(NamedTuple):
    """The weights of all gates, or their gradients, in the order o, i, f, g."""

    W: Array  # (4, I, H)
    U: Array  # (4, H, H)
    b: Array  # (4, 1, H)


def times(a: Array, b: Array, out: Array | None = None) -> Array:
    """Multiply a matrix, or each of a stack, by each of a stack of four.

    With more than one thread PyTorch does the large ones: two libraries, each
    with threads of its own, would fight for the processor.
    """
    rows, columns = a.shape[-2:]
    if torch.get_num_threads() == 1 or rows * columns < LARGE:
        product: Array = np.matmul(a, b, out)
        return product
    left, right = torch.from_numpy(a).expand(4, -1, -1), torch.from_numpy(b)
    into = None if out is None else torch.from_numpy(out)
    return torch.bmm(left, right, out=into).numpy()
