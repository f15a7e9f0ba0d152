"""The hand-written GRU, its two passes compiled to machine code."""

from functools import partial
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.autograd import Function
from torch.nn.functional import embedding

from remembering_names.models.closed_operations import first_order, plain_needed
from remembering_names.models.ladder import gru_passes
from remembering_names.models.ladder.arrays import (
    all_gradients,
    array,
    as_asked,
    gradient,
    states,
)
from remembering_names.models.ladder.fused_gru import LookUpGRU
from remembering_names.models.ladder.gru_passes import Run, Slopes, Weights
from remembering_names.models.ladder.row_shares import added, side_by_side
from remembering_names.models.layer_checks import check_letters


class CompiledGRU(LookUpGRU):
    """The same four tensors, called in the same way."""

    def read(
        self, input: Tensor, state: Tensor | None
    ) -> tuple[Tensor, Tensor]:
        """Read a batch of sequences, as `LookUpGRU` does."""
        weights = self.weights()
        if plain_needed(input, state, *weights):
            return super().read(input, state)
        output, h_n = CompiledRecurrence.apply(input, state, *weights)
        return output, h_n

    def look_up(
        self, letters: Tensor, vectors: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Read letters, each of which stands for a vector.

        Args:
            letters: The sequences, (T, B).
            vectors: That of each letter, (V, I).
        """
        W_x, *others = self.weights()
        if plain_needed(vectors, W_x, *others):
            return super().read(embedding(letters, vectors), None)
        check_letters(self, letters, len(vectors))
        output, h_n = CompiledRecurrence.apply(
            letters, None, vectors @ W_x, *others
        )
        return output, h_n


class CompiledRecurrence(Function):
    """All steps as one function of the input, the state and the weights."""

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, h_0: Tensor | None, *weights: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return h at every step, (T, B, H), and the last one, (1, B, H)."""
        ctx.set_materialize_grads(False)  # no gradient, no zeros to add
        all_weights = Weights(*map(array, weights))
        (T, B), H = x.shape[:2], len(all_weights.W_h)
        dtype = all_weights.b_h.dtype
        run = Run(
            x=array(x),
            gates=np.empty((T, B, 3 * H), dtype),
            u=np.empty((T, B, H), dtype),
            h=states(h_0, (T + 1, B, H), dtype),
            is_begun=h_0 is not None,
        )
        side_by_side(B, partial(gru_passes.forward, all_weights, run))
        gates, u, h = map(torch.from_numpy, (run.gates, run.u, run.h))
        ctx.save_for_backward(x, *weights, gates, u, h)
        ctx.is_begun = run.is_begun
        # Copies: who changes them changes nothing that the way back needs.
        return h[1:].clone(), h[-1:].clone()

    @staticmethod
    @first_order
    def backward(
        ctx: Any, d_output: Tensor | None, dh: Tensor | None
    ) -> tuple[Tensor | None, ...]:
        """Return the gradients of all that forward was given."""
        x, *weights, gates, u, h = ctx.saved_tensors
        all_weights = Weights(*map(array, weights))
        run = Run(array(x), gates.numpy(), u.numpy(), h.numpy(), ctx.is_begun)
        dtype = run.h.dtype
        dx_shape = x.shape if ctx.needs_input_grad[0] else (0, 1, 1)
        slopes = Slopes(
            output=all_gradients(d_output, dtype),
            h=gradient(dh, run.h.shape[1:], dtype),
            x=np.zeros(dx_shape, dtype),
        )
        work = partial(gru_passes.backward, all_weights, run, slopes)
        found = added(side_by_side(len(slopes.h), work))
        return as_asked(ctx, slopes.x, slopes.h[None], *found)
