"""The hand-written LSTM against `nn.LSTM`, formulas and differences."""

from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import booleans, integers
from torch import Tensor, nn

from remembering_names.models import ScratchLSTM, ScratchLSTMCell

SIZES = integers(1, 6)
GATES = "ifco"  # in the order of PyTorch's rows, by the names used here


class Pair:
    """`nn.LSTM` and its hand-written copy, on the same draws."""

    def __init__(self, T: int, B: int, I: int, H: int) -> None:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(T + 7 * B + 49 * I + 343 * H)
            self.theirs = nn.LSTM(I, H).double()
            self.x, *state, self.pull = (
                torch.randn(shape, dtype=torch.float64)
                for shape in ((T, B, I), (1, B, H), (1, B, H), (T, B, H))
            )
        self.state = state[0], state[1]
        self.ours = ScratchLSTM.from_torch(self.theirs)

    def run(self, lstm: nn.Module, is_started: bool) -> dict[str, Tensor]:
        """Return what a layer gives, and the gradients of what it is given.

        The scalar that is differentiated reads every output and both states.
        """
        x, *state = (t.clone().requires_grad_() for t in (self.x, *self.state))
        output, (h_n, c_n) = lstm(x, tuple(state) if is_started else None)
        scalar = (output * self.pull).sum() + (2 * h_n - 3 * c_n).sum()
        found = {"output": output, "h_n": h_n, "c_n": c_n}
        inputs = {"x": x}
        if is_started:
            inputs |= {"h_0": state[0], "c_0": state[1]}
        lstm.zero_grad()
        scalar.backward()
        return found | {f"d{n}": grad(tensor) for n, tensor in inputs.items()}


def grad(tensor: Tensor) -> Tensor:
    assert tensor.grad is not None
    return tensor.grad


def same(one: Tensor, other: Tensor) -> None:
    """See that two tensors agree to rounding, in shape too."""
    torch.testing.assert_close(one, other, rtol=1e-11, atol=1e-12)


@given(SIZES, SIZES, SIZES, SIZES, booleans())
def test_it_gives_and_passes_back_what_nn_lstm_does(
    T: int, B: int, I: int, H: int, is_started: bool
) -> None:
    pair = Pair(T, B, I, H)
    theirs = pair.run(pair.theirs, is_started)
    ours = pair.run(pair.ours, is_started)
    for name, expected in theirs.items():
        same(ours[name], expected)


@given(SIZES, SIZES, SIZES, SIZES, booleans())
def test_each_gates_weights_get_the_gradients_of_nn_lstm(
    T: int, B: int, I: int, H: int, is_started: bool
) -> None:
    pair = Pair(T, B, I, H)
    pair.run(pair.theirs, is_started)
    pair.run(pair.ours, is_started)
    ours = pair.ours.cell.get_parameter
    names = {"weight_ih": "W_x", "weight_hh": "W_h", "bias_hh": "b_"}
    for theirs, letter in names.items():
        stack = grad(pair.theirs.get_parameter(f"{theirs}_l0"))
        for gate, rows in zip(GATES, stack.chunk(4), strict=True):
            same(grad(ours(letter + gate)), rows.t())


@given(SIZES, SIZES, SIZES, SIZES)
def test_a_sequence_may_be_read_in_two_parts(
    T: int, B: int, I: int, H: int
) -> None:
    pair = Pair(T + 1, B, I, H)
    whole, (h_n, c_n) = pair.ours(pair.x, pair.state)
    first, state = pair.ours(pair.x[:T], pair.state)
    second, (h_T, c_T) = pair.ours(pair.x[T:], state)
    pairs = (whole, torch.cat((first, second))), (h_n, h_T), (c_n, c_T)
    for one, other in pairs:
        same(one, other)


def test_a_copy_leaves_the_original_and_its_weights_alone() -> None:
    pair = Pair(1, 1, 2, 3)
    before = [p.clone() for p in pair.theirs.parameters()]
    with torch.no_grad():
        for p in pair.ours.parameters():
            p.zero_()
    for p, kept in zip(pair.theirs.parameters(), before, strict=True):
        assert torch.equal(p, kept)


@pytest.mark.filterwarnings("ignore:dropout")  # on one layer: none at all
@pytest.mark.parametrize(
    "options",
    [
        {"bidirectional": True},
        {"num_layers": 2},
        {"batch_first": True},
        {"bias": False},
        {"proj_size": 2},
        {"dropout": 0.5},
    ],
    ids=lambda options: next(iter(options)),
)
def test_only_a_plain_nn_lstm_can_be_copied(options: dict[str, Any]) -> None:
    lstm = nn.LSTM(4, 3, **options)
    with pytest.raises(ValueError, match=r"plain nn\.LSTM") as caught:
        ScratchLSTM.from_torch(lstm)
    assert "\n" not in str(caught.value)


def test_the_gradients_of_a_cell_are_its_slopes() -> None:
    cell = ScratchLSTMCell(3, 2).double()
    shapes = ((2, 3), (2, 2), (2, 2))
    inputs = [torch.rand(shape, dtype=torch.float64) for shape in shapes]

    def step(*values: Tensor) -> tuple[Tensor, Tensor]:
        names = dict(zip(weights, values[3:], strict=True))
        after = torch.func.functional_call(cell, names, values[:3])
        return after.h, after.c

    weights = dict(cell.named_parameters())
    leaves = [t.detach().requires_grad_() for t in (*inputs, *weights.values())]
    assert torch.autograd.gradcheck(step, leaves)


def test_a_cell_whose_weights_are_zero_halves_what_it_remembers() -> None:
    cell = ScratchLSTMCell(3, 2)
    with torch.no_grad():
        for p in cell.parameters():
            p.zero_()
    c_prev = torch.tensor([[4.0, -1.0]])
    step = cell(torch.ones(1, 3), c_prev, c_prev)
    same(step.c, c_prev / 2)
    same(step.h, (c_prev / 2).tanh() / 2)
