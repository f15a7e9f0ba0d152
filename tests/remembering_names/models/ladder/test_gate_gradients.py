"""Gradients gate by gate: NumPy's products, sorted."""

import numpy as np
import pytest

from remembering_names.models.ladder.arrays import Array
from remembering_names.models.ladder.gate_gradients import (
    add_gradients,
    add_product_by_gate,
)

H = 5


def drawn(*shape: int) -> Array:
    """Return numbers from 0 to 1."""
    return np.random.default_rng(sum(shape)).random(shape)


def sorted_by_gate(wide: Array) -> Array:
    """Return gates that stand side by side, (K, 4H), one after the other."""
    return np.ascontiguousarray(wide.reshape(len(wide), 4, H).swapaxes(0, 1))


@pytest.mark.parametrize("M", [1, 3, 4, 6])
@pytest.mark.parametrize("K", [0, 1, 7])
def test_it_adds_what_numpy_multiplies(M: int, K: int) -> None:
    a, b, total = drawn(M, K), drawn(K, 4 * H), drawn(4, M, H)
    expected = total + sorted_by_gate(a @ b)
    add_product_by_gate(a, b, total, False)
    np.testing.assert_allclose(total, expected, rtol=1e-12)


@pytest.mark.parametrize("K", [0, 1, 7])
def test_the_first_product_fills_whatever_stands_there(K: int) -> None:
    a, b, total = drawn(6, K), drawn(K, 4 * H), np.full((4, 6, H), np.nan)
    add_product_by_gate(a, b, total, True)
    np.testing.assert_allclose(total, sorted_by_gate(a @ b), rtol=1e-12)


def test_letters_teach_what_one_hot_vectors_would() -> None:
    letters, da = np.array([2, 0, 2]), drawn(3, 4 * H)
    found = []
    for x_t in (letters, np.eye(4)[letters]):
        dW, db = np.zeros((4, 4, H)), np.zeros((4, H))
        add_gradients(x_t, da, dW, db)
        np.testing.assert_allclose(db, sorted_by_gate(da).sum(1), rtol=1e-12)
        found.append(dW)
    by_letter, by_vector = found
    np.testing.assert_allclose(by_letter, by_vector, rtol=1e-12)
