"""Where layers without gates start."""

import pytest
import torch
from torch import nn

from remembering_names.models.ladder.compiled_rnn import (
    CompiledLinearRNN,
    CompiledTanhRNN,
)
from remembering_names.probes.tasks.relu_rnn import ReluRNN
from remembering_names.probes.tasks.starts import (
    identity,
    orthogonal,
    recurrent_matrix,
)

LAYERS = (CompiledLinearRNN, CompiledTanhRNN, ReluRNN)
ANY = pytest.mark.parametrize("make", LAYERS)


@ANY
def test_an_orthogonal_start_changes_no_length(make: type[nn.Module]) -> None:
    layer = make(3, 8)
    orthogonal(layer, 20)
    matrix = recurrent_matrix(layer)
    torch.testing.assert_close(matrix @ matrix.t(), torch.eye(8))


@ANY
def test_from_the_identity_nothing_read_changes_no_positive_state(
    make: type[nn.Module],
) -> None:
    layer = make(3, 8)
    identity(layer, 20)
    state = 0.01 * torch.rand(1, 2, 8)
    _, after = layer(torch.zeros(1, 2, 3), state)
    torch.testing.assert_close(after, state, rtol=1e-4, atol=0)


def test_a_layer_with_gates_has_no_such_start() -> None:
    with pytest.raises(ValueError, match="LSTM has no such matrix"):
        identity(nn.LSTM(3, 8), 20)
