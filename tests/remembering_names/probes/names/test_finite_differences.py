"""Gains by differences, against those by autograd."""

import pytest
import torch
from tests.remembering_names.probes.names.ways_of_reading import (
    LAGS,
    T,
    ways,
)
from tests.remembering_names.probes.small_models import (
    LAYERS,
    letters,
    small,
)

from remembering_names.probes.names.finite_differences import deviation, nudged
from remembering_names.probes.names.gradient_flow import (
    jacobians,
    name_blocks,
)

EACH = pytest.mark.parametrize("key", LAYERS)


@EACH
def test_central_differences_find_the_same_jacobian(key: str) -> None:
    for way, x, states in ways(key):
        found = jacobians(way, x[-LAGS:], states[-1 - LAGS])[-1]
        expected = nudged(way, x[-LAGS:], states[-1 - LAGS])
        torch.testing.assert_close(found, expected, rtol=1e-7, atol=1e-9)


@EACH
def test_gains_are_within_rounding_of_central_differences(key: str) -> None:
    assert deviation(small(key).float(), letters(T), (1, LAGS)) < 1e-4


def test_a_wrong_gain_is_found_by_differences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = "remembering_names.probes.names.finite_differences.name_blocks"
    model = small("torch_lstm").float()
    off = [
        {part: 1.01 * J for part, J in own.items()}
        for own in name_blocks(model, letters(T), 1)
    ]
    monkeypatch.setattr(place, lambda *_: off)
    assert deviation(model, letters(T), (1,)) > 9e-3
