"""Weights that lie elsewhere in memory, or do not learn."""

import torch

from remembering_names.probes.contract.case import Case, on
from remembering_names.probes.contract.subject import (
    Subject,
    Values,
    learn,
    places,
)


def views(subject: Subject) -> Values:
    """Let every weight be every second number of its memory."""
    for weight in subject.layer.parameters():
        weight.data = torch.stack((weight.data, weight.data), dim=-1)[..., 0]
    return learn(subject)


def one_memory(subject: Subject) -> Values:
    """Let all weights lie in one piece of memory, the last one first."""
    own = [*subject.layer.parameters()][::-1]
    memory = torch.cat([weight.data.flatten() for weight in own])
    sizes = [weight.numel() for weight in own]
    for weight, place in zip(own, memory.split(sizes), strict=True):
        weight.data = place.view(weight.shape)
    return learn(subject)


def frozen(subject: Subject) -> Values:
    """Let the recurrent weights not learn."""
    for part, name in places(subject, "weight_hh"):
        part.get_parameter(name).requires_grad_(False)
    return learn(subject)


def all_frozen(subject: Subject) -> Values:
    """Let no weight learn: only inputs and states have gradients."""
    subject.layer.requires_grad_(False)
    return learn(on(subject, letters=False))


def changed_before(subject: Subject) -> Values:
    """Change all weights in place before the layer reads."""
    with torch.no_grad():
        for weight in subject.layer.parameters():
            weight.mul_(1.5)
    return learn(subject)


CASES = (
    Case("views", "Weights that are views", views),
    Case("one_memory", "Weights in one piece of memory", one_memory),
    Case("changed_before", "Weights changed before", changed_before),
    Case("frozen", "Recurrent weights frozen", frozen),
    Case("all_frozen", "All weights frozen", all_frozen),
)
