"""A held gate against the cell's own equations."""

from typing import Any

import pytest
import torch
from torch import Tensor

from remembering_names.models import GRUCell, ScratchLSTMCell, TanhRNN
from remembering_names.probes.live.held_cells import (
    State,
    cell_of,
    held,
    start,
    step,
    wiped,
)

I, H, B = 3, 4, 2
VALUES = pytest.mark.parametrize("value", [0.0, 0.25, 0.5, 1.0])


def drawn(*shape: int) -> Tensor:
    """Return numbers drawn by lot."""
    return torch.randn(shape, dtype=torch.double)


@VALUES
@pytest.mark.parametrize("gate", ["i", "f", "o"])
def test_a_held_gate_of_an_lstm_has_its_value_and_no_other_moves(
    gate: str, value: float
) -> None:
    cell = ScratchLSTMCell(I, H).double()
    x, h, c = drawn(B, I), drawn(B, H), drawn(B, H)
    free, found = cell(x, h, c), held(cell, gate, value)(x, h, c)
    for name in "ifgo":
        expected = getattr(free, name)
        if name == gate:
            expected = torch.full_like(expected, value)
        torch.testing.assert_close(getattr(found, name), expected)
    torch.testing.assert_close(found.c, found.f * c + found.i * found.g)
    torch.testing.assert_close(found.h, found.o * found.c.tanh())


@VALUES
@pytest.mark.parametrize("gate", ["r", "z"])
def test_a_held_gate_of_a_gru_has_its_value_and_no_other_moves(
    gate: str, value: float
) -> None:
    cell = GRUCell(I, H).double()
    x, h = drawn(B, I), drawn(B, H)
    free, found = cell(x, h), held(cell, gate, value)(x, h)
    other = "z" if gate == "r" else "r"
    expected = torch.full_like(h, value)
    torch.testing.assert_close(getattr(found, gate), expected)
    torch.testing.assert_close(getattr(found, other), getattr(free, other))
    blend = (1 - found.z) * found.n + found.z * h
    torch.testing.assert_close(found.h, blend)


def test_holding_leaves_the_cell_as_it_was() -> None:
    cell = ScratchLSTMCell(I, H)
    before = {name: part.clone() for name, part in cell.state_dict().items()}
    held(cell, "f", 0.5)
    assert all((before[n] == p).all() for n, p in cell.state_dict().items())


@pytest.mark.parametrize("make", [ScratchLSTMCell, GRUCell, TanhRNN])
def test_a_start_is_zero_and_a_step_is_the_cells(make: Any) -> None:
    cell = make(I, H).double()
    x = drawn(1, B, I)
    state = start(cell, x, H)
    assert not any(part.any() for part in state)
    after = step(cell, x[0], state)
    if isinstance(cell, TanhRNN):
        torch.testing.assert_close(after[0], cell(x)[1][0])
    else:
        assert (after[0] == cell(x[0], *state).h).all()


def test_wiping_takes_the_cell_and_leaves_what_is_shown() -> None:
    h, c = drawn(B, H), drawn(B, H)
    shown, memory = wiped((h, c))
    assert (shown == h).all()
    assert not memory.any()
    assert not wiped((h,))[0].any()


def test_a_shut_forget_gate_is_a_cell_wiped_at_every_letter() -> None:
    cell = ScratchLSTMCell(I, H).double()
    x, shut = drawn(5, B, I), held(cell, "f", 0.0)
    state: State = (drawn(B, H), drawn(B, H))
    other = state
    for x_t in x:
        state = step(shut, x_t, state)
        other = step(cell, x_t, wiped(other))
    torch.testing.assert_close(state, other)


def test_a_layer_without_a_cell_is_its_own() -> None:
    layer = TanhRNN(I, H)
    assert cell_of(layer) is layer
