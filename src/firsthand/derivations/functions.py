"""What the functions in an expression are worth; `latex` prints them."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any

import torch
from torch import Tensor


def product(factors: Iterable[Tensor]) -> Tensor:
    """Return the product of matrices or numbers, the first one leftmost.

    Raises:
        ValueError: There are none, so that nothing tells its size.
    """
    found = some(factors)
    return reduce(torch.matmul if found[0].dim() else torch.mul, found)


def total(terms: Iterable[Tensor]) -> Tensor:
    """Return the sum of `terms`.

    Raises:
        ValueError: There are none, so that nothing tells its size.
    """
    return reduce(torch.add, some(terms))


def some(parts: Iterable[Tensor]) -> list[Tensor]:
    """Return the parts of a sum or a product, one at least."""
    found = list(parts)
    if not found:
        raise ValueError("a sum or a product of nothing")
    return found


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "log": torch.log,
    "exp": torch.exp,
    "mean": torch.mean,
    "scale": lambda factor, value: factor * value,
    "beside": lambda *rows: torch.cat(rows, dim=1),
    "softmax": lambda scores: torch.softmax(scores, dim=0),
    "log_softmax": lambda scores: torch.log_softmax(scores, dim=0),
    "diag": torch.diag,
    "stack": lambda *parts: torch.cat(parts),
    "dot": torch.dot,
    "outer": torch.outer,
    "kron": lambda row, matrix: torch.kron(row[None], matrix),
    "vec": lambda matrix: matrix.flatten(),  # row after row
    "norm": lambda matrix: torch.linalg.matrix_norm(matrix, 2),
    "cond": lambda matrix: torch.linalg.cond(matrix, 2),
    "radius": lambda matrix: torch.linalg.eigvals(matrix).abs().max(),
    "power": torch.linalg.matrix_power,
    "product": product,
    "total": total,
    "up": lambda first, last: range(first, last + 1),
    "down": lambda first, last: range(first, last - 1, -1),
}
