"""The compiled products against NumPy's, in blocks and what is left of them."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from remembering_names.models.ladder import products
from remembering_names.models.ladder.arrays import Array

SIZES = integers(0, 11)
TYPES = sampled_from([np.float32, np.float64])


def drawn(dtype: Any, *shapes: tuple[int, int]) -> list[Array]:
    """Return arrays of small whole numbers, whose sums are exact."""
    source = np.random.default_rng(0)
    return [source.integers(-4, 5, shape).astype(dtype) for shape in shapes]


@given(SIZES, SIZES, SIZES, TYPES)
def test_a_product_is_added(M: int, K: int, N: int, dtype: Any) -> None:
    a, b, total = drawn(dtype, (M, K), (K, N), (M, N))
    expected = total + a @ b
    products.add_product(a, b, total)
    np.testing.assert_array_equal(total, expected)


@given(SIZES, SIZES, SIZES)
def test_the_first_factor_may_be_transposed(M: int, K: int, N: int) -> None:
    a, b, total = drawn(np.float32, (K, M), (K, N), (M, N))
    expected = total + a.T @ b
    products.add_product(a.T, b, total)
    np.testing.assert_array_equal(total, expected)


@given(SIZES, SIZES, SIZES, TYPES)
def test_a_product_back_is_one_with_the_transposed(
    M: int, K: int, N: int, dtype: Any
) -> None:
    a, b, total = drawn(dtype, (M, N), (K, N), (M, K))
    expected = total + a @ b.T
    products.add_product_back(a, b, total)
    np.testing.assert_array_equal(total, expected)


@pytest.mark.parametrize(
    "name", ["add_product", "add_product_back"], ids=lambda name: name
)
def test_python_finds_what_machine_code_does(name: str) -> None:
    shapes = [(9, 6), (6, 7), (9, 7)]
    if name == "add_product_back":
        shapes = [(9, 7), (6, 7), (9, 6)]
    a, b, total = drawn(np.float32, *shapes)
    other = total.copy()
    function = getattr(products, name)
    function(a, b, total)
    function.py_func(a, b, other)
    np.testing.assert_array_equal(total, other)
