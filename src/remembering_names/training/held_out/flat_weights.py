"""All weights of a model as one vector, which is moved as a whole.

A model has up to sixteen tensors, most of them small. To clear, clip and
follow the gradient of each by itself costs more calls than computing.
"""

import torch
from torch import Tensor, nn


def lay_flat(model: nn.Module) -> tuple[nn.Parameter, Tensor]:
    """Let a model's weights, and their gradients, lie in one vector each.

    Returns:
        The weights and the gradient, (P,) each. The model's own tensors are
        views of them: whoever moves one moves the other, and what goes
        backward is added to the gradient.
    """
    weights = [*model.parameters()]
    sizes = [w.numel() for w in weights]
    flat = nn.Parameter(torch.cat([w.detach().flatten() for w in weights]))
    flat.grad = gradient = torch.zeros_like(flat)
    views = flat.detach().split(sizes), gradient.split(sizes)
    for w, value, slope in zip(weights, *views, strict=True):
        w.data, w.grad = value.view_as(w), slope.view_as(w)
    return flat, gradient


def shorten(gradient: Tensor, longest: float) -> None:
    """Scale a gradient down to the norm `longest`, if it is longer."""
    norm = torch.linalg.vector_norm(gradient)
    gradient.mul_((longest / (norm + 1e-6)).clamp(max=1.0))


def separate(model: nn.Module) -> None:
    """Give each of a model's weights memory of its own, and no gradient."""
    for w in model.parameters():
        w.data, w.grad = w.data.clone(), None
