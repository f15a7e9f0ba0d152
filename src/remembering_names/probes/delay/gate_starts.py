"""Where the gates of an LSTM start, and so for how long it keeps things."""

import torch
from torch import nn

from remembering_names.models.gate_biases import gate_biases


@torch.no_grad()
def forget_bias_one(layer: nn.Module, delay: int) -> None:
    """Add one to the bias of every forget gate (Jozefowicz et al. 2015)."""
    for bias in gate_biases(layer, "f"):
        bias.add_(1)


@torch.no_grad()
def chrono(layer: nn.Module, delay: int) -> None:
    r"""Spread half-lives up to the delay (Tallec and Ollivier 2018).

    $$b_f = \log u, \quad u \sim U(1, T_{\max} - 1), \qquad b_i = -b_f$$

    A gate of bias log u lets a share 1 / (u + 1) go at each step, so it
    forgets on a scale of u + 1 steps. PyTorch's LSTM has a second bias in
    each gate; it is set to zero, so that their sum is the formula's.

    Args:
        layer: What to change; draws come from torch's own randomness.
        delay: The number of distractors; T_max is the sequence's length.
    """
    longest = delay + 2
    for part in layer.modules():
        if isinstance(part, nn.LSTM):
            for name, parameter in part.named_parameters():
                if name.startswith("bias_hh"):
                    parameter.zero_()
    pairs = zip(gate_biases(layer, "f"), gate_biases(layer, "i"), strict=True)
    for b_f, b_i in pairs:
        b_f.uniform_(1, longest - 1).log_()
        b_i.copy_(-b_f)
