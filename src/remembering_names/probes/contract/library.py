"""PyTorch's layers as oracles, and our weights in their layout."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import linear

from remembering_names.models.bilstm import BiLSTM
from remembering_names.models.gru import GRU
from remembering_names.models.recurrent_layer import RecurrentLayer
from remembering_names.models.scratch_lstm import ScratchLSTM

Layout = dict[str, list[str]]  # by PyTorch's name, ours of what lies in it
KINDS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
OURS = ("W_x", "W_h", "b_")  # of each gate of the LSTM by hand


class UntamedRNN(nn.RNN):
    """What `nn.RNN` checks, and its loop without the tanh."""

    def forward(self, *inputs: Any) -> Any:
        """Read as `nn.RNN` does, but for the tanh."""
        _, last = super().forward(*inputs)
        state = inputs[1] if len(inputs) > 1 else None
        h_t = (torch.zeros_like(last) if state is None else state)[0]
        named: list[Any] = [getattr(self, f"{k}_l0", None) for k in KINDS]
        W, U, b_x, b_h = named
        output = []
        for x_t in inputs[0]:
            h_t = linear(x_t, W, b_x) + linear(h_t, U, b_h)
            output.append(h_t)
        return torch.stack(output), torch.stack([h_t])


def layout(layer: RecurrentLayer) -> Layout:
    """Return which of a layer's weights make each of PyTorch's.

    Where PyTorch has two biases and the layer has one, it is the first.
    """
    if isinstance(layer, BiLSTM):
        ends = {"forwards": "", "backwards": "_reverse"}
        return {
            f"{kind}_l0{end}": [f"{part}.{kind}_l0"]
            for part, end in ends.items()
            for kind in KINDS
        }
    if isinstance(layer, ScratchLSTM):
        names = [[f"cell.{kind}{gate}" for gate in "ifco"] for kind in OURS]
    elif isinstance(layer, GRU):
        names = [["cell.W_x"], ["cell.W_h"], ["cell.b_x"], ["cell.b_h"]]
    else:
        names = [["W_x"], ["W_h"], ["b"]]
    return {f"{k}_l0": own for k, own in zip(KINDS, names, strict=False)}


def in_their_layout(
    layer: RecurrentLayer, own: Mapping[str, Tensor | None]
) -> dict[str, Tensor | None]:
    """Return a layer's weights, or their gradients, as PyTorch stacks them.

    A gate that the loss does not depend on has no gradient here, zeros there.

    Args:
        layer: A layer of this report.
        own: By the layer's names; None if there is no gradient.
    """
    return {
        theirs: stacked([own[name] for name in names], layer.directions == 1)
        for theirs, names in layout(layer).items()
    }


def stacked(parts: list[Tensor | None], is_turned: bool) -> Tensor | None:
    """Return parts as one stack; zeros where others have a gradient.

    Args:
        parts: A weight of each gate, or its gradient, if it has one.
        is_turned: Whether matrices stand the other way round in the stack.
    """
    known = [part for part in parts if part is not None]
    if not known:
        return None
    zeros = torch.zeros_like(known[0])
    whole = [zeros if part is None else part for part in parts]
    turned = [p.t() if is_turned and p.dim() == 2 else p for p in whole]
    return torch.cat(turned)


@torch.no_grad()
def give_weights(theirs: nn.Module, ours: RecurrentLayer) -> None:
    """Give PyTorch's layer the weights of ours; a bias too many is zero."""
    stacks = in_their_layout(ours, dict(ours.named_parameters()))
    for name, weight in theirs.named_parameters():
        stack = stacks.get(name)
        weight.copy_(torch.zeros_like(weight) if stack is None else stack)
