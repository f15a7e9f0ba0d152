"""What a layer does inside, letter by letter."""

from typing import Protocol, runtime_checkable

from torch import Tensor, nn

from remembering_names.models.scratch_lstm import ScratchLSTM


@runtime_checkable
class Traceable(Protocol):
    """A layer that tells what it does inside."""

    def trace(self, input: Tensor) -> dict[str, Tensor]:
        """Return each gate and state by its letter, (T, B, H)."""


def trace(layer: nn.Module, input: Tensor) -> dict[str, Tensor]:
    """Return each gate and state of a layer by its letter, (T, B, H).

    `nn.LSTM` shows no gates. Its weights are copied into the LSTM by hand,
    which a test holds to the same outputs and the same gradients.

    Args:
        layer: A recurrent layer of the registry.
        input: The sequences, all of one length, (T, B, I).

    Raises:
        TypeError: The layer has no `trace`.
    """
    if isinstance(layer, nn.LSTM):
        layer = ScratchLSTM.from_torch(layer)
    if not isinstance(layer, Traceable):
        raise TypeError(f"{type(layer).__name__} has no trace(input)")
    return layer.trace(input)
