"""The hand-written LSTM against `nn.LSTM`, formulas and differences."""

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from remembering_names.models import ScratchLSTM, ScratchLSTMCell


@pytest.mark.filterwarnings("ignore:dropout")  # on one layer: none at all
@pytest.mark.parametrize(
    "options",
    [
        {"bidirectional": True},
        {"num_layers": 2},
        {"batch_first": True},
        {"bias": False},
        {"proj_size": 2},
        {"dropout": 0.5},
    ],
    ids=lambda options: next(iter(options)),
)
def test_only_a_plain_nn_lstm_can_be_copied(options: dict[str, Any]) -> None:
    lstm = nn.LSTM(4, 3, **options)
    with pytest.raises(ValueError, match=r"plain nn\.LSTM") as caught:
        ScratchLSTM.from_torch(lstm)
    assert "\n" not in str(caught.value)


def test_the_gradients_of_a_cell_are_its_slopes() -> None:
    cell = ScratchLSTMCell(3, 2).double()
    shapes = ((2, 3), (2, 2), (2, 2))
    inputs = [torch.rand(shape, dtype=torch.float64) for shape in shapes]

    def step(*values: Tensor) -> tuple[Tensor, Tensor]:
        names = dict(zip(weights, values[3:], strict=True))
        after = torch.func.functional_call(cell, names, values[:3])
        return after.h, after.c

    weights = dict(cell.named_parameters())
    leaves = [t.detach().requires_grad_() for t in (*inputs, *weights.values())]
    assert torch.autograd.gradcheck(step, leaves)


def test_a_cell_whose_weights_are_zero_halves_what_it_remembers() -> None:
    cell = ScratchLSTMCell(3, 2)
    with torch.no_grad():
        for p in cell.parameters():
            p.zero_()
    c_prev = torch.tensor([[4.0, -1.0]])
    step = cell(torch.ones(1, 3), c_prev, c_prev)
    assert torch.equal(step.c, c_prev / 2)
    assert torch.equal(step.h, (c_prev / 2).tanh() / 2)
