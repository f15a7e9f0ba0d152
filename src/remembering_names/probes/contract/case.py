"""What a case is: something done to a layer, and what is right then."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch

from remembering_names.probes.contract.subject import Subject, Values

Act = Callable[[Subject], Values]


@dataclass(frozen=True)
class Case:
    """Something that is done to PyTorch's layer and to ours.

    Attributes:
        key: Its name in results.
        label: Its name in the table.
        act: Does it, and returns what comes of it.
        right: Returns, from PyTorch's layer left in peace, what is right. None:
            what PyTorch's layer does is right, whether it answers or refuses.
    """

    key: str
    label: str
    act: Act
    right: Act | None = None


def on(subject: Subject, **changes: Any) -> Subject:
    """Return a subject that is tried on something else, its type too."""
    draw = replace(subject.draw, **changes)
    subject.layer.to(getattr(torch, draw.dtype))
    return replace(subject, draw=draw)


def filled(subject: Subject) -> Subject:
    """Return a subject whose batch is not empty."""
    return sized(subject, B=max(1, subject.draw.shape[1]))


def sized(subject: Subject, **sizes: int) -> Subject:
    """Return a subject tried on another shape, of T, B, I and H."""
    shape = zip("TBIH", subject.draw.shape, strict=True)
    return on(subject, shape=tuple({**dict(shape), **sizes}.values()))
