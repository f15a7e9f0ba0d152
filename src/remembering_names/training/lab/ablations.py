"""What lies between the lab report's two LSTMs.

Both compute the same functions. What differs is where the weights start, and
how many biases a gate has: two biases get the same gradient each, so their sum
moves at twice the rate. Here each is exchanged without the other.
"""

import torch
from torch import nn

from remembering_names.models.classifier import HIDDEN_SIZE, SYMBOLS, Classifier
from remembering_names.models.scratch_lstm import ScratchLSTM

STACKS = {  # PyTorch's name of what we keep by gate
    "weight_ih_l0": "W_x",
    "weight_hh_l0": "W_h",
    "bias_ih_l0": "b_",
}


def library_start_one_bias(hidden_size: int = HIDDEN_SIZE) -> Classifier:
    """Return a hand-written LSTM that starts as the library's does.

    For each seed it starts as the same function as a `TorchLSTM`.
    """
    lstm = nn.LSTM(SYMBOLS, hidden_size)
    model = Classifier(lstm, hidden_size)
    model.rnn = ScratchLSTM.from_torch(lstm)
    return model


def hand_start_two_biases(hidden_size: int = HIDDEN_SIZE) -> Classifier:
    """Return a library's LSTM that starts as the hand-written one does.

    For each seed it starts as the same function as a `ScratchClassifier`.
    """
    layer = ScratchLSTM(SYMBOLS, hidden_size)
    model = Classifier(layer, hidden_size)
    model.rnn = to_torch(layer)
    return model


def to_torch(layer: ScratchLSTM) -> nn.LSTM:
    """Return an `nn.LSTM` with the weights of a hand-written one.

    The hand-written bias becomes the first of two; the second starts at zero.
    """
    I, H = layer.cell.W_xi.shape
    copy = nn.LSTM(I, H).to(layer.cell.b_i)
    theirs = dict(copy.named_parameters())
    for name, ours in STACKS.items():
        parts = [layer.cell.get_parameter(ours + gate) for gate in "ifco"]
        theirs[name].data.copy_(torch.cat([part.t() for part in parts]))
    theirs["bias_hh_l0"].data.zero_()
    return copy
