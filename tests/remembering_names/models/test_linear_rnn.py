"""The linear recurrence against the lab report's own, and its closed form."""

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import integers
from torch import Tensor

from remembering_names.models import RNN, LinearRNN
from remembering_names.models.classifier import SYMBOLS

SIZES = integers(1, 6)


def drawn(T: int, B: int, I: int, H: int) -> tuple[LinearRNN, Tensor, Tensor]:
    """Return a layer, sequences (T, B, I) and a state (1, B, H)."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(T + 7 * B + 49 * I + 343 * H)
        layer = LinearRNN(I, H).double()
        x = torch.randn(T, B, I, dtype=torch.float64)
        state = torch.randn(1, B, H, dtype=torch.float64)
    return layer, x, state


def same(one: Tensor, other: Tensor) -> None:
    """See that two tensors agree to rounding, in shape too."""
    torch.testing.assert_close(one, other, rtol=1e-11, atol=1e-12)


@given(SIZES, SIZES, SIZES)
def test_its_states_are_those_of_the_lab_reports_rnn(
    T: int, B: int, H: int
) -> None:
    ours, _, _ = drawn(T, B, SYMBOLS, H)
    theirs = RNN(H).double()
    W_x, W_h = theirs.i2h.weight.split((SYMBOLS, H), dim=1)
    for own, weight in (
        (ours.W_x, W_x.T),
        (ours.W_h, W_h.T),
        (ours.b, theirs.i2h.bias),
    ):
        own.data.copy_(weight)
    states: list[Tensor] = []
    theirs.i2h.register_forward_hook(lambda _, x, h: states.append(h))
    generator = torch.Generator().manual_seed(T + 7 * B + 49 * H)
    letters = torch.randint(SYMBOLS, (T, B), generator=generator)
    theirs(letters)
    output, h_n = ours(torch.eye(SYMBOLS, dtype=torch.float64)[letters])
    same(output, torch.stack(states))
    same(h_n[0], states[-1])


@given(SIZES, SIZES, SIZES, SIZES)
def test_its_last_state_is_a_sum_over_letters(
    T: int, B: int, I: int, H: int
) -> None:
    layer, x, state = drawn(T, B, I, H)
    power = torch.linalg.matrix_power
    expected = state[0] @ power(layer.W_h, T)
    for t in range(T):
        pushed = x[t] @ layer.W_x + layer.b
        expected = expected + pushed @ power(layer.W_h, T - 1 - t)
    same(layer(x, state)[1][0], expected)


@given(SIZES, SIZES, SIZES, SIZES)
def test_its_gradient_at_a_lag_is_a_power_of_its_matrix(
    T: int, B: int, I: int, H: int
) -> None:
    layer, x, state = drawn(T, B, I, H)
    state.requires_grad_()
    _, h_n = layer(x, state)
    (slope,) = torch.autograd.grad(h_n.sum(), state)
    expected = torch.linalg.matrix_power(layer.W_h, T).sum(dim=1)
    same(slope, expected.expand(1, B, H))


@given(SIZES, SIZES, SIZES, SIZES)
def test_a_sequence_may_be_read_in_two_parts(
    T: int, B: int, I: int, H: int
) -> None:
    layer, x, state = drawn(T + 1, B, I, H)
    whole, h_n = layer(x, state)
    first, middle = layer(x[:T], state)
    second, last = layer(x[T:], middle)
    same(torch.cat((first, second)), whole)
    same(last, h_n)


@pytest.mark.parametrize("H", [4, 100])
def test_its_weights_start_within_one_over_the_root_of_its_size(
    H: int,
) -> None:
    layer, _, _ = drawn(1, 1, 50, H)
    largest = max(p.abs().max().item() for p in layer.parameters())
    assert 0.9 / H**0.5 < largest <= 1 / H**0.5
