"""The hand-written LSTM, run by NumPy on the memory of its tensors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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

    reads_letters = True

    def __init__(
        self, input_size: int, hidden_size: int, **options: Any
    ) -> None:
        super().__init__(input_size, hidden_size, **options)
        tensors: list[Tensor] = [self.cell.get_parameter(n) for n in NAMES]
        for kind in (tensors[:4], tensors[4:8], tensors[8:]):
            for tensor, place in zip(kind, torch.stack(kind), strict=True):
                tensor.data = place.detach()

    def read(self, input: Tensor, state: State | None) -> tuple[Tensor, State]:
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
        T, B = x.shape[:2]
        ctx.cuts, ctx.shape = cuts(B), (T, B, U.shape[2])
        x_, h, c = array(x), given(h_0, ctx.shape, U), given(c_0, ctx.shape, U)
        ctx.rows = [
            Rows(x_[:, cut], h[cut], c[cut], fresh=h_0 is None)
            for cut in ctx.cuts
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
        d_output = None if dy is None else array(dy)
        gradients = Gradients()
        for cut, rows in zip(ctx.cuts, ctx.rows, strict=True):
            pull = None if d_output is None else d_output[:, cut]
            da, dh_0, dc_0 = rows.backward(pull, dh[cut], dc[cut], back)
            dx = None
            if ctx.needs_input_grad[0]:
                dx = numpy_gradients.of_input(rows, da, weights)
            d_weights = numpy_gradients.of_weights(rows, da, weights)
            gradients.add(d_weights, dx, dh_0, dc_0)
        return gradients.of_the_batch(ctx.needs_input_grad)


@dataclass
class Gradients:
    """The gradients of all that forward was given, some rows after others.

    Attributes:
        weights: Of the weights, the sum over rows.
        x: Of the input, (T, b, I) for each cut of b rows; as all below.
        h_0: Of the hidden state before it, (b, H).
        c_0: Of the cell state before it, (b, H).
    """

    weights: Weights | None = None
    x: list[Array] = field(default_factory=list)
    h_0: list[Array] = field(default_factory=list)
    c_0: list[Array] = field(default_factory=list)

    def add(
        self, weights: Weights, x: Array | None, h_0: Array, c_0: Array
    ) -> None:
        """Take in those of the next rows."""
        self.weights = plus(self.weights, weights)
        if x is not None:
            self.x.append(x)
        self.h_0.append(h_0[None])
        self.c_0.append(c_0[None])

    def of_the_batch(self, needed: Sequence[bool]) -> tuple[Tensor | None, ...]:
        """Return those of the whole batch, None where nobody asks for one."""
        assert self.weights is not None
        dW, dU, db = self.weights
        of_weights = [*dW, *dU, *db[:, 0]]  # in the order of NAMES
        return (
            joined(self.x, 1) if needed[0] else None,
            joined(self.h_0, 1) if needed[1] else None,
            joined(self.c_0, 1) if needed[2] else None,
            *[torch.from_numpy(d) for d in of_weights],
        )


def plus(one: Weights | None, other: Weights) -> Weights:
    """Return the sum of two weights; the second, if there is no first."""
    if one is None:
        return other
    return Weights(one.W + other.W, one.U + other.U, one.b + other.b)


def array(tensor: Tensor) -> Array:
    """Return a tensor's own memory as an array."""
    shared: Array = tensor.detach().numpy()
    return shared


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
