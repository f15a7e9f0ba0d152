"""The hand-written LSTM, its two passes compiled to machine code."""

from functools import partial
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.autograd import Function
from torch.nn.functional import embedding

from remembering_names.models.closed_operations import first_order, plain_needed
from remembering_names.models.ladder import lstm_passes
from remembering_names.models.ladder.arrays import (
    all_gradients,
    array,
    as_asked,
    gradient,
    states,
)
from remembering_names.models.ladder.fused_lstm import STACKS, LookUpLSTM
from remembering_names.models.ladder.lstm_passes import Run, Slopes, Weights
from remembering_names.models.ladder.row_shares import added, side_by_side
from remembering_names.models.layer_checks import check_letters
from remembering_names.models.recurrent_layer import named_weights
from remembering_names.models.scratch_lstm import State

NAMES = [name for names in STACKS for name in names]


class CompiledLSTM(LookUpLSTM):
    """The same twelve tensors, called in the same way."""

    def read(self, input: Tensor, state: State | None) -> tuple[Tensor, State]:
        """Read a batch of sequences, as `LookUpLSTM` does."""
        weights = named_weights(self.cell, NAMES)
        h_0, c_0 = state if state is not None else (None, None)
        if plain_needed(input, h_0, c_0, *weights):
            return super().read(input, state)
        output, h_n, c_n = CompiledRecurrence.apply(input, h_0, c_0, *weights)
        return output, (h_n, c_n)

    def look_up(self, letters: Tensor, vectors: Tensor) -> tuple[Tensor, State]:
        """Read letters, each of which stands for a vector.

        Args:
            letters: The sequences, (T, B).
            vectors: That of each letter, (V, I).
        """
        weights = named_weights(self.cell, NAMES)
        if plain_needed(vectors, *weights):
            return super().read(embedding(letters, vectors), None)
        check_letters(self, letters, len(vectors))
        tables = [vectors @ W for W in weights[:4]]  # (V, H) each
        output, h_n, c_n = CompiledRecurrence.apply(
            letters, None, None, *tables, *weights[4:]
        )
        return output, (h_n, c_n)


class CompiledRecurrence(Function):
    """All steps as one function of the input, the states and the weights."""

    @staticmethod
    def forward(
        ctx: Any,
        x: Tensor,
        h_0: Tensor | None,
        c_0: Tensor | None,
        *weights: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last h and c."""
        ctx.set_materialize_grads(False)  # no gradient, no zeros to add
        W, U = torch.cat(weights[:4], 1), torch.cat(weights[4:8], 1)
        b = torch.cat(weights[8:])
        all_weights = Weights(W.numpy(), U.numpy(), b.numpy())
        (T, B), H = x.shape[:2], len(U)
        shape, dtype = (T + 1, B, H), all_weights.b.dtype
        run = Run(
            x=array(x),
            gates=np.empty((T, B, 4 * H), dtype),
            c=states(c_0, shape, dtype),
            h=states(h_0, shape, dtype),
            is_begun=h_0 is not None,
        )
        side_by_side(B, partial(lstm_passes.forward, all_weights, run))
        gates, c, h = map(torch.from_numpy, (run.gates, run.c, run.h))
        ctx.save_for_backward(x, gates, c, h, W, U, b)
        ctx.is_begun = run.is_begun
        # Copies: who changes them changes nothing that the way back needs.
        own = run.h[1:].copy(), run.h[-1:].copy(), run.c[-1:].copy()
        output, h_n, c_n = map(torch.from_numpy, own)
        return output, h_n, c_n

    @staticmethod
    @first_order
    def backward(
        ctx: Any,
        d_output: Tensor | None,
        dh: Tensor | None,
        dc: Tensor | None,
    ) -> tuple[Tensor | None, ...]:
        """Return the gradients of all that forward was given."""
        x, gates, c, h, *stacks = ctx.saved_tensors
        weights = Weights(*map(Tensor.numpy, stacks))
        run = Run(array(x), gates.numpy(), c.numpy(), h.numpy(), ctx.is_begun)
        shape, dtype = run.h.shape[1:], run.h.dtype
        dx_shape = x.shape if ctx.needs_input_grad[0] else (0, 1, 1)
        slopes = Slopes(
            output=all_gradients(d_output, dtype),
            h=gradient(dh, shape, dtype),
            c=gradient(dc, shape, dtype),
            x=np.zeros(dx_shape, dtype),
        )
        work = partial(lstm_passes.backward, weights, run, slopes)
        found = added(side_by_side(len(slopes.h), work))
        states = as_asked(ctx, slopes.x, slopes.h[None], slopes.c[None])
        # One tensor becomes four at less cost than four arrays four tensors.
        dW, dU, db = (torch.from_numpy(one).unbind() for one in found)
        return *states, *dW, *dU, *db
