"""The lab report's second model: PyTorch's own LSTM, read out at the end."""

from torch import nn

from remembering_names.models.classifier import HIDDEN_SIZE, SYMBOLS, Classifier


class TorchLSTM(Classifier):
    """`nn.LSTM` takes the whole name at once and loops over it in C++."""

    def __init__(self, hidden_size: int = HIDDEN_SIZE) -> None:
        super().__init__(nn.LSTM(SYMBOLS, hidden_size), hidden_size)
