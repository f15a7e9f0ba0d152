"""Compiled tanh and sigmoid, against the system's in double precision."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from firsthand.machine_code import compiled
from remembering_names.models.activations import sigmoid, tanh

SMALL = np.logspace(-30, 1, 400_001)
GRID = np.concatenate([np.linspace(-12, 12, 2_400_001), SMALL, -SMALL])
TYPES = pytest.mark.parametrize(
    ("dtype", "error"), [(np.float32, 4e-7), (np.float64, 1e-15)]
)


@compiled
def squash(x: Any, tanhs: Any, sigmoids: Any) -> None:
    """Write both functions of each number."""
    for k in range(len(x)):
        tanhs[k] = tanh(x[k])
        sigmoids[k] = sigmoid(x[k])


def both(x: Any) -> tuple[Any, Any]:
    """Return tanh and sigmoid of each number."""
    tanhs, sigmoids = np.empty_like(x), np.empty_like(x)
    squash(x, tanhs, sigmoids)
    return tanhs, sigmoids


@TYPES
def test_tanh_is_within_its_error_of_the_systems(
    dtype: type, error: float
) -> None:
    x: Any = GRID.astype(dtype)
    expected = np.tanh(x.astype(np.float64))
    np.testing.assert_allclose(both(x)[0], expected, rtol=error, atol=0)


@TYPES
def test_the_sigmoid_is_within_half_that_error(
    dtype: type, error: float
) -> None:
    x: Any = GRID.astype(dtype)
    expected = torch.sigmoid(torch.tensor(x).double()).numpy()
    room = error / 2 + float(np.finfo(dtype).eps) / 2  # a half rounds, too
    np.testing.assert_allclose(both(x)[1], expected, rtol=0, atol=room)


@TYPES
def test_neither_leaves_its_range(dtype: type, error: float) -> None:
    tanhs, sigmoids = both(GRID.astype(dtype))
    assert np.abs(tanhs).max() <= 1
    assert sigmoids.min() >= 0
    assert sigmoids.max() <= 1


@given(st.floats(width=32))
def test_tanh_is_odd_to_the_last_bit(x: float) -> None:
    tanhs, _ = both(np.array([x, -x], np.float32))
    np.testing.assert_array_equal(tanhs[0], -tanhs[1])


@TYPES
def test_what_is_not_a_number_stays_so(dtype: type, error: float) -> None:
    assert np.isnan(both(np.array([np.nan], dtype))).all()


@TYPES
def test_infinity_is_the_edge(dtype: type, error: float) -> None:
    tanhs, sigmoids = both(np.array([np.inf, -np.inf], dtype))
    np.testing.assert_allclose(tanhs, [1, -1], rtol=0, atol=error)
    np.testing.assert_allclose(sigmoids, [1, 0], rtol=0, atol=error)


@TYPES
def test_the_number_type_is_kept(dtype: type, error: float) -> None:
    squash_one: Any = compiled(lambda x: (tanh(x), sigmoid(x)))
    squash_one(dtype(0.5))
    (signature,) = squash_one.nopython_signatures
    assert {str(part) for part in signature.return_type} == {dtype.__name__}


def test_many_numbers_are_done_at_once() -> None:
    both(np.zeros(1, np.float32))
    machine_code: Any = squash
    (code,) = [
        text
        for types, text in machine_code.inspect_asm().items()
        if "float32" in str(types[0])
    ]
    assert "divps" in code or "fdiv\tv" in code
