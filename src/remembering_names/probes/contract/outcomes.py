"""What happened in a case, and whether that is right."""

import warnings
from dataclasses import dataclass

import torch
from torch import Tensor

from remembering_names.probes.contract.case import Act, Case
from remembering_names.probes.contract.draws import Draw
from remembering_names.probes.contract.subject import (
    Subject,
    Values,
    subjects,
)

RIGHT, REFUSED, WRONG = "right", "refused", "wrong"
BOUNDS = {  # for values of about one, some rounded after some others
    torch.float64: 1e-10,
    torch.float32: 2e-5,
    torch.bfloat16: 0.08,
}


@dataclass(frozen=True)
class Outcome:
    """What a layer did.

    Attributes:
        values: All that came of it; None if it refused.
        said: How it refused: the exception and its first line.
    """

    values: Values | None
    said: str = ""


@dataclass(frozen=True)
class Verdict:
    """What two layers did, and whether it is right.

    Attributes:
        library: `right`, `refused` or `wrong`: what PyTorch's layer did.
        ours: The same of ours.
        library_said: How PyTorch's refused, if it did.
        ours_said: How ours did.
    """

    library: str
    ours: str
    library_said: str = ""
    ours_said: str = ""


def outcome(act: Act, subject: Subject) -> Outcome:
    """Return what a layer does in a case."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return Outcome(act(subject))
    except Exception as error:  # whatever it is, it is what is asked for
        (first, *_) = str(error).splitlines() or [""]
        return Outcome(None, f"{type(error).__name__}: {first}")


def judged(case: Case, layer: str, library: str, draw: Draw) -> Verdict:
    """Return what PyTorch's layer and ours do in a case."""
    theirs, ours = subjects(layer, library, draw)
    by_them, by_us = outcome(case.act, theirs), outcome(case.act, ours)
    right = by_them.values
    if case.right is not None:
        right = case.right(subjects(layer, library, draw)[0])
    return Verdict(
        judge(by_them, right), judge(by_us, right), by_them.said, by_us.said
    )


def judge(found: Outcome, right: Values | None) -> str:
    """Return whether a layer was right, refused, or was wrong."""
    if found.values is None:
        return REFUSED
    if right is None or found.values.keys() != right.keys():
        return WRONG
    pairs = ((value, right[name]) for name, value in found.values.items())
    return RIGHT if all(agree(*pair) for pair in pairs) else WRONG


def agree(one: Tensor | None, other: Tensor | None) -> bool:
    """Tell whether two values are the same, but for rounding."""
    if one is None or other is None:
        return one is other
    if (one.dtype, one.shape) != (other.dtype, other.shape):
        return False
    bound = BOUNDS.get(one.dtype, 0)
    return torch.allclose(one, other, rtol=bound, atol=bound, equal_nan=True)
