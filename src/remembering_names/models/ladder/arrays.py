"""The memory of tensors, as compiled functions get it."""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

Array = NDArray[Any]


def array(tensor: Tensor) -> Array:
    """Return a tensor's memory as an array, in one piece: copied if needed."""
    shared: Array = tensor.detach().contiguous().numpy()
    return shared


def states(first: Tensor | None, shape: tuple[int, ...], dtype: Any) -> Array:
    """Return room for the states of all steps, (T + 1, B, H).

    Args:
        first: The state before the first step, (1, B, H); zeros if None.
        shape: T + 1, B, H.
        dtype: The type of the numbers.
    """
    room = np.empty(shape, dtype)
    room[0] = 0 if first is None else array(first)[0]
    return room


def gradient(given: Tensor | None, shape: tuple[int, ...], dtype: Any) -> Array:
    """Return a copy of a state's gradient, (B, H); zeros if there is none."""
    if given is None:
        return np.zeros(shape, dtype)
    copy: Array = given.detach().numpy()[0].copy()
    return copy


def all_gradients(given: Tensor | None, dtype: Any) -> Array:
    """Return the gradients of the output, (T, B, H); without any, (0, 1, 1)."""
    return np.empty((0, 1, 1), dtype) if given is None else array(given)


def as_asked(ctx: Any, *found: Array) -> tuple[Tensor | None, ...]:
    """Return gradients of the first inputs, None where nobody asks for one."""
    asked = ctx.needs_input_grad[: len(found)]
    return tuple(
        torch.from_numpy(one) if is_asked else None
        for one, is_asked in zip(found, asked, strict=True)
    )
