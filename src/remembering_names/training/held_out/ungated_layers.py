"""Ungated layers whose gradients do not vanish at the start.

The usual start, uniform draws of a standard deviation of one over the root
of three times the hidden size, makes a recurrent matrix that shrinks what it
is multiplied with. An orthogonal matrix changes no length (Arjovsky et al.
2016), and the identity changes nothing at all (Le et al. 2015).
"""

from torch import nn

from remembering_names.models.linear_rnn import LinearRNN
from remembering_names.models.tanh_rnn import TanhRNN


class OrthogonalRNN(LinearRNN):
    """The linear RNN, its recurrent matrix orthogonal at the start."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        nn.init.orthogonal_(self.W_h)


class IdentityRNN(LinearRNN):
    """The linear RNN that starts by adding letters up."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        nn.init.eye_(self.W_h)


class OrthogonalTanhRNN(TanhRNN):
    """The tanh RNN, its recurrent matrix orthogonal at the start."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        nn.init.orthogonal_(self.W_h)


class IdentityTanhRNN(TanhRNN):
    """The tanh RNN, its recurrent matrix the identity at the start."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__(input_size, hidden_size)
        nn.init.eye_(self.W_h)
