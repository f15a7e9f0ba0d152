"""The backward pass by hand, run over whole names, against `nn.LSTM`."""

import pytest
import torch
from torch import Tensor, nn

from firsthand.derivations.steps import Values, evaluate
from remembering_names.derivations import lstm_backward
from remembering_names.derivations.lstm_backward import (
    LSTM_BACKWARD,
    run_backwards,
    sample,
)
from remembering_names.derivations.lstm_cell import to_torch

SEEDS = pytest.mark.parametrize("seed", range(5))


def draw(seed: int, *, last_only: bool) -> Values:
    """Return a draw whose loss reads the last state, or all."""
    values = sample(torch.Generator().manual_seed(seed))
    if last_only:
        values["e"][: values["T"]] = 0
        for t, state in enumerate(values["states"][1:], start=1):
            state["e_t"] = values["e"][t]
        run_backwards(values)
    return values


def by_torch(values: Values) -> tuple[nn.LSTM, Tensor]:
    """Return an `nn.LSTM` after its own backward pass, and its letters."""
    lstm, T = to_torch(values), values["T"]
    x = values["x"][1 : T + 1].clone().requires_grad_()
    start = tuple(values["states"][0][name][None] for name in ("h_t", "c_t"))
    output, _ = lstm(x, start)
    (output * values["e"][1 : T + 1]).sum().backward()
    return lstm, x


@SEEDS
@pytest.mark.parametrize("last_only", [True, False])
def test_the_weights_gradients_are_those_of_the_library(
    seed: int, last_only: bool
) -> None:
    values = draw(seed, last_only=last_only)
    lstm, _ = by_torch(values)
    dW_x, dW_h, db = (
        evaluate(step.expression, values) for step in LSTM_BACKWARD.steps[-3:]
    )
    for ours, name in (
        (dW_x.T, "weight_ih_l0"),
        (dW_h.T, "weight_hh_l0"),
        (db[0], "bias_ih_l0"),
    ):
        theirs = lstm.get_parameter(name).grad
        assert theirs is not None
        assert torch.allclose(ours, theirs, atol=1e-12)


@SEEDS
def test_every_letters_gradient_is_that_of_the_library(seed: int) -> None:
    values = draw(seed, last_only=False)
    _, x = by_torch(values)
    assert x.grad is not None
    ours = [state["dx_t"] for state in values["states"][1:]]
    assert torch.allclose(torch.stack(ours), x.grad, atol=1e-12)


def test_no_draw_stops_at_the_same_letter_only() -> None:
    letters = {(draw(n, last_only=False)["t"]) for n in range(20)}
    assert len(letters) > 2


def test_the_gates_stand_in_the_order_of_the_library() -> None:
    values = draw(0, last_only=False)
    assert torch.equal(
        lstm_backward.side_by_side(values, "W_h"),
        to_torch(values).get_parameter("weight_hh_l0").T,
    )
