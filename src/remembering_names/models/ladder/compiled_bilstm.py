"""The bidirectional LSTM, each direction compiled to machine code."""

from collections.abc import Iterator

import torch
from torch import Tensor, nn
from torch.nn.functional import embedding

from remembering_names.models.bilstm import WEIGHTS, BiLSTM, State, halves
from remembering_names.models.closed_operations import plain_needed
from remembering_names.models.ladder.compiled_lstm import CompiledRecurrence
from remembering_names.models.layer_checks import check_letters
from remembering_names.models.recurrent_layer import named_weights

PLACES = (0, 1, 3, 2)  # where PyTorch has the gates i, f, o, g
Starts = tuple[Tensor | None, Tensor | None]  # h and c before, (1, B, H) each


class CompiledBiLSTM(BiLSTM):
    """The same eight tensors, called in the same way."""

    def read(self, input: Tensor, state: State | None) -> tuple[Tensor, State]:
        """Read a batch of sequences, as `BiLSTM` does."""
        starts = (None, None) if state is None else state
        if plain_needed(input, *starts, *self.weights()):
            return super().read(input, state)
        return self.run(input, None, state)

    def look_up(self, letters: Tensor, vectors: Tensor) -> tuple[Tensor, State]:
        """Read letters, each of which stands for a vector.

        Args:
            letters: The sequences, (T, B).
            vectors: That of each letter, (V, I).
        """
        if plain_needed(vectors, *self.weights()):
            return super().read(embedding(letters, vectors), None)
        check_letters(self, letters, len(vectors))
        return self.run(letters, vectors, None)

    def run(
        self, x: Tensor, vectors: Tensor | None, state: State | None
    ) -> tuple[Tensor, State]:
        """Read in both directions what has been checked."""
        empty: tuple[Starts, Starts] = ((None, None), (None, None))
        first, second = halves(state) if state is not None else empty
        ahead, h_a, c_a = recur(self.forwards, x, vectors, first)
        back, h_b, c_b = recur(self.backwards, x.flip(0), vectors, second)
        output = torch.cat((ahead, back.flip(0)), dim=2)  # (T, B, 2H)
        return output, (torch.cat((h_a, h_b)), torch.cat((c_a, c_b)))


def recur(
    lstm: nn.LSTM, x: Tensor, vectors: Tensor | None, start: Starts
) -> tuple[Tensor, Tensor, Tensor]:
    """Return h at every step, (T, B, H), and the last h and c, (1, B, H).

    Args:
        lstm: One direction.
        x: What it reads, in its order: (T, B, I), or letters, (T, B).
        vectors: Those for which letters stand, (V, I).
        start: The states before.
    """
    W, U, b_x, b_h = named_weights(lstm, WEIGHTS)
    table = W.t() if vectors is None else vectors @ W.t()
    weights = [*by_gate(table), *by_gate(U.t()), *by_gate(b_x + b_h)]
    output, h_n, c_n = CompiledRecurrence.apply(x, *start, *weights)
    return output, h_n, c_n


def by_gate(stack: Tensor) -> Iterator[Tensor]:
    """Yield the gates' parts of a weight, (..., 4H), in our order."""
    parts = stack.chunk(4, dim=-1)
    return (parts[n] for n in PLACES)
