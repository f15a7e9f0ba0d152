"""The RNNs without gates, their two passes compiled to machine code."""

from typing import Any, ClassVar

import torch
from torch import Tensor
from torch.autograd import Function
from torch.nn.functional import embedding

from remembering_names.models.closed_operations import first_order, plain_needed
from remembering_names.models.ladder import rnn_passes
from remembering_names.models.ladder.arrays import array
from remembering_names.models.linear_rnn import LinearRNN
from remembering_names.models.tanh_rnn import TanhRNN

States = tuple[Tensor, Tensor]


class CompiledLinearRNN(LinearRNN):
    """The same three tensors, called in the same way."""

    is_bent: ClassVar[bool] = False  # whether there is a tanh

    def read(self, input: Tensor, state: Tensor | None) -> States:
        """Read a batch of sequences, as `LinearRNN` does."""
        W_x, W_h, b = self.weights()
        if plain_needed(input, state, W_x, W_h, b):
            return super().read(input, state)
        return self.recur(input @ W_x + b, W_h, state)

    def look_up(self, letters: Tensor, vectors: Tensor) -> States:
        """Read letters, each of which stands for a vector.

        Args:
            letters: The sequences, (T, B).
            vectors: That of each letter, (V, I).
        """
        W_x, W_h, b = self.weights()
        if plain_needed(vectors, W_x, W_h, b):
            return super().read(embedding(letters, vectors), None)
        return self.recur(embedding(letters, vectors @ W_x + b), W_h, None)

    def recur(self, a: Tensor, W_h: Tensor, state: Tensor | None) -> States:
        """Return the state at every step, (T, B, H), and the last one."""
        output, h_n = CompiledRecurrence.apply(a, W_h, state, self.is_bent)
        return output, h_n


class CompiledTanhRNN(CompiledLinearRNN, TanhRNN):
    """The same three tensors, called in the same way."""

    is_bent = True


class CompiledRecurrence(Function):
    """All steps, forward and back."""

    @staticmethod
    def forward(
        ctx: Any, a: Tensor, W_h: Tensor, state: Tensor | None, is_bent: bool
    ) -> States:
        """Return the state at every step, (T, B, H), and the last one."""
        ctx.set_materialize_grads(False)  # no gradient, no zeros to add
        ctx.kind = state is not None, is_bent
        h = a.new_empty(len(a) + 1, *a.shape[1:])
        if state is None:
            h[0] = 0
        else:
            h[:1] = state
        given, into, states = map(array, (a, W_h, h))
        rnn_passes.forward(given, into, states, state is not None, is_bent)
        ctx.save_for_backward(h, W_h)
        # Copies: who changes them changes nothing that the way back needs.
        return h[1:].clone(), h[-1:].clone()

    @staticmethod
    @first_order
    def backward(
        ctx: Any, d_output: Tensor | None, dh_n: Tensor | None
    ) -> tuple[Tensor | None, ...]:
        """Return the gradients of a, W_h and the state at the start."""
        h, W_h = ctx.saved_tensors
        da = torch.zeros_like(h)
        if d_output is not None:
            da[1:] = d_output
        if dh_n is not None:
            da[-1:] += dh_n
        is_started, is_bent = ctx.kind
        states, back, slopes = map(array, (h, W_h.t(), da))
        rnn_passes.backward(states, back, slopes, is_started, is_bent)
        dW_h = h[:-1].flatten(0, 1).t() @ da[1:].flatten(0, 1)
        return da[1:], dW_h, da[:1] if is_started else None, None
