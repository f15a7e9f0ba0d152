"""What PyTorch's recurrent layers promise, for all of this report's.

To write a layer, derive from `RecurrentLayer`, hand `**options` on to its
`__init__`, and define two methods:

- `read(input, state)`, the layer's own code. It gets a batch, input (T, B, I)
  and state (directions, B, H), and both have passed all checks: T is at least
  1, B may be 0. A state that the caller left out is None. Where
  `reads_letters`, input may also be letters, (T, B), all of the alphabet.
- `weights()`, all weights as they act; `named_weights` finds them.

Class attributes say whether the state is a pair (`has_cell`), whether letters
are read (`reads_letters`), and in how many `directions`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from remembering_names.models.layer_checks import (
    LETTERS,
    check_letters,
    check_options,
    check_shape,
    check_size,
    check_state,
    check_types,
)


class RecurrentLayer(nn.Module):
    """One layer, time first; called as PyTorch's own of its kind is.

    Args:
        input_size: I.
        hidden_size: H.
        options: Others that PyTorch's layers take, if at their defaults.

    Raises:
        TypeError: A size is no integer, or an option is unknown.
        ValueError: A size is below 1, or an option asks for another layer.
    """

    has_cell: ClassVar[bool] = False  # its state is a pair, h and c
    reads_letters: ClassVar[bool] = False  # as if they were one-hot vectors
    directions: ClassVar[int] = 1

    def __init__(
        self, input_size: int, hidden_size: int, **options: Any
    ) -> None:
        super().__init__()
        check_size(self, "input_size", input_size)
        check_size(self, "hidden_size", hidden_size)
        check_options(self, options)
        self.input_size = input_size
        self.hidden_size = hidden_size

    def forward(self, input: Tensor, state: Any = None) -> tuple[Tensor, Any]:
        """Check what is given, then read it.

        Args:
            input: The sequences, (T, B, I), or one of them, (T, I). Where
                `reads_letters`, also letters, (T, B) or (T,).
            state: The state before them, (directions, B, H), or, for one
                sequence, (directions, H). Where `has_cell`, a pair of them.
                Zeros if None.

        Returns:
            The hidden state at every step, (T, B, directions * H), and the
            state after the last one; for one sequence without B.

        Raises:
            TypeError: The input or a state is no tensor.
            ValueError: The input has dimensions too many or too few, or is
                of another type than the weights.
            RuntimeError: A size is wrong, or the type of a state.
            IndexError: A letter is not of the alphabet.
        """
        check_shape(self, input)
        dtype = check_types(self, input)
        is_one = input.dim() == (1 if self.is_letters(input) else 2)
        if state is not None:
            batch = () if is_one else input.shape[1:2]
            shape = (self.directions, *batch, self.hidden_size)
            check_state(self, state, shape, dtype)
        if is_one:
            sequence = input.unsqueeze(1)  # a batch of one
            output, state = self.read(sequence, each(state, with_batch))
        else:
            output, state = self.read(input, state)
        if self.has_cell and torch.is_autocast_enabled("cpu"):
            output, state = lowered(output), each(state, lowered)
        if is_one:
            output, state = without_batch(output), each(state, without_batch)
        return output, state

    def read(self, input: Tensor, state: Any) -> tuple[Tensor, Any]:
        """Read a batch of sequences that has been checked.

        Args:
            input: The sequences, (T, B, I), or their letters, (T, B).
            state: The state before them, (directions, B, H), or a pair of
                them; None for zeros.
        """
        # Abstract: each layer has its own, and is tested to have it.
        raise NotImplementedError

    def weights(self) -> Iterable[Tensor]:
        """Return all weights as they act: pruned, say, or parametrized."""
        # Abstract, too: each layer has its own, by its own names.
        raise NotImplementedError

    def check_letters(self, letters: Tensor) -> None:
        """See that all letters are rows of the weights.

        A layer that finds out while it reads may do nothing here.
        """
        check_letters(self, letters, self.input_size)

    def is_letters(self, input: Tensor) -> bool:
        """Tell whether the input is letters, to be looked up."""
        return self.reads_letters and input.dtype in LETTERS


def named_weights(part: nn.Module, names: Sequence[str]) -> list[Any]:
    """Return a module's weights by name.

    One that is pruned or parametrized is no parameter of that name, but an
    attribute: those are found as well, if more slowly.
    """
    try:
        return [*map(part._parameters.__getitem__, names)]
    except KeyError:
        return [getattr(part, name) for name in names]


def lowered(tensor: Tensor) -> Tensor:
    """Return a tensor in the type of autocast; a double stays as it is."""
    if tensor.dtype == torch.float64:
        return tensor
    return tensor.to(torch.get_autocast_dtype("cpu"))


def each(state: Any, change: Callable[[Tensor], Tensor]) -> Any:
    """Return a state, each part of it changed; None stays None."""
    if isinstance(state, tuple | list):
        return tuple(change(part) for part in state)
    return state if state is None else change(state)


def with_batch(tensor: Tensor) -> Tensor:
    """Return a batch of one sequence, or of its state."""
    return tensor.unsqueeze(1)


def without_batch(tensor: Tensor) -> Tensor:
    """Return the one sequence of a batch, or its state."""
    return tensor.squeeze(1)
