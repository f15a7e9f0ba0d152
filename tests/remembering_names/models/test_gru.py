"""The hand-written GRU against `nn.GRU` and what its gates stand for."""

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from remembering_names.models import GRU, GRUCell


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
    n_t = torch.tanh(cell.b_x[4:] + 0.25 * product)
    torch.testing.assert_close(cell(x_t, h_prev).h, n_t)


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
