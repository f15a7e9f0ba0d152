"""What is asked of one way forward: less, nothing, or more than once."""

import gc
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import partial
from types import FunctionType, ModuleType
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from remembering_names.probes.contract.case import Case, on
from remembering_names.probes.contract.subject import (
    Run,
    Subject,
    Values,
    run,
    slopes,
)

Mode = Callable[[], AbstractContextManager[Any]]


def using(part: Callable[[Run], Tensor], subject: Subject) -> Values:
    """Let the loss depend on a part of what the layer gives."""
    start = subject.start()
    part(run(subject, start)).sin().sum().backward()
    return slopes(subject, start)


def without_graph(mode: Mode, subject: Subject) -> Values:
    """Read where nothing is recorded."""
    with mode():
        found = run(subject, subject.start())
    recorded = torch.tensor(found.output.requires_grad)
    return found.values() | {"recorded": recorded}


def back_twice(is_kept: bool, subject: Subject) -> Values:
    """Go back a second time through a graph that was kept, or was not."""
    start = subject.start()
    loss = run(subject, start).scalar()
    loss.backward(retain_graph=is_kept)
    loss.backward()
    return slopes(subject, start)


def forward_twice(subject: Subject) -> Values:
    """Read twice before going back."""
    start = subject.start()
    first, second = run(subject, start), run(subject, start)
    (first.scalar() + second.scalar()).backward()
    return slopes(subject, start)


def second_derivative(subject: Subject) -> Values:
    """Differentiate a gradient of the input."""
    subject = on(subject, letters=False)
    start = subject.start()
    scalar, leaf = run(subject, start).scalar(), start.leaves["x"]
    (slope,) = torch.autograd.grad(scalar, leaf, create_graph=True)
    slope.square().sum().backward()
    return slopes(subject, start)


def memory(subject: Subject) -> Values:
    """Count the arrays that the graph still holds after the way back."""
    loss = run(subject, subject.start()).scalar()
    loss.backward()
    nodes = nodes_of(loss.grad_fn)
    own = [getattr(node, "__dict__", {}) for node in nodes]
    return {"held": torch.tensor(arrays(own))}


def nodes_of(graph: Any) -> set[Any]:
    """Return all nodes of a graph."""
    nodes, ahead = set(), [graph]
    while ahead:
        node = ahead.pop()
        if node is not None and node not in nodes:
            nodes.add(node)
            ahead += [one for one, _ in node.next_functions]
    return nodes


def arrays(objects: Iterable[Any]) -> int:
    """Return how many arrays objects hold, and what they hold."""
    seen: set[int] = set()
    ahead, count = [*objects], 0
    while ahead:
        one = ahead.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, Tensor | np.ndarray):
            count += 1
        elif not isinstance(one, type | ModuleType | FunctionType | nn.Module):
            ahead += gc.get_referents(one)
    return count


CASES = (
    Case(
        "output_used", "Only the output used", partial(using, Run.read_output)
    ),
    Case("step_used", "One step of it used", partial(using, Run.read_step)),
    Case(
        "state_used", "Only the last state used", partial(using, Run.read_last)
    ),
    Case("no_grad", "`no_grad`", partial(without_graph, torch.no_grad)),
    Case(
        "inference",
        "`inference_mode`",
        partial(without_graph, torch.inference_mode),
    ),
    Case("forward_twice", "Forward twice, then back", forward_twice),
    Case("kept_graph", "Back twice, graph kept", partial(back_twice, True)),
    Case("freed_graph", "Back twice, graph freed", partial(back_twice, False)),
    Case("second_derivative", "A gradient's gradient", second_derivative),
    Case("memory", "Arrays held after the way back", memory),
)
