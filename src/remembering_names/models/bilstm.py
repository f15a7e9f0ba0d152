"""Two LSTMs: one reads a name from its start, the other from its end.

An ending weighs most in a reader that has just seen it, a beginning in one
that comes to it last. Two readers miss neither.
"""

from typing import Any, Self

import torch
from torch import Tensor, nn

from remembering_names.models.recurrent_layer import (
    RecurrentLayer,
    named_weights,
)
from remembering_names.models.tracing import trace

WEIGHTS = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
State = tuple[Tensor, Tensor]  # h and c, (2, B, H) each


class BiLSTM(RecurrentLayer):
    """An LSTM for each direction.

    Called as a one-layer, bidirectional `nn.LSTM` is.
    """

    has_cell = True
    directions = 2

    def __init__(
        self, input_size: int, hidden_size: int, **options: Any
    ) -> None:
        super().__init__(input_size, hidden_size, **options)
        self.forwards = nn.LSTM(input_size, hidden_size)
        self.backwards = nn.LSTM(input_size, hidden_size)

    def weights(self) -> list[Tensor]:
        """Return the four tensors of each direction."""
        return [
            weight
            for part in (self.forwards, self.backwards)
            for weight in named_weights(part, WEIGHTS)
        ]

    def read(self, input: Tensor, state: State | None) -> tuple[Tensor, State]:
        r"""Read a batch of sequences in both directions.

        $$\overrightarrow{h}_t = \text{LSTM}(x_t, \overrightarrow{h}_{t-1}),
          \qquad
          \overleftarrow{h}_t = \text{LSTM}'(x_t, \overleftarrow{h}_{t+1})$$

        Args:
            input: The sequences, all of one length, (T, B, I).
            state: The states before them, (2, B, H) each, forwards first;
                zeros if None.

        Returns:
            Both hidden states at every step side by side, (T, B, 2H), and
            the states in which each direction ends, (2, B, H) each: the
            backward one has then read the first letter.
        """
        starts = halves(state) if state is not None else (None, None)
        ahead, (h_a, c_a) = self.forwards(input, starts[0])
        back, (h_b, c_b) = self.backwards(input.flip(0), starts[1])
        output = torch.cat((ahead, back.flip(0)), dim=2)  # (T, B, 2H)
        return output, (torch.cat((h_a, h_b)), torch.cat((c_a, c_b)))

    def trace(self, input: Tensor) -> dict[str, Tensor]:
        """Return each gate and state at each letter, (T, B, 2H).

        Both directions side by side: what either makes of a letter.
        """
        ahead = trace(self.forwards, input)
        back = trace(self.backwards, input.flip(0))
        return {
            name: torch.cat((part, back[name].flip(0)), dim=2)
            for name, part in ahead.items()
        }

    @classmethod
    def from_torch(cls, lstm: nn.LSTM) -> Self:
        """Return a copy of a one-layer, bidirectional `nn.LSTM`.

        Raises:
            ValueError: `lstm` is anything else.
        """
        I, H = lstm.input_size, lstm.hidden_size
        plain = nn.LSTM(I, H, bidirectional=True)
        if lstm.extra_repr() != plain.extra_repr():
            raise ValueError(
                f"can only copy a plain bidirectional nn.LSTM, not {lstm}"
            )
        copy = cls(I, H).to(next(lstm.parameters()))
        parts = {"": copy.forwards, "_reverse": copy.backwards}
        for suffix, part in parts.items():
            for name, parameter in part.named_parameters():
                parameter.data.copy_(lstm.get_parameter(name + suffix))
        return copy


def halves(state: State) -> tuple[State, State]:
    """Return the states of each direction, (1, B, H) each."""
    h, c = state
    return (h[:1], c[:1]), (h[1:], c[1:])
