"""Jacobians of gated cells, by ways that the derivations do not go."""

import pytest
import torch
from torch import Tensor
from torch.autograd.functional import jacobian

from firsthand.derivations.steps import Derivation, Values, evaluate
from remembering_names.derivations import gru_cell, lstm_jacobian
from remembering_names.derivations.gru_cell import GRU_JACOBIAN
from remembering_names.derivations.lstm_jacobian import CELL_JACOBIAN

SEEDS = pytest.mark.parametrize("seed", range(5))
DELTA = 1e-6


def worked_out(derivation: Derivation, seed: int) -> Values:
    """Return a draw and what every step's symbol is worth on it."""
    values = derivation.sample(torch.Generator().manual_seed(seed))
    for step in derivation.steps:
        values[step.name] = evaluate(step.expression, values)
    return values


def lstm_step(values: Values, c_prev: Tensor) -> Tensor:
    """Return the cell state by the hand-written cell, nothing held."""
    lstm = lstm_jacobian.layer(values)
    h_prev = values["o_prev"] * torch.tanh(c_prev)
    rows = values["x_t"], h_prev, c_prev
    _, c_t = lstm_jacobian.one_letter(lstm, {}, *rows)
    return c_t


@SEEDS
def test_the_hand_written_lstm_has_the_jacobian_of_the_library(
    seed: int,
) -> None:
    values = worked_out(CELL_JACOBIAN, seed)
    ours = jacobian(lambda c: lstm_step(values, c), values["c_prev"])
    theirs = lstm_jacobian.by_torch(values)["dc_t_dc_prev"]
    assert torch.allclose(ours, theirs, atol=1e-12)


@SEEDS
def test_the_lstms_jacobian_agrees_with_finite_differences(seed: int) -> None:
    values = worked_out(CELL_JACOBIAN, seed)
    for n, column in enumerate(values["dc_t_dc_prev"].T):
        nudge = DELTA * torch.eye(len(column), dtype=torch.float64)[n]
        ends = [
            lstm_step(values, values["c_prev"] + s * nudge).detach()
            for s in (1, -1)
        ]
        slope = (ends[0] - ends[1]) / (2 * DELTA)
        assert torch.allclose(column, slope, atol=1e-8)


@SEEDS
def test_the_output_gate_does_not_touch_the_cell_state(seed: int) -> None:
    values = worked_out(CELL_JACOBIAN, seed)
    dh_t, dc_t = lstm_jacobian.path(values, "o")
    assert not dc_t.any()
    assert dh_t.any()


@SEEDS
def test_a_gate_at_one_is_no_carousel_if_the_hidden_state_moves(
    seed: int,
) -> None:
    values = worked_out(CELL_JACOBIAN, seed)
    for name in ("W_xf", "W_hf"):
        values[name] = torch.zeros_like(values[name])
    values["b_f"] = torch.full_like(values["b_f"], 50.0)
    whole = jacobian(lambda c: lstm_step(values, c), values["c_prev"])
    assert (whole - torch.eye(len(whole))).abs().max() > 1e-3


@SEEDS
def test_the_grus_jacobian_agrees_with_finite_differences(seed: int) -> None:
    values = worked_out(GRU_JACOBIAN, seed)
    h_prev = values["h_prev"]
    for n, column in enumerate(values["dh_t_dh_prev"].T):
        nudge = DELTA * torch.eye(len(column), dtype=torch.float64)[n]
        ends = [
            gru_cell.by_torch({**values, "h_prev": h_prev + s * nudge})["h_t"]
            for s in (1, -1)
        ]
        slope = (ends[0] - ends[1]) / (2 * DELTA)
        assert torch.allclose(column, slope, atol=1e-8)
