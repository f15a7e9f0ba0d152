"""What only the top rung has to stand: its weights lie in one piece."""

import copy

import pytest
import torch
from tests.remembering_names.models.ladder.layer_runs import (
    agree,
    draws,
    gradients,
    run,
)

from remembering_names.models import ScratchLSTM
from remembering_names.models.ladder.fast_lstm import FastLSTM


def test_a_fast_layer_goes_back_twice_if_its_graph_is_kept() -> None:
    layer = FastLSTM(3, 4)
    scalar = layer(torch.randn(5, 2, 3))[0].sum()
    scalar.backward(retain_graph=True)
    once = [p.grad.clone() for p in layer.parameters() if p.grad is not None]
    layer.zero_grad()
    scalar.backward()
    for gradient, expected in zip(gradients(layer), once, strict=True):
        assert torch.equal(gradient, expected)


@pytest.mark.parametrize("how", ["in a row", "deep copy", "moved", "loaded"])
def test_weights_may_lie_anywhere_and_change_in_place(how: str) -> None:
    theirs, tensors = draws(4, 2, 3, 5)
    layer = FastLSTM.from_torch(theirs)
    if how == "deep copy":
        layer = copy.deepcopy(layer)
    if how == "moved":
        layer.float().double()
        for p, kept in zip(
            layer.parameters(),
            ScratchLSTM.from_torch(theirs).parameters(),
            strict=True,
        ):
            p.data = kept.data.clone()
    if how == "loaded":
        layer.load_state_dict(ScratchLSTM.from_torch(theirs).state_dict())
    slow = ScratchLSTM.from_torch(theirs)
    for own in (layer, slow):
        for p in own.parameters():
            p.data.mul_(1.5)
    agree(run(layer, tensors, True), run(slow, tensors, True))


def test_a_letter_that_is_not_in_the_alphabet_is_refused() -> None:
    with pytest.raises(IndexError):
        FastLSTM(3, 4)(torch.tensor([[12]]))
