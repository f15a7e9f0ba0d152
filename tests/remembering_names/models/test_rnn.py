"""The lab report's RNN: its parts, its recurrence, and what it cannot do."""

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import integers
from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from remembering_names.models import RNN
from remembering_names.models.classifier import SYMBOLS

PRINTED = """\
RNN(
  (i2h): Linear(in_features=185, out_features=128, bias=True)
  (i2o): Linear(in_features=185, out_features=18, bias=True)
  (softmax): LogSoftmax(dim=1)
)"""
LENGTHS, SIZES = integers(1, 9), integers(1, 5)


def seen_by(module: nn.Module) -> tuple[list[Tensor], RemovableHandle]:
    """Return a list that fills with what a module is given."""
    inputs: list[Tensor] = []
    hook = module.register_forward_pre_hook(lambda _, x: inputs.append(x[0]))
    return inputs, hook


def logits(model: RNN, letters: Tensor) -> Tensor:
    """Return what goes into the softmax at the last letter, (B, C)."""
    inputs, hook = seen_by(model.softmax)
    model(letters)
    hook.remove()
    return inputs[-1]


def drawn(T: int, B: int, H: int) -> tuple[RNN, Tensor, torch.Generator]:
    """Return a model, letters (T, B) and a source of more draws."""
    seed = T + 10 * B + 100 * H
    generator = torch.Generator().manual_seed(seed)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = RNN(H).double()
    letters = torch.randint(SYMBOLS, (T, B), generator=generator)
    return model, letters, generator


def test_it_prints_as_in_the_lab_report() -> None:
    assert str(RNN()) == PRINTED


@given(LENGTHS, SIZES, SIZES)
def test_reading_a_name_is_stepping_by_hand(T: int, B: int, H: int) -> None:
    model, letters, _ = drawn(T, B, H)
    h = torch.zeros(B, H, dtype=torch.float64)
    for t in range(T):
        x = torch.eye(SYMBOLS, dtype=torch.float64)[letters[t]]
        combined = torch.cat([x, h], dim=1)
        h = combined @ model.i2h.weight.T + model.i2h.bias
        y = combined @ model.i2o.weight.T + model.i2o.bias
    log_p = y - y.exp().sum(dim=1, keepdim=True).log()
    torch.testing.assert_close(model(letters), log_p, rtol=1e-12, atol=1e-12)


@given(LENGTHS, SIZES, SIZES)
def test_swapping_letters_between_two_names_keeps_the_sum_of_logits(
    T: int, B: int, H: int
) -> None:
    model, a, generator = drawn(T, B, H)
    b = torch.randint(SYMBOLS, (T, B), generator=generator)
    is_swapped = torch.randint(2, (T, B), generator=generator) == 1
    c, d = a.where(is_swapped, b), b.where(is_swapped, a)
    before = logits(model, a) + logits(model, b)
    after = logits(model, c) + logits(model, d)
    torch.testing.assert_close(after, before, rtol=1e-11, atol=1e-12)


@given(LENGTHS, SIZES, SIZES)
def test_the_last_hidden_state_never_reaches_the_answer(
    T: int, B: int, H: int
) -> None:
    model, letters, _ = drawn(T, B, H)
    states: list[Tensor] = []
    model.i2h.register_forward_hook(lambda _, x, h: states.append(h))
    scalar = model(letters)[:, 0].sum()
    grads = torch.autograd.grad(scalar, states, allow_unused=True)
    assert [grad is not None for grad in grads] == [True] * (T - 1) + [False]


def test_a_name_of_one_letter_leaves_i2h_without_a_gradient() -> None:
    model = RNN(4)
    model(torch.tensor([[5]]))[0, 0].backward()
    assert model.i2h.weight.grad is None
    assert model.i2o.weight.grad is not None


@given(LENGTHS, SIZES, SIZES)
def test_the_answer_is_read_from_the_state_before_the_last_letter(
    T: int, B: int, H: int
) -> None:
    model, letters, _ = drawn(T, B, H)
    combined, hook = seen_by(model.i2o)
    states: list[Tensor] = [torch.zeros(B, H, dtype=torch.float64)]
    model.i2h.register_forward_hook(lambda _, x, h: states.append(h))
    model(letters)
    hook.remove()
    assert torch.equal(combined[-1][:, SYMBOLS:], states[-2])


def test_the_answer_of_a_batch_is_that_of_each_name() -> None:
    model, letters, _ = drawn(7, 5, 4)
    alone = [model(name[:, None]) for name in letters.unbind(dim=1)]
    together = model(letters)
    torch.testing.assert_close(together, torch.cat(alone), rtol=1e-12, atol=0)


@pytest.mark.parametrize("B", [1, 3])
def test_no_letters_is_an_error_in_one_line(B: int) -> None:
    with pytest.raises(ValueError, match="at least one letter") as caught:
        RNN(4)(torch.empty(0, B, dtype=torch.int64))
    assert "\n" not in str(caught.value)
