"""The hand-written tanh RNN against `nn.RNN`."""

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

from remembering_names.models import TanhRNN

SIZES = integers(1, 6)
SHAPES = tuples(SIZES, SIZES, SIZES, SIZES)


@given(SHAPES, booleans())
def test_it_gives_and_passes_back_what_nn_rnn_does(
    shape: tuple[int, int, int, int], is_started: bool
) -> None:
    agree(Twins(nn.RNN, TanhRNN.from_torch, shape), is_started)


@given(SHAPES, booleans())
def test_its_weights_get_the_gradients_of_nn_rnn(
    shape: tuple[int, int, int, int], is_started: bool
) -> None:
    twins = Twins(nn.RNN, TanhRNN.from_torch, shape)
    twins.run(twins.theirs, is_started)
    twins.run(twins.ours, is_started)
    names = {"weight_ih": "W_x", "weight_hh": "W_h", "bias_hh": "b"}
    for theirs, ours in names.items():
        expected = grad(twins.theirs.get_parameter(f"{theirs}_l0"))
        same(grad(twins.ours.get_parameter(ours)), expected.t())


def test_a_copy_leaves_the_original_and_its_weights_alone() -> None:
    twins = Twins(nn.RNN, TanhRNN.from_torch, (1, 1, 2, 3))
    before = [p.clone() for p in twins.theirs.parameters()]
    with torch.no_grad():
        for p in twins.ours.parameters():
            p.zero_()
    for p, kept in zip(twins.theirs.parameters(), before, strict=True):
        assert torch.equal(p, kept)


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
