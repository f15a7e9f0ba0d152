"""A layer's faster twin: the same weights, the same function."""

import pytest
import torch
from torch import nn

from firsthand.tasks import resolve
from remembering_names.models import MODELS, ModelSpec

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
    found = []
    for layer in both(spec):
        x = torch.linspace(-2, 2, 7 * 2 * 3, dtype=torch.float64)
        x = x.reshape(7, 2, 3).requires_grad_()
        output, (h_n, c_n) = layer.double()(x)
        (output.square().sum() + h_n.sum() + 2 * c_n.sum()).backward()
        slopes = [p.grad for p in layer.parameters()]
        found.append([output, h_n, c_n, x.grad, *slopes])
    for one, other in zip(*found, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-11, atol=1e-12)


@EACH
def test_what_a_twin_has_learned_fits_the_layer(spec: ModelSpec) -> None:
    layer, twin = both(spec)
    with torch.no_grad():
        for parameter in twin.parameters():
            parameter.mul_(2)
    layer.load_state_dict(twin.state_dict())
    x = torch.ones(4, 1, 3)
    torch.testing.assert_close(layer(x)[0], twin(x)[0])
