"""The hand-written GRU against `nn.GRU` and what its gates stand for."""

from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import booleans, integers, tuples
from tests.remembering_names.models.recurrent_layers import (
    Twins,
    agree,
    grad,
    same,
)
from torch import Tensor, nn

from remembering_names.models import GRU, GRUCell
from remembering_names.models.ladder.fused_gru import FusedGRU

SIZES = integers(1, 6)
SHAPES = tuples(SIZES, SIZES, SIZES, SIZES)


FORMS = pytest.mark.parametrize(
    "form", [GRU, FusedGRU], ids=lambda form: form.__name__
)


@FORMS
@given(shape=SHAPES, is_started=booleans())
def test_it_gives_and_passes_back_what_nn_gru_does(
    form: type[GRU], shape: tuple[int, int, int, int], is_started: bool
) -> None:
    agree(Twins(nn.GRU, form.from_torch, shape), is_started)


@FORMS
@given(shape=SHAPES, is_started=booleans())
def test_its_weights_get_the_gradients_of_nn_gru(
    form: type[GRU], shape: tuple[int, int, int, int], is_started: bool
) -> None:
    twins = Twins(nn.GRU, form.from_torch, shape)
    twins.run(twins.theirs, is_started)
    twins.run(twins.ours, is_started)
    names = {
        "weight_ih": "W_x",
        "weight_hh": "W_h",
        "bias_ih": "b_x",
        "bias_hh": "b_h",
    }
    for theirs, ours in names.items():
        expected = grad(twins.theirs.get_parameter(f"{theirs}_l0"))
        same(grad(twins.ours.get_parameter(f"cell.{ours}")), expected.t())


def with_gates(r: float, z: float) -> tuple[GRUCell, Tensor, Tensor]:
    """Return a cell, a letter, and a state.

    The letter sets the reset and update gate; it and the state alone make n.
    """
    cell = GRUCell(1, 2)
    brings = torch.tensor([r, z, 0.3]).logit().repeat_interleave(2)
    with torch.no_grad():
        cell.W_x.zero_()
        cell.b_x.copy_(brings)
        cell.W_h.zero_()
        cell.b_h.zero_()
        cell.W_h[:, 4:] = torch.tensor([[0.5, -1.0], [2.0, 0.25]])
        cell.b_h[4:] = torch.tensor([0.1, -0.2])
    return cell, torch.zeros(1, 1), torch.tensor([[0.7, -0.4]])


def test_an_update_gate_at_one_keeps_the_old_state() -> None:
    cell, x_t, h_prev = with_gates(0.5, 1.0)
    assert torch.equal(cell(x_t, h_prev).h, h_prev)


def test_the_reset_gate_scales_what_comes_out_of_the_product() -> None:
    cell, x_t, h_prev = with_gates(0.25, 0.0)
    product = h_prev @ cell.W_h[:, 4:] + cell.b_h[4:]
    same(cell(x_t, h_prev).h, torch.tanh(cell.b_x[4:] + 0.25 * product))


def test_a_copy_leaves_the_original_and_its_weights_alone() -> None:
    twins = Twins(nn.GRU, GRU.from_torch, (1, 1, 2, 3))
    before = [p.clone() for p in twins.theirs.parameters()]
    with torch.no_grad():
        for p in twins.ours.parameters():
            p.zero_()
    for p, kept in zip(twins.theirs.parameters(), before, strict=True):
        assert torch.equal(p, kept)


@pytest.mark.parametrize(
    "options",
    [
        {"bidirectional": True},
        {"num_layers": 2},
        {"batch_first": True},
        {"bias": False},
    ],
    ids=lambda options: next(iter(options)),
)
def test_only_a_plain_nn_gru_can_be_copied(options: dict[str, Any]) -> None:
    gru = nn.GRU(4, 3, **options)
    with pytest.raises(ValueError, match=r"plain nn\.GRU") as caught:
        GRU.from_torch(gru)
    assert "\n" not in str(caught.value)
