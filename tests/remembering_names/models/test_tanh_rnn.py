"""The hand-written tanh RNN against `nn.RNN`."""

from typing import Any

import pytest
from torch import nn

from remembering_names.models import TanhRNN


@pytest.mark.parametrize(
    "options",
    [
        {"bidirectional": True},
        {"num_layers": 2},
        {"batch_first": True},
        {"bias": False},
        {"nonlinearity": "relu"},
    ],
    ids=lambda options: next(iter(options)),
)
def test_only_a_plain_nn_rnn_can_be_copied(options: dict[str, Any]) -> None:
    rnn = nn.RNN(4, 3, **options)
    with pytest.raises(ValueError, match=r"plain nn\.RNN") as caught:
        TanhRNN.from_torch(rnn)
    assert "\n" not in str(caught.value)
