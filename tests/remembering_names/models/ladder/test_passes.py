"""The compiled passes: what Python makes of the same lines, and of threads."""

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from remembering_names.models.ladder import gru_passes, lstm_passes
from remembering_names.models.ladder.compiled_gru import CompiledGRU
from remembering_names.models.ladder.compiled_lstm import CompiledLSTM
from remembering_names.models.recurrent_layer import RecurrentLayer

LAYERS = [
    pytest.param(CompiledLSTM, lstm_passes, nn.LSTM, id="lstm"),
    pytest.param(CompiledGRU, gru_passes, nn.GRU, id="gru"),
]
LAYER = pytest.mark.parametrize(("make", "passes", "library"), LAYERS)


def found(layer: nn.Module, given: Tensor) -> list[Tensor]:
    """Return the output of a layer and the gradients of all its weights."""
    layer.zero_grad()
    output, _ = layer(given)
    (
        output * torch.linspace(-1, 1, output.numel()).view_as(output)
    ).sum().backward()
    weights = [*layer.parameters()]
    return [output.detach(), *(w.grad for w in weights if w.grad is not None)]


def seeded(make: type[RecurrentLayer]) -> RecurrentLayer:
    """Return a layer of five inputs and six units."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return make(5, 6)


@LAYER
@pytest.mark.parametrize("dim", [2, 3], ids=["letters", "vectors"])
def test_python_finds_what_machine_code_does(
    make: type[RecurrentLayer],
    passes: Any,
    library: Callable[..., nn.Module],
    dim: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    layer = seeded(make)
    given = torch.arange(12).view(4, 3) % 5
    if dim == 3:
        given = torch.linspace(-1, 1, 60).view(4, 3, 5)
    compiled = found(layer, given)
    for name in ("forward", "backward", "step", "step_back"):
        monkeypatch.setattr(passes, name, getattr(passes, name).py_func)
    python = found(layer, given)
    for one, other in zip(compiled, python, strict=True):
        torch.testing.assert_close(one, other)


@LAYER
def test_doubles_are_within_one_in_a_trillion(
    make: Any, passes: Any, library: Callable[..., nn.Module]
) -> None:
    theirs = library(5, 6).double()
    ours = make.from_torch(theirs)
    given = torch.linspace(-2, 2, 20 * 33 * 5).view(20, 33, 5).double()
    with torch.no_grad():
        expected, actual = theirs(given)[0], ours(given)[0]
    torch.testing.assert_close(actual, expected, rtol=0, atol=1e-12)


@LAYER
@pytest.mark.parametrize("batch", [31, 32, 97])
def test_threads_find_what_one_does(
    make: type[RecurrentLayer],
    passes: Any,
    library: Callable[..., nn.Module],
    batch: int,
) -> None:
    layer, before = seeded(make), torch.get_num_threads()
    given = torch.arange(4 * batch).view(4, batch) % 5
    expected = found(layer, given)
    torch.set_num_threads(3)
    try:
        actual = found(layer, given)
    finally:
        torch.set_num_threads(before)
    for one, other in zip(actual, expected, strict=True):
        torch.testing.assert_close(one, other)
