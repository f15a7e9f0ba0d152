"""Copies of a layer, and weights that come from elsewhere."""

import copy
import io
import pickle
from collections.abc import Callable
from functools import partial

import torch
from torch import nn

from remembering_names.probes.contract.case import Case
from remembering_names.probes.contract.subject import Subject, Values, learn

Copy = Callable[[nn.Module], nn.Module]


def copied(make: Copy, subject: Subject) -> Values:
    """Run a copy, after the original was changed."""
    other = make(subject.layer)
    with torch.no_grad():
        for weight in subject.layer.parameters():
            weight.zero_()
    return learn(subject, other)


def pickled(layer: nn.Module) -> nn.Module:
    """Return what comes back from a pickle."""
    other: nn.Module = pickle.loads(pickle.dumps(layer))
    return other


def saved(layer: nn.Module) -> nn.Module:
    """Return what `torch.load` reads from what `torch.save` writes."""
    file = io.BytesIO()
    torch.save(layer, file)
    file.seek(0)
    other: nn.Module = torch.load(file, weights_only=False)
    return other


def loaded(is_assigned: bool, subject: Subject) -> Values:
    """Load other weights, into the old ones or in their place."""
    run_once = learn(subject)  # nothing of the old ones may be kept
    state = {n: w * 0.5 for n, w in subject.layer.state_dict().items()}
    subject.layer.load_state_dict(state, assign=is_assigned)
    subject.layer.zero_grad()
    return learn(subject) | {"before": run_once["output"]}


def converted(subject: Subject) -> Values:
    """Turn the layer into another type and back."""
    subject.layer.bfloat16().to(subject.dtype)
    return learn(subject)


CASES = (
    Case("deepcopy", "`deepcopy`", partial(copied, copy.deepcopy)),
    Case("pickle", "`pickle`", partial(copied, pickled)),
    Case("save", "`torch.save`", partial(copied, saved)),
    Case("load", "`load_state_dict`", partial(loaded, False)),
    Case("assign", "`load_state_dict(assign=True)`", partial(loaded, True)),
    Case("converted", "`.bfloat16()` and back", converted),
)
