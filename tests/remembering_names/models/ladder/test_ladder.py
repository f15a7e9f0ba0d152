"""Every rung of the ladder against `nn.LSTM` and against the rung below."""

from itertools import pairwise

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import booleans, integers, tuples
from tests.remembering_names.models.ladder.layer_runs import (
    agree,
    draws,
    run,
)
from torch.nn.functional import one_hot

from firsthand.tasks import resolve
from remembering_names.models import ScratchLSTM
from remembering_names.models.ladder.fused_lstm import LookUpLSTM
from remembering_names.models.ladder.rungs import LSTM

LAYERS: list[type[ScratchLSTM]] = [resolve(rung.layer) for rung in LSTM.rungs]
RUNG = pytest.mark.parametrize("layer", LAYERS, ids=lambda one: one.__name__)
QUICK = pytest.mark.parametrize(
    "layer", LAYERS[3:], ids=lambda one: one.__name__
)
SIZES = integers(1, 6)
SHAPES = tuples(SIZES, SIZES, SIZES, SIZES)  # T, B, I, H


@RUNG
@given(SHAPES, booleans())
def test_a_rung_gives_and_passes_back_what_nn_lstm_does(
    layer: type[ScratchLSTM], shape: tuple[int, int, int, int], is_started: bool
) -> None:
    theirs, tensors = draws(*shape)
    ours = layer.from_torch(theirs)
    agree(run(ours, tensors, is_started), run(theirs, tensors, is_started))


@pytest.mark.parametrize(
    "pair", [*pairwise(LAYERS)], ids=lambda pair: pair[1].__name__
)
@given(SHAPES, booleans())
def test_a_rung_gives_and_passes_back_what_the_one_below_does(
    pair: tuple[type[ScratchLSTM], type[ScratchLSTM]],
    shape: tuple[int, int, int, int],
    is_started: bool,
) -> None:
    theirs, tensors = draws(*shape)
    layers = [make.from_torch(theirs) for make in pair]
    below, above = (run(layer, tensors, is_started) for layer in layers)
    agree(above, below)


@pytest.mark.parametrize("batch", [1, 60, 61, 150])
@RUNG
def test_a_large_batch_is_read_as_nn_lstm_reads_it(
    layer: type[ScratchLSTM], batch: int
) -> None:
    theirs, tensors = draws(3, batch, 5, 8)
    ours = layer.from_torch(theirs)
    agree(run(ours, tensors, True), run(theirs, tensors, True))


@pytest.mark.parametrize("batch", [3, 130])
@RUNG
def test_two_threads_find_what_one_does(
    layer: type[ScratchLSTM], batch: int
) -> None:
    theirs, tensors = draws(3, batch, 40, 32)
    ours, before = layer.from_torch(theirs), torch.get_num_threads()
    expected = run(ours, tensors, False)
    torch.set_num_threads(2)
    try:
        agree(run(ours, tensors, False), expected)
    finally:
        torch.set_num_threads(before)


@pytest.mark.parametrize("batch", [1, 5, 61])
@pytest.mark.parametrize("layer", [LookUpLSTM, *LAYERS[3:]])
def test_letters_are_read_as_their_one_hot_vectors(
    layer: type[ScratchLSTM], batch: int
) -> None:
    theirs, tensors = draws(4, batch, 6, 3)
    letters = torch.arange(4 * batch).view(4, batch) % 5  # one never comes
    tensors[0] = one_hot(letters, 6).double()
    ours = layer.from_torch(theirs)
    outputs, (_, *passed) = run(ours, tensors, True)
    tensors[0] = letters
    agree(run(ours, tensors, True), (outputs, passed))


@RUNG
def test_a_rung_reads_single_precision(layer: type[ScratchLSTM]) -> None:
    theirs, tensors = draws(5, 3, 4, 6)
    tensors = [t.float() for t in tensors]
    theirs.float()
    found = run(layer.from_torch(theirs), tensors, True)
    for ours, expected in zip(found, run(theirs, tensors, True), strict=True):
        for value, other in zip(ours, expected, strict=True):
            torch.testing.assert_close(value, other, rtol=1e-4, atol=1e-5)


@RUNG
def test_a_rung_starts_from_the_same_draws(layer: type[ScratchLSTM]) -> None:
    states = []
    for make in (ScratchLSTM, layer):
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(3)
            states.append(make(5, 4).state_dict())
    assert states[0].keys() == states[1].keys()
    for name, value in states[0].items():
        assert torch.equal(value, states[1][name])


@QUICK
def test_a_gradient_of_a_gradient_is_refused(
    layer: type[ScratchLSTM],
) -> None:
    x = torch.randn(2, 1, 3, requires_grad=True)
    y = layer(3, 2)(x)[0].square().sum()
    (slope,) = torch.autograd.grad(y, x, create_graph=True)
    with pytest.raises(RuntimeError, match="once_differentiable"):
        slope.sum().backward()
