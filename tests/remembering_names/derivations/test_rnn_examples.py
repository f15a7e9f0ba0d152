"""The gains of the examples, against powers and finite differences."""

import numpy as np
import pytest
import torch

from remembering_names.derivations import rnn_examples
from remembering_names.models.linear_rnn import LinearRNN
from remembering_names.models.tanh_rnn import TanhRNN

MATRICES = rnn_examples.draw(torch.Generator().manual_seed(0))
EACH = pytest.mark.parametrize("W", MATRICES.values(), ids=MATRICES.keys())
LAGS = 6


@EACH
def test_the_linear_gain_is_the_norm_of_a_power(W: torch.Tensor) -> None:
    gain = rnn_examples.gains(LinearRNN, W, LAGS, seed=0)
    powers = [np.linalg.matrix_power(W.numpy(), n) for n in range(LAGS + 1)]
    assert np.allclose(gain, [np.linalg.norm(power, 2) for power in powers])


@EACH
def test_the_tanh_gain_is_that_of_finite_differences(W: torch.Tensor) -> None:
    gain = rnn_examples.gains(TanhRNN, W, LAGS, seed=0)
    generator = torch.Generator().manual_seed(0)
    pushes = 0.5 * torch.randn(
        (LAGS, 1, len(W)), generator=generator, dtype=torch.float64
    )

    def last(h: torch.Tensor) -> torch.Tensor:
        for push in pushes:
            h = torch.tanh(push + h @ W)
        return h

    step = 1e-6 * torch.eye(len(W)).double()
    slopes = (last(step) - last(-step)) / 2e-6
    expected = torch.linalg.matrix_norm(slopes, 2).item()
    assert gain[-1] == pytest.approx(expected, rel=1e-6)


def test_a_short_symmetric_matrix_has_equal_sigma_and_rho() -> None:
    W = MATRICES["fading"]
    assert torch.equal(W, W.T)
    assert torch.linalg.matrix_norm(W, 2).item() == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("gain", "lag"),
    [([1.0, 0.5, 0.001], 2), ([1.0, 0.001, 0.5, 0.001], 3), ([1.0, 2.0], None)],
)
def test_a_gain_is_gone_when_it_stays_small(
    gain: list[float], lag: int | None
) -> None:
    assert rnn_examples.gone_at(gain) == lag


def test_the_corner_of_a_shear_grows_and_then_shrinks() -> None:
    W = torch.tensor([[0.5, 1.0], [0.0, 0.5]])
    assert rnn_examples.corner(W, 4) == [1.0, 1.0, 0.75, 0.5]
