"""Operations that PyTorch cannot look into: when they will not do.

A derivative by hand, or a compiled loop, is one closed operation. Who asks for
more than its numbers and its gradients gets the layer's plain form instead, the
same function in PyTorch's own operations, or is refused.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd import forward_ad

PLAIN = {Tensor, nn.Parameter, type(None)}
CLOSED = {torch.float32, torch.float64}
NO_SECOND = b"these gradients were derived by hand and have none of their own"
Backward = Callable[..., tuple[Tensor | None, ...]]


def is_traced() -> bool:
    """Tell whether PyTorch follows operations now, and not only values.

    `torch.compile` and `torch.jit.trace` do, all of `torch.func`, such as
    `vmap`, and derivatives that go forward.
    """
    return (
        torch._C._are_functorch_transforms_active()
        or torch.compiler.is_compiling()
        or torch._C._is_tracing()
        or forward_ad._current_level >= 0
    )


def plain_needed(input: Tensor, *others: Any) -> bool:
    """Tell whether a layer must be read by its plain form.

    It must if operations are followed or autocast is on, if the input is empty
    or not on the CPU, if a tensor is of a subclass, or if the weights are
    neither float32 nor float64.

    Args:
        input: What is read: it, and all others, have been checked.
        others: States, if there are any, and weights; the last is a weight.
    """
    return (
        is_traced()
        or torch.is_autocast_enabled("cpu")
        or type(input) not in PLAIN
        or not PLAIN.issuperset(map(type, others))
        or others[-1].dtype not in CLOSED
        or not input.is_cpu
        or input.numel() == 0
    )


def first_order(backward: Backward) -> Backward:
    """Return a backward pass whose results refuse to be differentiated.

    PyTorch's `once_differentiable` lets a gradient of a gradient through, and
    makes it wrong, where the first does not depend on its argument: as that of
    a sum does not.
    """

    @wraps(backward)
    def refused_later(ctx: Any, *slopes: Tensor | None) -> Any:
        if not torch.is_grad_enabled():  # nobody means to go on from here
            return backward(ctx, *slopes)
        with torch.no_grad():
            found = backward(ctx, *slopes)
        refuse: Any = torch._C._functions.DelayedError(NO_SECOND, len(found))
        return refuse(*map(asking, found))

    return refused_later


def asking(slope: Tensor | None) -> Tensor | None:
    """Return a gradient that asks for one of its own."""
    return None if slope is None else slope.detach().requires_grad_()
