"""Where gates start, checked against what the gates then do."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from remembering_names.models import BiLSTM, ScratchLSTM
from remembering_names.models.gate_biases import gate_biases
from remembering_names.probes.delay.gate_starts import chrono, forget_bias_one

H = 12
LSTMS = pytest.mark.parametrize("kind", [nn.LSTM, ScratchLSTM, BiLSTM])


def gates(layer: nn.LSTM) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the input and forget gates of an LSTM that reads nothing."""
    ours = dict(layer.named_parameters())
    biases = ours["bias_ih_l0"] + ours["bias_hh_l0"]
    i, f, _, _ = torch.sigmoid(biases).chunk(4)
    return i, f


@given(st.integers(1, 2_000), st.integers(0, 99))
def test_chrono_gates_forget_on_scales_up_to_the_delay(
    delay: int, seed: int
) -> None:
    layer = nn.LSTM(3, H)
    torch.manual_seed(seed)
    chrono(layer, delay)
    _, f = gates(layer)
    scale = 1 / (1 - f.double())
    assert scale.min() > 2 - 1e-3
    assert scale.max() < (delay + 2) * (1 + 1e-3)


@given(st.integers(1, 2_000), st.integers(0, 99))
def test_chrono_lets_in_what_it_lets_go(delay: int, seed: int) -> None:
    layer = nn.LSTM(3, H)
    torch.manual_seed(seed)
    chrono(layer, delay)
    i, f = gates(layer)
    torch.testing.assert_close(i + f, torch.ones(H))


def test_chrono_scales_are_spread_evenly() -> None:
    layer = nn.LSTM(1, 4_000)
    torch.manual_seed(0)
    chrono(layer, 99)  # u between 1 and 100
    _, f = gates(layer)
    u = (f / (1 - f)).sort().values
    expected = torch.linspace(1, 100, len(u))
    torch.testing.assert_close(u, expected, rtol=0, atol=3)


@LSTMS
def test_chrono_holds_for_every_lstm(kind: type[nn.Module]) -> None:
    layer = kind(3, H)
    chrono(layer, 50)
    pairs = zip(gate_biases(layer, "f"), gate_biases(layer, "i"), strict=True)
    for b_f, b_i in pairs:
        assert torch.equal(b_i, -b_f)
        assert b_f.min() >= 0


@LSTMS
def test_one_is_added_to_forget_biases_alone(kind: type[nn.Module]) -> None:
    layer = kind(3, H)
    before = {name: p.clone() for name, p in layer.named_parameters()}
    forget_bias_one(layer, 50)
    after = dict(layer.named_parameters())
    moved = sum((after[n] - before[n]).sum().item() for n in before)
    count = len(list(gate_biases(layer, "f"))) * H
    assert moved == pytest.approx(count, rel=1e-5)


@torch.no_grad()
def test_a_forget_gate_is_found_where_pytorch_reads_it() -> None:
    layer = nn.LSTM(3, H)
    for bias in gate_biases(layer, "f"):
        bias.fill_(100)  # keeps everything
    for bias in gate_biases(layer, "i"):
        bias.fill_(-100)  # lets nothing in
    c = torch.randn(1, 1, H)
    _, (_, kept) = layer(torch.randn(6, 1, 3), (torch.zeros(1, 1, H), c))
    torch.testing.assert_close(kept, c)
