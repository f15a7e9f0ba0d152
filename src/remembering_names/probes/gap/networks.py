"""Networks between the tanh RNN and the LSTM: each lacks one thing.

All but the multiplicative RNN and the tanh RNNs are LSTMs with gates taken
away, so that what is left is trained by the same code.
"""

from functools import partial

from remembering_names.models.gate_family import GateFamilyLSTM
from remembering_names.models.ladder.compiled_rnn import CompiledTanhRNN
from remembering_names.models.multiplicative_rnn import MultiplicativeRNN
from remembering_names.training.held_out.ungated_layers import (
    IdentityTanhRNN,
    OrthogonalTanhRNN,
)

tanh_rnn = CompiledTanhRNN
tanh_orthogonal = OrthogonalTanhRNN
tanh_identity = IdentityTanhRNN
multiplicative = MultiplicativeRNN
lstm = GateFamilyLSTM

# Memory without gates: a cell that keeps, takes in and shows constant shares.
constant_gates = partial(
    GateFamilyLSTM,
    input_gate="constant",
    forget_gate="constant",
    output_gate="constant",
)
# Gates without memory: c = i g, and nothing of the cell before.
gates_no_memory = partial(GateFamilyLSTM, forget_gate="shut")
# The first LSTM (Hochreiter and Schmidhuber 1997): the cell keeps everything.
forget_open = partial(GateFamilyLSTM, forget_gate="open")
forget_only = partial(GateFamilyLSTM, input_gate="open", output_gate="open")
