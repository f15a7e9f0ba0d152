"""Half-lives and what goes with them, by other means."""

import math

import pytest
import torch

from remembering_names.derivations.half_lives import (
    bias,
    chrono,
    fill,
    gate,
    saturation,
)

SETTINGS = {"seeds": [0, 1], "cells": 5_000}


@pytest.mark.parametrize("f", [0.5, 0.9, 0.99])
def test_half_is_left_after_a_half_life(f: float) -> None:
    found = gate(f)
    assert f ** found["half_life"] == pytest.approx(0.5, rel=1e-3)
    assert found["left_10"] == pytest.approx(f**10, rel=1e-3)


@pytest.mark.parametrize("b", [-2, 0, 1, 2])
def test_a_bound_lies_above_its_half_life(b: int) -> None:
    found = bias(b)
    assert found["half_life"] < found["bound"]
    assert found["gate"] == pytest.approx(1 / (1 + math.exp(-b)), rel=1e-3)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_sigmoid_is_one_from_its_saturation_on(dtype: torch.dtype) -> None:
    first = saturation(dtype)
    below = torch.nextafter(first, torch.zeros_like(first))
    assert torch.sigmoid(first) == 1
    assert torch.sigmoid(below) < 1


def test_many_cells_come_to_what_the_formula_expects() -> None:
    found = chrono(200, SETTINGS)
    assert found["mean"] == pytest.approx([found["expected"]] * 2, rel=0.03)


def test_each_seed_draws_a_layer_of_its_own() -> None:
    first, second = chrono(200, SETTINGS)["mean"]
    assert first != second


def test_a_cell_fills_up_as_a_geometric_series() -> None:
    found = fill(keep=0.9, candidate=0.5, steps=50)
    left = 0.9**50
    assert found["lstm"] == pytest.approx(
        0.9 * 0.5 * (1 - left) / 0.1, rel=1e-3
    )
    assert found["gru"] == found["tied"]
    assert found["gru"] == pytest.approx(0.5 * (1 - left), rel=1e-3)
