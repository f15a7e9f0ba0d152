"""What layers tell of their inside is what they compute."""

import pytest
import torch
from torch import Tensor, nn

from firsthand.tasks import resolve
from remembering_names.models import MODELS, ModelSpec
from remembering_names.models.tracing import trace

EACH = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)
LETTERS = torch.linspace(-1, 1, 5 * 2 * 3).reshape(5, 2, 3)  # (T, B, I)


def layer_of(spec: ModelSpec) -> nn.Module:
    """Return a small layer with weights that are large enough to matter."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        layer: nn.Module = resolve(spec.layer)(3, 4)
        for parameter in layer.parameters():
            nn.init.normal_(parameter)
    return layer


def before(state: Tensor, gate: Tensor) -> Tensor:
    """Return the state before each step in the order of reading, (T, B, H).

    The second of two directions reads from the end.
    """
    H = 4
    zeros = torch.zeros_like(state[:1])
    shifted = torch.cat((zeros, state[:-1]))
    if gate.shape[2] > H:
        shifted[:, :, H:] = torch.cat((state[1:], zeros))[:, :, H:]
    return shifted


@EACH
def test_a_trace_ends_in_what_the_layer_gives(spec: ModelSpec) -> None:
    layer = layer_of(spec)
    output, _ = layer(LETTERS)
    torch.testing.assert_close(trace(layer, LETTERS)["h"], output)


@EACH
def test_a_trace_has_every_gate_that_the_registry_names(
    spec: ModelSpec,
) -> None:
    found = trace(layer_of(spec), LETTERS)
    assert {*spec.gates, "h"} <= found.keys()
    assert all(part.shape == found["h"].shape for part in found.values())


@pytest.mark.parametrize(
    "spec", [s for s in MODELS if "f" in s.gates], ids=lambda s: s.key
)
def test_the_gates_of_an_lstm_make_its_states(spec: ModelSpec) -> None:
    t = trace(layer_of(spec), LETTERS)
    kept = t["f"] * before(t["c"], t["f"])
    torch.testing.assert_close(t["c"], kept + t["i"] * t["g"])
    torch.testing.assert_close(t["h"], t["o"] * t["c"].tanh())


@pytest.mark.parametrize(
    "spec", [s for s in MODELS if "z" in s.gates], ids=lambda s: s.key
)
def test_the_gates_of_a_gru_make_its_state(spec: ModelSpec) -> None:
    t = trace(layer_of(spec), LETTERS)
    kept = t["z"] * before(t["h"], t["z"])
    torch.testing.assert_close(t["h"], (1 - t["z"]) * t["n"] + kept)


def test_a_layer_that_tells_nothing_is_named() -> None:
    with pytest.raises(TypeError, match=r"Linear has no trace\(input\)"):
        trace(nn.Linear(3, 4), LETTERS)
