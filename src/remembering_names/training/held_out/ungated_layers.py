"""Ungated layers whose gradients do not vanish at the start.

The usual start, uniform draws of a standard deviation of one over the root
of three times the hidden size, makes a recurrent matrix that shrinks what it
is multiplied with. An orthogonal matrix changes no length (Arjovsky et al.
2016), and the identity changes nothing at all (Le et al. 2015).
"""

from torch import nn

from remembering_names.models.ladder.compiled_rnn import (
    CompiledLinearRNN,
    CompiledTanhRNN,
)


class OrthogonalRNN(CompiledLinearRNN):
    """The linear RNN, its recurrent matrix orthogonal at the start."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        nn.init.orthogonal_(self.W_h)


class IdentityRNN(CompiledLinearRNN):
    """The linear RNN that starts by adding letters up."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        nn.init.eye_(self.W_h)


class OrthogonalTanhRNN(CompiledTanhRNN):
    """The tanh RNN, its recurrent matrix orthogonal at the start."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        nn.init.orthogonal_(self.W_h)


class IdentityTanhRNN(CompiledTanhRNN):
    """The tanh RNN, its recurrent matrix the identity at the start."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        nn.init.eye_(self.W_h)
