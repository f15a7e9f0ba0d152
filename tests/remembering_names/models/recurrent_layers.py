"""One of PyTorch's recurrent layers and its copy, run on the same draws."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn


class Twins:
    """PyTorch's layer and ours, in double precision.

    Args:
        theirs: Called with (I, H); makes PyTorch's layer.
        copy: Makes ours from it.
        shape: T, B, I, H.
        directions: In how many PyTorch's layer reads.
    """

    def __init__(
        self,
        theirs: Callable[[int, int], nn.Module],
        copy: Callable[[Any], nn.Module],
        shape: tuple[int, int, int, int],
        directions: int = 1,
    ) -> None:
        T, B, I, H = shape
        D = directions
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(T + 7 * B + 49 * I + 343 * H)
            self.theirs = theirs(I, H).double()
            self.x, self.h, self.c, self.pull = (
                torch.randn(size, dtype=torch.float64)
                for size in ((T, B, I), (D, B, H), (D, B, H), (T, B, D * H))
            )
        self.ours = copy(self.theirs)

    def run(self, layer: nn.Module, is_started: bool) -> dict[str, Tensor]:
        """Return what a layer gives, and the gradients of what it is given.

        The scalar that is differentiated reads every output and every state.
        """
        x, h, c = (t.clone().requires_grad_() for t in (self.x, self.h, self.c))
        has_cell = isinstance(self.theirs, nn.LSTM)
        start = (h, c) if has_cell else h
        output, state = layer(x, start if is_started else None)
        states = dict(zip("hc", state if has_cell else (state,), strict=False))
        scalar = (output * self.pull).sum()
        for weight, value in enumerate(states.values(), start=2):
            scalar = scalar + weight * value.sum()
        layer.zero_grad()
        scalar.backward()
        given = {"dx": x.grad, "dh": h.grad, "dc": c.grad}
        slopes = {name: g for name, g in given.items() if g is not None}
        return {"output": output, **states, **slopes}


def grad(tensor: Tensor) -> Tensor:
    """Return the gradient of a tensor that must have one."""
    assert tensor.grad is not None
    return tensor.grad


def same(one: Tensor, other: Tensor) -> None:
    """See that two tensors agree to rounding, in shape too."""
    torch.testing.assert_close(one, other, rtol=1e-11, atol=1e-12)


def agree(twins: Twins, is_started: bool) -> None:
    """See that both layers give and pass back the same."""
    theirs = twins.run(twins.theirs, is_started)
    ours = twins.run(twins.ours, is_started)
    assert ours.keys() == theirs.keys()
    for name, expected in theirs.items():
        same(ours[name], expected)
