"""The cases with two units, against autograd."""

from typing import Any

import pytest
import torch

from remembering_names.experiments.lessons import EXPERIMENTS
from remembering_names.probes.lessons.two_units import blame, powers

SETTINGS = next(one.settings for one in EXPERIMENTS if one.name == "two_units")


@pytest.mark.parametrize("case", [powers, blame])
def test_a_case_by_hand_is_that_of_autograd(case: Any) -> None:
    assert case(SETTINGS)["apart"] < 1e-12


def test_a_gain_is_the_most_that_a_nudge_can_grow() -> None:
    found = powers(SETTINGS)
    angles = torch.linspace(0, 2 * torch.pi, 10_000).double()
    nudges = torch.stack([angles.cos(), angles.sin()], dim=1)  # (N, 2)
    for power, gain in zip(found["power"], found["gain"], strict=True):
        lengths = (nudges @ torch.tensor(power).double()).norm(dim=1)
        assert lengths.max().item() == pytest.approx(gain, rel=1e-5)


def test_the_first_letter_adds_nothing_to_the_gradient() -> None:
    assert blame(SETTINGS)["shares"][0] == [[0, 0], [0, 0]]
