"""Layers that break the contract are found out, by the case that is for it."""

from typing import Any

import torch
from tests.remembering_names.probes.contract import broken_layers

from remembering_names.probes.contract.cases import CASES
from remembering_names.probes.contract.draws import Draw
from remembering_names.probes.contract.layers import LINEAR, LSTM
from remembering_names.probes.contract.outcomes import (
    REFUSED,
    RIGHT,
    WRONG,
    agree,
    judged,
)

BY_KEY = {case.key: case for case in CASES}
BROKEN = broken_layers.__name__


def did(layer: str, library: str, case: str) -> tuple[str, str]:
    """Return what PyTorch's layer did, and what a broken one did."""
    draw = Draw((4, 2, 3, 5))
    verdict = judged(BY_KEY[case], f"{BROKEN}:{layer}", library, draw)
    return verdict.library, verdict.ours


def test_a_layer_that_forgets_its_state_is_wrong() -> None:
    assert did("Forgetful", LSTM, "without_state") == (RIGHT, RIGHT)
    assert did("Forgetful", LSTM, "as_drawn") == (RIGHT, WRONG)


def test_a_mistake_that_is_not_refused_is_wrong() -> None:
    assert did("Unchecked", LSTM, "state_2d") == (REFUSED, WRONG)


def test_what_is_hidden_from_autograd_is_found_after_the_way_back() -> None:
    assert did("Hiding", LINEAR, "memory") == (RIGHT, WRONG)
    assert did("Hiding", LINEAR, "as_drawn") == (RIGHT, RIGHT)


def test_a_refusal_where_pytorch_answers_is_told() -> None:
    assert did("Swallowing", LINEAR, "empty_batch") == (RIGHT, REFUSED)


def test_another_type_of_the_same_values_is_wrong() -> None:
    assert did("Late", LINEAR, "as_drawn") == (RIGHT, WRONG)


def test_no_gradient_is_another_answer_than_zeros() -> None:
    assert agree(None, None)
    assert not agree(None, torch.zeros(2))


def test_pytorchs_own_decorator_lets_a_wrong_second_derivative_through() -> (
    None
):
    class Square(torch.autograd.Function):
        @staticmethod
        def forward(ctx: Any, x: torch.Tensor) -> torch.Tensor:
            ctx.save_for_backward(x)
            return x * x

        @staticmethod
        @torch.autograd.function.once_differentiable
        def backward(ctx: Any, dy: torch.Tensor) -> torch.Tensor:
            (x,) = ctx.saved_tensors
            slope: torch.Tensor = 2 * x * dy
            return slope

    square: Any = Square.apply
    x = torch.tensor(1.0, requires_grad=True)
    fourth_power = square(x * x)
    (slope,) = torch.autograd.grad(fourth_power, x, create_graph=True)
    (second,) = torch.autograd.grad(slope, x)
    assert (slope.item(), second.item()) == (4, 4)  # not 4 and 12
