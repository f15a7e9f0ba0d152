"""The hand-written LSTM, run by NumPy on the memory of its tensors."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.autograd import Function
from torch.autograd.function import once_differentiable

from remembering_names.models.ladder import numpy_gradients
from remembering_names.models.ladder.gate_stacks import Array, Weights
from remembering_names.models.ladder.numpy_lstm import Rows
from remembering_names.models.scratch_lstm import ScratchLSTM, State

ORDER = "oifc"  # of our gates; the candidate's weights are called c
NAMES = [kind + gate for kind in ("W_x", "W_h", "b_") for gate in ORDER]
MOST = 60  # rows whose products OpenBLAS does without packing them first
FEW = 4  # rows for which a transposed copy of U does not pay


class FastLSTM(ScratchLSTM):
    """The same twelve tensors, called in the same way.

    Each kind of tensor lies in one piece of memory, gate after gate, so that
    stacking them costs nothing.
    """

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        tensors: list[Tensor] = [self.cell.get_parameter(n) for n in NAMES]
        for kind in (tensors[:4], tensors[4:8], tensors[8:]):
            for tensor, place in zip(kind, torch.stack(kind), strict=True):
                tensor.data = place.detach()

    def forward(
        self, input: Tensor, state: State | None = None
    ) -> tuple[Tensor, State]:
        """Read a batch of sequences.

        Args:
            input: The sequences, (T, B, I), or indices of letters, (T, B).
            state: The states before them, (1, B, H) each; zeros if None.

        Returns:
            The hidden state at every step, (T, B, H), and the two states
            after the last one, (1, B, H) each.
        """
        named = self.cell._parameters
        h_0, c_0 = state if state is not None else (None, None)
        output, h_n, c_n = Recurrence.apply(
            input, h_0, c_0, *[named[name] for name in NAMES]
        )
        return output, (h_n, c_n)


class Recurrence(Function):
    """All steps as one function of the input, the states and the weights."""

    @staticmethod
    def forward(
        ctx: Any,
        x: Tensor,
        h_0: Tensor | None,
        c_0: Tensor | None,
        *tensors: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return the output and the last states."""
        ctx.set_materialize_grads(False)  # no gradient, no zeros to add
        W, U, b = (stacked(tensors[n : n + 4]) for n in (0, 4, 8))
        ctx.weights = weights = Weights(W, U, b[:, None])
        ctx.cuts, ctx.shape = cuts(x.shape[1]), (*x.shape[:2], U.shape[2])
        x_, h, c = array(x), given(h_0, ctx.shape, U), given(c_0, ctx.shape, U)
        ctx.rows = [
            Rows(x_[:, cut], h[cut], c[cut], h_0 is None) for cut in ctx.cuts
        ]
        for rows in ctx.rows:
            rows.forward(weights)
        output = joined([rows.h[1:] for rows in ctx.rows], 1)
        h_n = joined([rows.h[-1:].copy() for rows in ctx.rows], 1)
        return output, h_n, joined([rows.c_n[None] for rows in ctx.rows], 1)

    @staticmethod
    @once_differentiable
    def backward(
        ctx: Any,
        dy: Tensor | None,
        dh_n: Tensor | None,
        dc_n: Tensor | None,
    ) -> tuple[Tensor | None, ...]:
        """Return the gradients of all that forward was given."""
        weights, U = ctx.weights, ctx.weights.U
        back = U.swapaxes(1, 2) if ctx.shape[1] <= FEW else transposed(U)
        dh, dc = (given(d, ctx.shape, U) for d in (dh_n, dc_n))
        pulls = None if dy is None else array(dy)
        needed, found = ctx.needs_input_grad, []
        for cut, rows in zip(ctx.cuts, ctx.rows, strict=True):
            pull = None if pulls is None else pulls[:, cut]
            da, *start = rows.backward(pull, dh[cut], dc[cut], back)
            of = rows, da, weights
            dx = numpy_gradients.of_input(*of) if needed[0] else None
            found.append((numpy_gradients.of_weights(*of), *start, dx))
        return collected(found, needed)


def collected(
    found: list[tuple[Any, ...]], needed: Sequence[bool]
) -> tuple[Tensor | None, ...]:
    """Return the gradients of all rows as those of the whole batch."""
    kinds, dh, dc, dx = zip(*found, strict=True)
    whole = [sum(kind[1:], kind[0]) for kind in zip(*kinds, strict=True)]
    return (
        joined([*dx], 1) if needed[0] else None,
        joined([d[None] for d in dh], 1) if needed[1] else None,
        joined([d[None] for d in dc], 1) if needed[2] else None,
        *map(torch.from_numpy, (*whole[0], *whole[1], *whole[2][:, 0])),
    )


def array(tensor: Tensor) -> Array:
    """Return a tensor's own memory as an array."""
    found: Array = tensor.detach().numpy()
    return found


def stacked(tensors: Sequence[Tensor]) -> Array:
    """Return tensors as one array; copied unless they lie in a row."""
    first = tensors[0]
    size, place = first.nbytes, first.data_ptr()
    if all(t.data_ptr() == place + n * size for n, t in enumerate(tensors)):
        shape = (len(tensors), *first.shape)
        return array(first.as_strided(shape, (first.numel(), *first.stride())))
    return array(torch.stack(list(tensors)))


def transposed(stack: Array) -> Array:
    """Return each matrix of a stack transposed, as a copy."""
    return stack.swapaxes(1, 2).copy()


def given(state: Tensor | None, shape: tuple[int, ...], like: Array) -> Array:
    """Return a state or its gradient, (B, H); zeros if there is none."""
    if state is None:
        return np.zeros(shape[1:], like.dtype)
    first: Array = array(state)[0]
    return first


def cuts(batch: int) -> list[slice]:
    """Cut a batch into rows whose products need no packing."""
    count = max(-(-batch // (MOST * torch.get_num_threads())), 1)
    edges = [batch * n // count for n in range(count + 1)]
    return list(map(slice, edges, edges[1:]))


def joined(arrays: list[Array], axis: int) -> Tensor:
    """Return arrays as one tensor; copied only if there are several."""
    if len(arrays) == 1:
        return torch.from_numpy(arrays[0])
    return torch.from_numpy(np.concatenate(arrays, axis))
