"""What every rung of the ladder does on batches too large for drawn cases."""

import pytest
import torch
from tests.remembering_names.models.ladder.layer_runs import (
    agree,
    draws,
    run,
)

from firsthand.tasks import resolve
from remembering_names.models import ScratchLSTM
from remembering_names.models.ladder.rungs import LSTM

LAYERS: list[type[ScratchLSTM]] = [resolve(rung.layer) for rung in LSTM.rungs]
RUNG = pytest.mark.parametrize("layer", LAYERS, ids=lambda one: one.__name__)


@pytest.mark.parametrize("batch", [1, 60, 61, 150])
@RUNG
def test_a_large_batch_is_read_as_nn_lstm_reads_it(
    layer: type[ScratchLSTM], batch: int
) -> None:
    theirs, tensors = draws(3, batch, 5, 8)
    ours = layer.from_torch(theirs)
    agree(run(ours, tensors, True), run(theirs, tensors, True))


@pytest.mark.parametrize("batch", [3, 130])
@RUNG
def test_two_threads_find_what_one_does(
    layer: type[ScratchLSTM], batch: int
) -> None:
    theirs, tensors = draws(3, batch, 40, 32)
    ours, before = layer.from_torch(theirs), torch.get_num_threads()
    expected = run(ours, tensors, False)
    torch.set_num_threads(2)
    try:
        agree(run(ours, tensors, False), expected)
    finally:
        torch.set_num_threads(before)


@RUNG
def test_a_rung_starts_from_the_same_draws(layer: type[ScratchLSTM]) -> None:
    states = []
    for make in (ScratchLSTM, layer):
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(3)
            states.append(make(5, 4).state_dict())
    assert states[0].keys() == states[1].keys()
    for name, value in states[0].items():
        assert torch.equal(value, states[1][name])
