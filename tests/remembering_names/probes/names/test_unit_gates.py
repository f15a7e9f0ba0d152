"""Units one by one, against the gates of the whole network."""

import pytest
import torch
from torch import nn

from remembering_names.models import NameClassifier, TanhRNN
from remembering_names.names.files import encode
from remembering_names.probes.names.gates_at_work import activations
from remembering_names.probes.names.unit_gates import by_unit

GATES = ["i", "f", "o"]
NAMES = ["Abe", "Lund"]


def small(layer: type[nn.Module]) -> NameClassifier:
    """Return a small model that tells nothing apart yet."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return NameClassifier(layer, 5, 3).eval()


def test_units_are_those_of_the_gate_in_one_order_for_all_names() -> None:
    model = small(nn.LSTM)
    gates = [
        activations(model, torch.tensor(encode(name))[:, None])["i"][:, 0]
        for name in NAMES
    ]
    means = torch.cat(gates).mean(0)
    order = sorted(range(5), key=lambda unit: -means[unit].item())
    for found, gate in zip(by_unit(model, GATES, NAMES), gates, strict=True):
        expected = gate[:, order].T
        torch.testing.assert_close(
            torch.tensor(found["written"]), expected, atol=0.006, rtol=0
        )


def test_the_mean_is_that_of_the_units() -> None:
    for found in by_unit(small(nn.LSTM), GATES, NAMES):
        mean = torch.tensor(found["written"]).mean(0)
        torch.testing.assert_close(
            torch.tensor(found["mean"]), mean, atol=0.011, rtol=0
        )


def test_a_network_without_gates_is_refused() -> None:
    with pytest.raises(ValueError, match="no gate"):
        by_unit(small(TanhRNN), [], NAMES)
