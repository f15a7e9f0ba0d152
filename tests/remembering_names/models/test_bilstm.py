"""Two LSTMs in two directions against a bidirectional `nn.LSTM`."""

from typing import Any

import pytest
import torch
from torch import nn

from remembering_names.models import BiLSTM


def test_its_last_states_have_read_the_last_letter_and_the_first() -> None:
    x = torch.randn(5, 2, 3, generator=torch.Generator().manual_seed(0))
    output, (h_n, _) = BiLSTM(3, 4)(x)
    assert torch.equal(h_n[0], output[-1, :, :4])
    assert torch.equal(h_n[1], output[0, :, 4:])


@pytest.mark.filterwarnings("ignore:dropout")  # on one layer: none at all
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"bidirectional": True, "num_layers": 2},
        {"bidirectional": True, "batch_first": True},
        {"bidirectional": True, "bias": False},
        {"bidirectional": True, "proj_size": 2},
    ],
    ids=lambda options: " ".join(options) or "one direction",
)
def test_only_a_plain_bidirectional_nn_lstm_can_be_copied(
    options: dict[str, Any],
) -> None:
    with pytest.raises(ValueError, match="plain bidirectional") as caught:
        BiLSTM.from_torch(nn.LSTM(4, 3, **options))
    assert "\n" not in str(caught.value)
