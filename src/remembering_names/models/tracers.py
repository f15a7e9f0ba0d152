"""Whether a layer may run code that PyTorch cannot look into.

A derivative by hand, or a compiled loop, is one closed operation. Who asks for
more than its numbers and its gradient gets the layer's plain form instead: the
same function, in PyTorch's own operations.
"""

from typing import Any

import torch
from torch import Tensor, nn

PLAIN = {Tensor, nn.Parameter, type(None)}
CLOSED = {torch.float32, torch.float64}


def is_traced() -> bool:
    """Tell whether PyTorch follows operations now, instead of values.

    `torch.compile` and `torch.jit.trace` do, and all of `torch.func`: `vmap`,
    `grad`, `jvp` and what is made of them.
    """
    return (
        torch._C._are_functorch_transforms_active()
        or torch.compiler.is_compiling()
        or torch._C._is_tracing()
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
