"""The networks of the comparison: their sizes, and what they lack."""

import pytest
import torch

from firsthand.tasks import resolve
from remembering_names.experiments.gap import NETWORKS
from remembering_names.models.gate_family import GateFamilyLSTM
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.probes.gap import networks

WIDE = ("tanh_wide", "constant_wide")
SAME = [key for key in NETWORKS if key not in WIDE]


def weights(key: str) -> int:
    """Return how many weights a network of the comparison has."""
    own = NETWORKS[key]
    model = NameClassifier(resolve(own["layer"]), own["hidden_size"], 32)
    return sum(weight.numel() for weight in model.parameters())


@pytest.mark.parametrize("key", SAME)
def test_all_have_as_many_weights_within_one_in_a_hundred(key: str) -> None:
    assert weights(key) == pytest.approx(weights("tanh_rnn"), rel=0.01)


@pytest.mark.parametrize("key", WIDE)
def test_the_wide_ones_have_as_many_as_the_lstm_by_hand(key: str) -> None:
    lstm = NameClassifier(GateFamilyLSTM, 128, 32)
    size = sum(weight.numel() for weight in lstm.parameters())
    assert weights(key) == pytest.approx(size, rel=0.01)


def test_gates_without_memory_know_nothing_of_the_cell_before() -> None:
    layer = networks.gates_no_memory(3, 5).double()
    x = torch.randn(1, 2, 3, dtype=torch.float64)
    h = torch.randn(1, 2, 5, dtype=torch.float64)
    ends = [layer(x, (h, c))[1][1] for c in (torch.zeros_like(h), h)]
    torch.testing.assert_close(*ends)


def test_memory_without_gates_keeps_the_same_share_whatever_is_read() -> None:
    layer = networks.constant_gates(3, 5)
    traces = layer.trace(torch.randn(4, 2, 3))
    for gate in "ifo":
        assert torch.equal(
            traces[gate], traces[gate][:1, :1].expand_as(traces[gate])
        )
