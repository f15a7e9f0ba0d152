"""The biases of gates, found by name in whatever model has gates."""

from collections.abc import Iterator

from torch import Tensor, nn

TORCH_ORDER = "ifgo"  # how `nn.LSTM` stacks its gates


def gate_biases(model: nn.Module, gate: str) -> Iterator[Tensor]:
    """Yield the bias of each gate of a kind, (H,); views, to be changed.

    It is found by its name, such as `b_f`, or as its quarter of the bias of
    an `nn.LSTM`, which has two of them and needs one to change.

    Args:
        model: Any module.
        gate: The gate's letter: i, f or o.
    """
    for part in model.modules():
        for name, parameter in part.named_parameters(recurse=False):
            if name == f"b_{gate}":
                yield parameter
            elif isinstance(part, nn.LSTM) and name.startswith("bias_ih"):
                yield parameter.chunk(4)[TORCH_ORDER.index(gate)]
