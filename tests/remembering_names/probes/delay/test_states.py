"""Where states go: components, steps, and which run is the clock."""

import torch

from firsthand.results import Record
from remembering_names.probes.delay.states import (
    clock_of,
    flattened,
    moved,
    spread_of,
)


def turning(period: int, steps: int) -> torch.Tensor:
    """Return states that go round in a plane of five dimensions, (T, C, 5)."""
    torch.manual_seed(4)
    plane, _ = torch.linalg.qr(torch.randn(5, 2).double())
    angles = 2 * torch.pi * torch.arange(steps) / period
    start = 2 * torch.pi * torch.arange(8) / 8
    turn = (angles[:, None] + start).double()  # (T, C)
    circle = torch.stack((turn.cos(), turn.sin()), dim=2)
    return torch.matmul(circle, plane.t())


def test_a_turn_is_back_after_its_period_and_only_then() -> None:
    found = moved(turning(3, 30), 6)
    assert [lag for lag, step in enumerate(found, 1) if step < 1e-4] == [3, 6]


def test_a_step_of_a_third_turn_is_as_long_as_its_chord() -> None:
    assert abs(moved(turning(3, 30), 1)[0] - 3**0.5) < 1e-4


def test_two_components_hold_a_plane() -> None:
    found = flattened(turning(5, 20), 0)
    assert found["variance"] == 1
    assert abs(float(spread_of(found["points"].flatten(0, 1))) - 1) < 1e-9


def test_components_agree_with_torchs_own() -> None:
    torch.manual_seed(6)
    states = torch.randn(40, 8, 6).double()
    points = flattened(states, 0)["points"].flatten(0, 1)
    flat = states.flatten(0, 1)
    _, _, axes = torch.pca_lowrank(flat, q=6, niter=20)
    theirs = (flat - flat.mean(0)) @ axes[:, :2] / spread_of(flat)
    assert torch.allclose(points.abs(), theirs.abs(), atol=1e-6)


def run(explains: float, swing: float, period: int | None) -> Record:
    return Record(explains=explains, swing=swing, period=period)


def test_the_strongest_period_is_shown_then_the_widest_then_the_fastest() -> (
    None
):
    numbers = Record(
        rnn=Record(
            delay_curriculum=Record(kind=[run(0.7, 99.0, 2), None]),
        ),
        tanh_rnn=Record(
            delay_curriculum=Record(
                kind=[
                    run(0.991, 60.0, 2),
                    run(0.991, 99.9, 9),
                    run(0.989, 98.0, 5),
                    run(0.2, 100.0, None),
                ]
            )
        ),
    )
    assert clock_of(numbers, ["rnn", "tanh_rnn"]) == ("tanh_rnn", 2)
