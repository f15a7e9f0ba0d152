"""Two gated units there and back, against PyTorch's cells."""

from typing import Any

import pytest
import torch

from remembering_names.experiments.lessons import EXPERIMENTS
from remembering_names.probes.lessons.two_cells import (
    LSTM,
    activated,
    backwards,
    by_library,
    gru,
    kept,
    lstm,
)

SETTINGS = next(one.settings for one in EXPERIMENTS if one.name == "two_units")


@pytest.mark.parametrize("case", [lstm, gru, kept])
def test_a_case_by_hand_is_that_of_pytorch(case: Any) -> None:
    assert case(SETTINGS)["apart"] < 1e-12


def test_the_way_back_by_hand_is_autograds_for_any_gates() -> None:
    generator = torch.Generator().manual_seed(0)
    a_c_dh = torch.randn(6, 3, generator=generator, dtype=torch.float64)
    a = dict(zip(LSTM, a_c_dh[:4], strict=True))
    c_prev, dh = a_c_dh[4], a_c_dh[5]
    gates = activated(a)
    c = gates["f"] * c_prev + gates["i"] * gates["g"]
    back = backwards(gates, c_prev, c, dh)
    starts = [*a.values(), c_prev]
    own = [start.clone().requires_grad_() for start in starts]
    i, f, g, o = activated(dict(zip(LSTM, own, strict=False))).values()
    loss = (o * (f * own[-1] + i * g).tanh()) @ dh
    exact = torch.autograd.grad(loss, own)
    torch.testing.assert_close(
        [*back.a.values(), back.c_prev], [*exact], rtol=1e-12, atol=1e-12
    )


def test_the_library_has_two_states_and_their_gradients() -> None:
    a = {gate: torch.tensor(SETTINGS["lstm"][gate]).double() for gate in LSTM}
    c = torch.tensor(SETTINGS["c"]).double()
    h, *_, dc = by_library(a, c, torch.zeros_like(c))
    assert h.abs().max() < 1
    assert not dc.any()


def test_after_a_half_life_half_is_left() -> None:
    found = kept(SETTINGS)
    for gate, half_life in zip(
        found["gates"], found["half_lives"], strict=True
    ):
        assert gate**half_life == pytest.approx(0.5, abs=1e-5)
