"""What changes in place between the way forward and the way back.

Gradients are those of what was read, or autograd refuses.
"""

from collections.abc import Callable
from functools import partial

import torch
from torch import Tensor

from remembering_names.probes.contract.case import Case
from remembering_names.probes.contract.draws import Start
from remembering_names.probes.contract.subject import (
    Run,
    Subject,
    Values,
    run,
    slopes,
)

Change = Callable[[Subject, Start, Run], object]


def between(change: Change, subject: Subject) -> Values:
    """Change something between the loss and its gradients."""
    start = subject.start()
    if start.x.is_floating_point():
        start.x = start.x * 1  # what is learned itself cannot be changed
    start.change_parts(lambda part: part * 1)
    found = run(subject, start)
    loss = found.scalar()
    with torch.no_grad():
        change(subject, start, found)
    loss.backward()
    return slopes(subject, start)


def nothing(subject: Subject, start: Start, found: Run) -> None:
    """Change nothing."""


def the_input(subject: Subject, start: Start, found: Run) -> None:
    """Change what was read."""
    start.x.zero_()


def weights(subject: Subject, start: Start, found: Run) -> None:
    """Change all weights, as an optimizer does."""
    for weight in subject.layer.parameters():
        weight.mul_(2)


def first_state(subject: Subject, start: Start, found: Run) -> None:
    """Change the state before the first step."""
    for part in start.parts:
        part.mul_(2)


def output(subject: Subject, start: Start, found: Run) -> None:
    """Change the output."""
    found.output.zero_()


def zeroed(subject: Subject, start: Start, found: Run) -> None:
    """Change a step of the output, through a view."""
    found.output[0].zero_()


def last_state(subject: Subject, start: Start, found: Run) -> None:
    """Change the state after the last step."""
    for part in found.parts:
        part.mul_(2)


def onward(function: Callable[[Tensor], Tensor], subject: Subject) -> Values:
    """Let the loss read a function of the output."""
    start = subject.start()
    found = run(subject, start)
    found.output = function(found.output)
    found.scalar().backward()
    return found.values() | slopes(subject, start)


def apart(change: Change, subject: Subject) -> Values:
    """Change the output or the last state, and return both."""
    start = subject.start()
    found = run(subject, start)
    with torch.no_grad():
        change(subject, start, found)
    return found.values()


UNTOUCHED = partial(between, nothing)
CASES = (
    Case("input_zeroed", "Input", partial(between, the_input), UNTOUCHED),
    Case("weights_doubled", "Weights", partial(between, weights), UNTOUCHED),
    Case(
        "first_state_doubled",
        "State before",
        partial(between, first_state),
        UNTOUCHED,
    ),
    Case("output_zeroed", "Output", partial(between, output), UNTOUCHED),
    Case("step_zeroed", "A step of it", partial(between, zeroed), UNTOUCHED),
    Case(
        "last_state_doubled",
        "Last state",
        partial(between, last_state),
        UNTOUCHED,
    ),
    Case(
        "rectified",
        "`relu_` on the output",
        partial(onward, torch.relu_),
        partial(onward, torch.relu),
    ),
    Case(
        "output_apart",
        "Output; is the last state untouched?",
        partial(apart, output),
    ),
    Case(
        "last_state_apart",
        "Last state; is the output untouched?",
        partial(apart, last_state),
    ),
)
