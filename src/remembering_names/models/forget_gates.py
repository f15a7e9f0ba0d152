"""Where a layer keeps the biases of its gates, whoever wrote it."""

from collections.abc import Iterator

from torch import Tensor, nn

QUARTERS = ("i", "f", "g", "o")  # how nn.LSTM stacks its gates


def forget_biases(module: nn.Module) -> Iterator[Tensor]:
    """Yield the bias of every forget gate in `module`, (H,), to be changed."""
    yield from gate_biases(module, "f")


def input_biases(module: nn.Module) -> Iterator[Tensor]:
    """Yield the bias of every input gate in `module`, (H,), to be changed."""
    yield from gate_biases(module, "i")


def gate_biases(module: nn.Module, gate: str) -> Iterator[Tensor]:
    """Yield the biases of one gate: `b_f`, or a quarter of PyTorch's.

    `nn.LSTM` has two biases a gate, and needs one of them to change.
    """
    for part in module.modules():
        for name, parameter in part.named_parameters(recurse=False):
            if name == f"b_{gate}":
                yield parameter.detach()
            elif isinstance(part, nn.LSTM) and name.startswith("bias_ih"):
                yield parameter.detach().chunk(4)[QUARTERS.index(gate)]
