"""Where the recurrent matrix of a layer without gates starts.

As PyTorch draws it, it shrinks what it is multiplied with. An orthogonal one
changes no length (Arjovsky et al. 2016), and the identity changes nothing at
all (Le et al. 2015). `probes/delay/gate_starts.py` has the starts of gates.
"""

import torch
from torch import Tensor, nn

MATRICES = ("W_h", "weight_hh_l0")  # here, and at PyTorch


@torch.no_grad()
def orthogonal(layer: nn.Module, steps: int) -> None:
    """Start with an orthogonal recurrent matrix."""
    nn.init.orthogonal_(recurrent_matrix(layer))


@torch.no_grad()
def identity(layer: nn.Module, steps: int) -> None:
    """Start by keeping the state as it is: no bias, the identity."""
    nn.init.eye_(recurrent_matrix(layer))
    for name, weights in layer.named_parameters():
        if name.startswith("b"):
            weights.zero_()


def recurrent_matrix(layer: nn.Module) -> Tensor:
    """Return what a layer without gates multiplies its state with, (H, H).

    Raises:
        ValueError: It has no such matrix, or a larger one for its gates.
    """
    found = [w for name, w in layer.named_parameters() if name in MATRICES]
    if len(found) != 1 or found[0].shape[0] != found[0].shape[1]:
        raise ValueError(f"{type(layer).__name__} has no such matrix")
    return found[0]
