"""Every rung of the ladder against `nn.LSTM` and against the rung below."""

import copy
from itertools import pairwise

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import booleans, integers, tuples
from torch import Tensor, nn
from torch.nn.functional import one_hot

from firsthand.tasks import resolve
from remembering_names.models import ScratchLSTM
from remembering_names.models.ladder.fast_lstm import FastLSTM
from remembering_names.models.ladder.fused_lstm import LookUpLSTM
from remembering_names.models.ladder.hand_lstm import HandLSTM
from remembering_names.models.ladder.rungs import RUNGS

LAYERS: list[type[ScratchLSTM]] = [resolve(rung.layer) for rung in RUNGS]
RUNG = pytest.mark.parametrize("layer", LAYERS, ids=lambda one: one.__name__)
QUICK = pytest.mark.parametrize(
    "layer", [HandLSTM, *LAYERS[-2:]], ids=lambda one: one.__name__
)
SIZES = integers(1, 6)
SHAPES = tuples(SIZES, SIZES, SIZES, SIZES)  # T, B, I, H
Found = tuple[list[Tensor], list[Tensor]]  # what it gives, what it passes back


def draws(T: int, B: int, I: int, H: int) -> tuple[nn.LSTM, list[Tensor]]:
    """Return PyTorch's layer, an input, two states and what pulls on h."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(T + 7 * B + 49 * I + 343 * H)
        shapes = ((T, B, I), (1, B, H), (1, B, H), (T, B, H))
        tensors = [torch.randn(s, dtype=torch.float64) for s in shapes]
        return nn.LSTM(I, H).double(), tensors


def run(layer: nn.Module, tensors: list[Tensor], is_started: bool) -> Found:
    """Return what a layer gives, and the gradients of what it is given.

    The scalar that is differentiated reads every output and both states.
    """
    *given_, pull = tensors
    x, h, c = (t.clone().requires_grad_(t.is_floating_point()) for t in given_)
    output, (h_n, c_n) = layer(x, (h, c) if is_started else None)
    layer.zero_grad()
    ((output * pull).sum() + (2 * h_n - 3 * c_n).sum()).backward()
    slopes = [t.grad for t in (x, h, c) if t.grad is not None]
    return [output, h_n, c_n], [*slopes, *gradients(layer)]


def gradients(layer: nn.Module) -> list[Tensor]:
    """Return the gradients of the weights, those of `nn.LSTM` by gate."""
    if not isinstance(layer, nn.LSTM):
        found = [p.grad for p in layer.parameters()]
        return [gradient for gradient in found if gradient is not None]
    kinds = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0")
    stacks = [layer.get_parameter(kind).grad for kind in kinds]
    gates = [stack.chunk(4) for stack in stacks if stack is not None]
    ordered = [gate[n] for n in range(4) for gate in gates]
    return [rows.t() if rows.ndim == 2 else rows for rows in ordered]


def agree(one: Found, other: Found) -> None:
    """See that outputs agree within 1e-12 and gradients within 1e-10."""
    for values, others, bound in zip(one, other, (1e-12, 1e-10), strict=True):
        for value, expected in zip(values, others, strict=True):
            torch.testing.assert_close(value, expected, rtol=0, atol=bound)


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
