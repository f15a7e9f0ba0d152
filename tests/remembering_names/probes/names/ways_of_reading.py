"""Each direction of a small model, ready to be read letter by letter."""

from tests.remembering_names.probes.small_models import (
    I,
    letters,
    small,
)
from torch import Tensor

from remembering_names.probes.names.state_reader import Reader, readers

T, LAGS = 6, 4


def ways(key: str) -> list[tuple[Reader, Tensor, Tensor]]:
    """Return each direction, the letters in its order, its states (T, P H)."""
    model = small(key)
    x = model.embedding(letters(T))  # (T, I)
    return [
        (way, way.in_order(x), way.states(x[:, None])[:, 0])
        for way in readers(model.layer, I)
    ]
