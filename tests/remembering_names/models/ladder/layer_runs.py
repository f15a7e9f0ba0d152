"""A layer of the ladder run forward and back, beside another."""

import torch
from torch import Tensor, nn

Found = tuple[list[Tensor], list[Tensor]]  # what it gives, what it passes back


def draws(T: int, B: int, I: int, H: int) -> tuple[nn.LSTM, list[Tensor]]:
    """Return PyTorch's layer, an input, two states and what pulls on h."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(T + 7 * B + 49 * I + 343 * H)
        shapes = ((T, B, I), (1, B, H), (1, B, H), (T, B, H))
        tensors = [torch.randn(s, dtype=torch.float64) for s in shapes]
        return nn.LSTM(I, H).double(), tensors


def run(layer: nn.Module, tensors: list[Tensor], is_started: bool) -> Found:
    """Return what a layer gives, and the gradients of what it is given.

    The scalar that is differentiated reads every output and both states.
    """
    *given_, pull = tensors
    x, h, c = (t.clone().requires_grad_(t.is_floating_point()) for t in given_)
    output, (h_n, c_n) = layer(x, (h, c) if is_started else None)
    layer.zero_grad()
    ((output * pull).sum() + (2 * h_n - 3 * c_n).sum()).backward()
    slopes = [t.grad for t in (x, h, c) if t.grad is not None]
    return [output, h_n, c_n], [*slopes, *gradients(layer)]


def gradients(layer: nn.Module) -> list[Tensor]:
    """Return the gradients of the weights, those of `nn.LSTM` by gate."""
    if not isinstance(layer, nn.LSTM):
        found = [p.grad for p in layer.parameters()]
        return [gradient for gradient in found if gradient is not None]
    kinds = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0")
    stacks = [layer.get_parameter(kind).grad for kind in kinds]
    gates = [stack.chunk(4) for stack in stacks if stack is not None]
    ordered = [gate[n] for n in range(4) for gate in gates]
    return [rows.t() if rows.ndim == 2 else rows for rows in ordered]


def agree(one: Found, other: Found) -> None:
    """See that outputs agree within 1e-12 and gradients within 1e-10."""
    for values, others, bound in zip(one, other, (1e-12, 1e-10), strict=True):
        for value, expected in zip(values, others, strict=True):
            torch.testing.assert_close(value, expected, rtol=0, atol=bound)
