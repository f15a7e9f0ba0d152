"""Two LSTMs in two directions against a bidirectional `nn.LSTM`."""

from functools import partial
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import booleans, integers, tuples
from tests.remembering_names.models.recurrent_layers import (
    Twins,
    agree,
    grad,
    same,
)
from torch import nn

from remembering_names.models import BiLSTM

SIZES = integers(1, 6)
SHAPES = tuples(SIZES, SIZES, SIZES, SIZES)
both = partial(nn.LSTM, bidirectional=True)


@given(SHAPES, booleans())
def test_it_gives_and_passes_back_what_nn_lstm_does(
    shape: tuple[int, int, int, int], is_started: bool
) -> None:
    agree(Twins(both, BiLSTM.from_torch, shape, directions=2), is_started)


@given(SHAPES)
def test_its_weights_get_the_gradients_of_nn_lstm(
    shape: tuple[int, int, int, int],
) -> None:
    twins = Twins(both, BiLSTM.from_torch, shape, directions=2)
    twins.run(twins.theirs, is_started=False)
    twins.run(twins.ours, is_started=False)
    for part, suffix in (("forwards", ""), ("backwards", "_reverse")):
        for name, ours in twins.ours.get_submodule(part).named_parameters():
            same(grad(ours), grad(twins.theirs.get_parameter(name + suffix)))


def test_its_last_states_have_read_the_last_letter_and_the_first() -> None:
    layer = Twins(both, BiLSTM.from_torch, (5, 2, 3, 4), directions=2).ours
    x = torch.randn(5, 2, 3, generator=torch.Generator().manual_seed(0))
    output, (h_n, _) = layer.float()(x)
    same(h_n[0], output[-1, :, :4])
    same(h_n[1], output[0, :, 4:])


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
