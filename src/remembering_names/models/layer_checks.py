"""What a recurrent layer refuses, each in one line.

Exceptions are of the types that PyTorch's layers raise; where theirs is an
accident, such as an AttributeError for a list, it is a TypeError here.
"""

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

import torch
from torch import Tensor
from torch.nn.utils.rnn import PackedSequence

from remembering_names.models.closed_operations import is_traced

if TYPE_CHECKING:
    from remembering_names.models.recurrent_layer import RecurrentLayer

OPTIONS = {  # what `nn.LSTM`, `nn.GRU` and `nn.RNN` take, and their defaults
    "num_layers": 1,
    "nonlinearity": "tanh",
    "bias": True,
    "batch_first": False,
    "dropout": 0,
    "bidirectional": False,
    "proj_size": 0,
    "device": None,
    "dtype": None,
}
TYPE = attrgetter("dtype")
LETTERS = (torch.int64, torch.int32)


def refuse(
    layer: "RecurrentLayer", kind: type[Exception], why: str
) -> NoReturn:
    """Raise an exception that names the layer."""
    raise kind(f"{type(layer).__name__}: {why}")


def check_size(layer: "RecurrentLayer", name: str, size: Any) -> None:
    """See that a size is a number of at least one."""
    if not isinstance(size, int):
        kind = type(size).__name__
        refuse(layer, TypeError, f"{name} must be an int, not {kind}")
    if size < 1:
        refuse(layer, ValueError, f"{name} must be at least 1, not {size}")


def check_options(layer: "RecurrentLayer", options: dict[str, Any]) -> None:
    """See that further arguments ask for no other layer than this one."""
    own = OPTIONS | {"bidirectional": layer.directions == 2}
    for name, value in options.items():
        if name not in own:
            refuse(layer, TypeError, f"there is no argument {name!r}")
        if value != own[name]:
            why = f"made of its two sizes alone, not with {name}={value!r}"
            refuse(layer, ValueError, f"one layer, time first, {why}")


def check_shape(layer: "RecurrentLayer", input: Tensor) -> None:
    """See that the input has a step at least, and vectors of its size."""
    if not isinstance(input, Tensor):
        kind = type(input).__name__
        if isinstance(input, PackedSequence):
            kind += "; read sequences of one length together"
        refuse(layer, TypeError, f"input must be a tensor, not a {kind}")
    is_letters = layer.is_letters(input)
    shape, batch = input.shape, 2 if is_letters else 3
    if len(shape) not in (batch, batch - 1):
        why = f"must have {batch - 1} or {batch} dimensions, not {len(shape)}"
        refuse(layer, ValueError, f"input {why}")
    if not is_letters and shape[-1] != layer.input_size:
        why = f"must have {layer.input_size} numbers a step, not {shape[-1]}"
        refuse(layer, RuntimeError, f"input {why}")
    if not shape[0]:
        refuse(layer, RuntimeError, "input must have at least one step")


def check_types(layer: "RecurrentLayer", input: Tensor) -> torch.dtype:
    """See that weights and input have one type, and return it."""
    types: set[torch.dtype] = set(map(TYPE, layer.weights()))
    if len(types) > 1:
        why = f"must have one type, not {' and '.join(sorted(map(str, types)))}"
        refuse(layer, RuntimeError, f"weights {why}")
    (dtype,) = types
    if layer.is_letters(input):
        layer.check_letters(input)
    elif input.dtype != dtype and not is_cast(input):
        why = f"must be {dtype}, as the weights are, not {input.dtype}"
        refuse(layer, ValueError, f"input {why}")
    return dtype


def is_cast(tensor: Tensor) -> bool:
    """Tell whether autocast takes care of a tensor's type."""
    return tensor.is_floating_point() and torch.is_autocast_enabled("cpu")


def check_letters(
    layer: "RecurrentLayer", letters: Tensor, alphabet: int
) -> None:
    """See that all letters are of an alphabet of that size."""
    if letters.numel() == 0 or is_traced():
        return  # then the look-up itself refuses them
    least, most = letters.aminmax()
    low, high = least.item(), most.item()
    if low < 0 or high >= alphabet:
        why = f"must be from 0 to {alphabet - 1}, not {low} to {high}"
        refuse(layer, IndexError, f"letters {why}")


def check_state(
    layer: "RecurrentLayer",
    state: Any,
    shape: tuple[int, ...],
    dtype: torch.dtype,
) -> None:
    """See that a state has the shape and the type that it must have."""
    parts = state if layer.has_cell else [state]
    if layer.has_cell and not (
        isinstance(state, tuple | list) and len(state) == 2
    ):
        refuse(layer, TypeError, "state must be a pair of tensors, h and c")
    for part in parts:
        if not isinstance(part, Tensor):
            kind = type(part).__name__
            refuse(layer, TypeError, f"a state must be a tensor, not {kind}")
        if part.shape != shape:
            why = f"must have the shape {shape}, not {tuple(part.shape)}"
            refuse(layer, RuntimeError, f"a state {why}")
        if part.dtype != dtype and not is_cast(part):
            why = f"must be {dtype}, as the weights are, not {part.dtype}"
            refuse(layer, RuntimeError, f"a state {why}")
