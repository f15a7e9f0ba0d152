"""Cells that a hand holds: a gate stands still, whatever the letters say.

A gate is a sigmoid of weighted sums. Take its weights away and only its bias is
left, so the gate has one value at every letter and in every unit.
"""

from copy import deepcopy

import torch
from torch import Tensor, nn

from remembering_names.models.gru import GRUCell
from remembering_names.models.linear_rnn import LinearRNN
from remembering_names.models.scratch_lstm import ScratchLSTMCell

State = tuple[Tensor, ...]  # h, or h and c, (B, H) each
STACKED = "rzn"  # as they lie side by side in a GRU's weights


@torch.no_grad()
def held(cell: nn.Module, gate: str, value: float) -> nn.Module:
    """Return a copy of a cell in which a gate has one value.

    Args:
        cell: Of an LSTM or a GRU.
        gate: Its letter: i, f or o; r or z.
        value: From 0, shut, to 1, open.
    """
    copy = deepcopy(cell)
    bias = torch.tensor(value).double().logit()  # 0 and 1: without end
    if isinstance(copy, GRUCell):
        place = STACKED.index(gate)
        for part in (copy.W_x, copy.W_h, copy.b_x, copy.b_h):
            part.chunk(3, dim=-1)[place].zero_()
        copy.b_x.chunk(3)[place].fill_(bias)
        return copy
    copy.get_parameter(f"W_x{gate}").zero_()
    copy.get_parameter(f"W_h{gate}").zero_()
    copy.get_parameter(f"b_{gate}").fill_(bias)
    return copy


def cell_of(layer: nn.Module) -> nn.Module:
    """Return what reads one letter: the cell, or a layer that has none."""
    cell = getattr(layer, "cell", layer)
    assert isinstance(cell, nn.Module)
    return cell


def start(cell: nn.Module, x: Tensor, hidden_size: int) -> State:
    """Return the state before the first letter of sequences (T, B, I)."""
    zeros = x.new_zeros(x.shape[1], hidden_size)
    return (zeros, zeros) if isinstance(cell, ScratchLSTMCell) else (zeros,)


def step(cell: nn.Module, x_t: Tensor, state: State) -> State:
    """Return the state after one letter, (B, I)."""
    if isinstance(cell, ScratchLSTMCell):
        h_prev, c_prev = state
        found = cell(x_t, h_prev, c_prev)
        return found.h, found.c
    if isinstance(cell, GRUCell):
        return (cell(x_t, *state).h,)
    assert isinstance(cell, LinearRNN)
    return (cell.step(x_t @ cell.W_x + cell.b, *state),)


def wiped(state: State) -> State:
    """Return a state that has forgotten: c is zero, or h where no c is."""
    *shown, memory = state
    return (*shown, torch.zeros_like(memory))
