"""What others hang on a layer: hooks, masks, weights that are computed."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize, prune

from remembering_names.probes.contract.case import Case, on
from remembering_names.probes.contract.subject import (
    Subject,
    Values,
    learn,
    places,
    run,
    slopes,
)


class Half(nn.Module):
    """Half of a weight."""

    def forward(self, weight: Tensor) -> Tensor:
        """Return half of it."""
        return weight / 2


def pruned(subject: Subject) -> Values:
    """Mask all biases."""
    for part, name in places(subject, "bias"):
        mask = torch.zeros_like(part.get_parameter(name))
        prune.custom_from_mask(part, name, mask)
    return learn(subject)


def parametrized(subject: Subject) -> Values:
    """Let the recurrent weights be half of what is learned."""
    for part, name in places(subject, "weight_hh"):
        parametrize.register_parametrization(part, name, Half())
    return learn(subject)


def functional(subject: Subject) -> Values:
    """Call the layer with other weights, made from its own."""

    def call(*inputs: Any) -> Any:
        weights = {n: w / 2 for n, w in subject.layer.named_parameters()}
        return torch.func.functional_call(subject.layer, weights, inputs)

    start = subject.start()
    found = run(subject, start, call)
    found.scalar().backward()
    return found.values() | slopes(subject, start)


def module_hooks(subject: Subject) -> Values:
    """Halve what goes in, and count what comes out."""
    calls = []

    def before(layer: nn.Module, inputs: Any) -> Any:
        x, state = inputs
        return x / 2, state

    def after(layer: nn.Module, inputs: Any, outputs: Any) -> Any:
        output, state = outputs
        calls.append(output.detach())
        return output * 2, state

    subject.layer.register_forward_pre_hook(before)
    subject.layer.register_forward_hook(after)
    found = learn(on(subject, letters=False))
    return found | {"calls": torch.tensor(len(calls))}


def tensor_hooks(subject: Subject) -> Values:
    """Scale the gradients of the output and of the weights on their way."""
    for weight in subject.layer.parameters():
        weight.register_hook(lambda slope: slope * 3)
    start = subject.start()
    found = run(subject, start)
    found.output.register_hook(lambda slope: slope * 2)
    found.scalar().backward()
    return slopes(subject, start)


CASES = (
    Case("prune", "`prune`", pruned),
    Case("parametrize", "`parametrize`", parametrized),
    Case("functional_call", "`functional_call`", functional),
    Case("module_hooks", "Hooks on the layer", module_hooks),
    Case("tensor_hooks", "Hooks on tensors", tensor_hooks),
)
