"""Weights as one vector: what moves it moves the model, and the other way."""

import pytest
import torch
from tests.remembering_names.probes.small_models import letters, small
from torch import nn

from remembering_names.models import MODELS, ModelSpec
from remembering_names.training.held_out.flat_weights import (
    lay_flat,
    separate,
    shorten,
)

ANY = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)


def slopes(model: nn.Module) -> list[torch.Tensor]:
    """Let an answer go backward; return the gradient of each weight."""
    model(letters(5, 2)).square().sum().backward()
    return [w.grad.clone() for w in model.parameters() if w.grad is not None]


@ANY
def test_its_gradient_is_that_of_all_tensors(spec: ModelSpec) -> None:
    plain, flat = (small(spec.key).requires_grad_() for _ in range(2))
    _, gradient = lay_flat(flat)
    expected = slopes(plain)
    for tensor, own in zip(slopes(flat), expected, strict=True):
        assert torch.equal(tensor, own)
    assert torch.equal(gradient, torch.cat([s.flatten() for s in expected]))


@ANY
def test_a_second_gradient_is_added_unless_it_is_cleared(
    spec: ModelSpec,
) -> None:
    model = small(spec.key).requires_grad_()
    _, gradient = lay_flat(model)
    slopes(model)
    once = gradient.clone()
    slopes(model)
    torch.testing.assert_close(gradient, 2 * once)
    gradient.zero_()
    slopes(model)
    assert torch.equal(gradient, once)


@ANY
def test_one_optimizer_step_moves_it_as_it_would_move_each_tensor(
    spec: ModelSpec,
) -> None:
    plain, flat = (small(spec.key).requires_grad_() for _ in range(2))
    weights, gradient = lay_flat(flat)
    for learning, model in (([*plain.parameters()], plain), ([weights], flat)):
        optimizer = torch.optim.AdamW(learning, lr=0.1, weight_decay=0.05)
        slopes(model)
        if model is plain:
            nn.utils.clip_grad_norm_(learning, 0.5)
        else:
            shorten(gradient, 0.5)
        optimizer.step()
    for ours, theirs in zip(flat.parameters(), plain.parameters(), strict=True):
        torch.testing.assert_close(ours, theirs)


@pytest.mark.parametrize("longest", [0.1, 5.0, 50.0])
def test_a_gradient_is_shortened_as_pytorch_shortens_it(longest: float) -> None:
    weight = nn.Parameter(torch.zeros(7))
    gradient = torch.linspace(-3, 4, 7)
    weight.grad = gradient.clone()
    nn.utils.clip_grad_norm_([weight], longest)
    shorten(gradient, longest)
    torch.testing.assert_close(gradient, weight.grad)


def test_weights_that_are_separated_move_alone() -> None:
    model = small("gru").requires_grad_()
    flat, _ = lay_flat(model)
    before = [w.detach().clone() for w in model.parameters()]
    separate(model)
    with torch.no_grad():
        flat.zero_()
    for w, kept in zip(model.parameters(), before, strict=True):
        assert torch.equal(w, kept)
        assert w.grad is None
        assert w.untyped_storage().nbytes() == w.nbytes
