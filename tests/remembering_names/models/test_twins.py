"""A layer's faster twin: the same weights, the same function."""

import pytest
import torch
from torch import nn

from firsthand.tasks import resolve
from remembering_names.models import MODELS, ModelSpec, NameClassifier
from remembering_names.models.tracing import trace

EACH = pytest.mark.parametrize(
    "spec", [spec for spec in MODELS if spec.twin], ids=lambda spec: spec.key
)


def both(spec: ModelSpec) -> tuple[nn.Module, nn.Module]:
    """Return a layer and its twin, each made from the same seed."""
    made = []
    with torch.random.fork_rng(devices=[]):
        for place in (spec.layer, spec.twin):
            torch.manual_seed(0)
            made.append(resolve(place)(3, 5))
    layer, twin = made
    return layer, twin


@EACH
def test_a_twin_starts_with_the_same_weights_by_the_same_names(
    spec: ModelSpec,
) -> None:
    layer, twin = (one.state_dict() for one in both(spec))
    assert layer.keys() == twin.keys()
    assert all(torch.equal(layer[name], twin[name]) for name in layer)


@EACH
def test_a_twin_gives_and_passes_back_what_the_layer_does(
    spec: ModelSpec,
) -> None:
    made = []
    for layer in both(spec):
        x = torch.linspace(-2, 2, 7 * 2 * 3, dtype=torch.float64)
        x = x.reshape(7, 2, 3).requires_grad_()
        output, state = layer.double()(x)
        states = state if isinstance(state, tuple) else (state,)
        total = output.square().sum()
        for weight, one in enumerate(states, start=1):
            total = total + weight * one.sum()
        total.backward()
        slopes = [p.grad for p in layer.parameters()]
        made.append([output, *states, x.grad, *slopes])
    for ours, twins in zip(*made, strict=True):
        torch.testing.assert_close(ours, twins, rtol=1e-11, atol=1e-12)


@EACH
@pytest.mark.parametrize("shape", [(1, 1), (7, 4), (30, 40)])
def test_a_twin_learns_from_letters_as_the_layer_does(
    spec: ModelSpec, shape: tuple[int, int]
) -> None:
    generator = torch.Generator().manual_seed(sum(shape))
    letters = torch.randint(58, shape, generator=generator)
    made = []
    for place in (spec.layer, spec.twin):
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            model = NameClassifier(resolve(place), 5, 3).double()
        log_p = model(letters)
        log_p[:, ::2].square().sum().backward()
        made.append([log_p, *(p.grad for p in model.parameters())])
    for ours, twins in zip(*made, strict=True):
        torch.testing.assert_close(ours, twins, rtol=1e-10, atol=1e-11)


@EACH
def test_a_twin_refuses_what_is_no_letter(spec: ModelSpec) -> None:
    model = NameClassifier(resolve(spec.twin), 5, 3)
    for number in (-1, 58):
        with pytest.raises(IndexError):
            model(torch.tensor([[number]]))


@EACH
def test_a_twin_traces_what_the_layer_does(spec: ModelSpec) -> None:
    x = torch.linspace(-2, 2, 7 * 2 * 3, dtype=torch.float64).reshape(7, 2, 3)
    layer, twin = (trace(one.double(), x) for one in both(spec))
    assert layer.keys() == twin.keys()
    for name in layer:
        torch.testing.assert_close(
            layer[name], twin[name], rtol=1e-11, atol=1e-12
        )


@EACH
def test_what_a_twin_has_learned_fits_the_layer(spec: ModelSpec) -> None:
    layer, twin = both(spec)
    with torch.no_grad():
        for parameter in twin.parameters():
            parameter.mul_(2)
    layer.load_state_dict(twin.state_dict())
    x = torch.ones(4, 1, 3)
    torch.testing.assert_close(layer(x)[0], twin(x)[0])
