"""The hand-written LSTM and the library's, trained side by side."""

import pytest
import torch
from tests.remembering_names.work_here import task as work
from torch import Tensor

from remembering_names.names.files import read_names
from remembering_names.training.lab import identity
from remembering_names.training.lab.compiled_lstm import CompiledLSTM
from remembering_names.training.lab.engine import train_compiled
from remembering_names.training.lab.identity import build_one
from remembering_names.training.lab.protocol import draw, train

STEPS, H, RATE = 1_000, 12, 0.05


@pytest.fixture(scope="module")
def losses() -> dict[str, Tensor]:
    """Return the losses of the naive loop, one name at a time."""
    torch.set_num_threads(1)
    draws = draw(read_names(), STEPS, seed=1)
    return {
        which: train(build_one(which, H, seed=3), draws, RATE)[0]
        for which in ("library", "twice", "once")
    }


def test_a_bias_that_counts_twice_makes_it_the_librarys_lstm(
    losses: dict[str, Tensor],
) -> None:
    gap = (losses["twice"] - losses["library"]).abs().max()
    assert gap < 1e-10


def test_a_bias_that_counts_once_makes_it_another(
    losses: dict[str, Tensor],
) -> None:
    gap = (losses["once"] - losses["library"]).abs()
    assert gap[0] < 1e-14
    assert gap.max() > 1e-3


def test_compiled_the_two_part_by_as_much(losses: dict[str, Tensor]) -> None:
    draws = draw(read_names(), STEPS, seed=1)
    for which in ("library", "once"):
        model = build_one(which, H, seed=3)
        found, _ = train_compiled(CompiledLSTM, model, draws, RATE)
        torch.testing.assert_close(found, losses[which], rtol=0, atol=1e-10)


def test_the_identity_is_stored_with_its_counterpart() -> None:
    settings = {"steps": 40, "hidden_size": 6, "seed": 0, "learning_rate": 0.05}
    found = identity.compare(work(settings))["results"]
    assert found["twice"]["loss"] < 1e-12 < found["once"]["loss"]
    assert found["twice"]["answers"] == 0
