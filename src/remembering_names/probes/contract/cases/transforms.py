"""PyTorch's ways to run a function in another manner."""

from functools import partial
from typing import Any

import torch
from torch import Tensor
from torch.autograd import forward_ad
from torch.autograd.graph import save_on_cpu
from torch.utils.checkpoint import checkpoint

from remembering_names.probes.contract.case import Case, filled, on, sized
from remembering_names.probes.contract.draws import Start
from remembering_names.probes.contract.subject import (
    Run,
    Subject,
    Values,
    run,
    slopes,
)


def compiled(subject: Subject) -> Values:
    """Let `torch.compile` follow the layer, and run what it has seen."""
    torch.compiler.reset()
    start = sized(subject, T=2).start()
    program = torch.compile(subject.layer, backend="eager")
    found = run(subject, start, program)
    found.scalar().backward()
    return found.values() | slopes(subject, start)


def checkpointed(is_reentrant: bool, subject: Subject) -> Values:
    """Forget what was computed, and compute it again on the way back."""

    def read(x: Tensor, state: Any) -> tuple[Tensor, ...]:
        found = run(subject, Start(x, state))
        return (found.output, *found.parts)

    start = on(subject, letters=False).start()
    output, *parts = checkpoint(
        read, start.x, start.state, use_reentrant=is_reentrant
    )
    Run(output, parts).scalar().backward()
    return slopes(subject, start)


def saved_elsewhere(subject: Subject) -> Values:
    """Let hooks carry away what is saved for the way back."""
    start = subject.start()
    with save_on_cpu():
        found = run(subject, start)
    found.scalar().backward()
    return slopes(subject, start)


def mapped(is_mapped: bool, subject: Subject) -> Values:
    """Read the sequences of a batch one by one, side by side."""
    start = on(filled(subject), is_started=False).start()

    def read(x: Tensor) -> Tensor:
        output: Tensor = subject.layer(x)[0]
        return output

    every = torch.vmap(read, in_dims=1, out_dims=1) if is_mapped else read
    output = every(start.x)
    output.sin().sum().backward()
    return {"output": output} | slopes(subject, start)


def gradient(is_functional: bool, subject: Subject) -> Values:
    """Differentiate by the input, with `torch.func.grad` or without."""
    start = on(subject, letters=False).start()

    def loss(x: Tensor) -> Tensor:
        return run(subject, Start(x, start.state)).scalar()

    if is_functional:
        return {"dx": torch.func.grad(loss)(start.x.detach())}
    x = start.x.detach().requires_grad_()
    loss(x).backward()
    return {"dx": x.grad}


def directional(way: str, subject: Subject) -> Values:
    """Differentiate along a direction: how fast the loss grows there."""
    start = on(subject, letters=False).start()
    x, along = start.x.detach(), start.x.detach().cos()

    def loss(x: Tensor) -> Tensor:
        return run(subject, Start(x, start.state)).scalar()

    if way == "jvp":
        return {"slope": torch.func.jvp(loss, (x,), (along,))[1]}
    if way == "dual":
        with forward_ad.dual_level():
            dual = loss(forward_ad.make_dual(x, along))
            return {"slope": forward_ad.unpack_dual(dual).tangent}
    x.requires_grad_()
    loss(x).backward()
    return {"slope": None if x.grad is None else (x.grad * along).sum()}


CASES = (
    Case("compile", "`torch.compile`", compiled),
    Case("checkpoint", "`checkpoint`", partial(checkpointed, False)),
    Case(
        "reentrant",
        "`checkpoint`, reentrant",
        partial(checkpointed, True),
    ),
    Case("save_on_cpu", "`save_on_cpu`", saved_elsewhere),
    Case("vmap", "`vmap`", partial(mapped, True), partial(mapped, False)),
    Case(
        "grad", "`func.grad`", partial(gradient, True), partial(gradient, False)
    ),
    Case(
        "jvp",
        "`func.jvp`",
        partial(directional, "jvp"),
        partial(directional, "grad"),
    ),
    Case(
        "dual",
        "`forward_ad`",
        partial(directional, "dual"),
        partial(directional, "grad"),
    ),
)
