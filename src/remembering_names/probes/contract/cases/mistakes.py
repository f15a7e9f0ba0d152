"""What must be refused, and options that a plain layer does not have."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence

from remembering_names.probes.contract.case import Case, on
from remembering_names.probes.contract.draws import Start
from remembering_names.probes.contract.subject import (
    Subject,
    Values,
    places,
    run,
)


def with_input(change: Callable[[Tensor], Any], subject: Subject) -> Values:
    """Read another input, from zeros."""
    start = on(subject, letters=False).start()
    given = change(start.x.detach())
    return run(subject, Start(given, None)).values()


def with_parts(change: Callable[[Tensor], Any], subject: Subject) -> Values:
    """Give another state, each part changed alike."""
    start = on(subject, is_started=True).start()
    start.change_parts(lambda part: change(part.detach()))
    return run(subject, start).values()


def with_state(
    change: Callable[[list[Tensor]], Any], subject: Subject
) -> Values:
    """Give another state, from the parts of a right one."""
    start = on(subject, is_started=True).start()
    start.state = change(start.parts)
    return run(subject, start).values()


def other_type(subject: Subject) -> torch.dtype:
    """Return a type that the layer does not have."""
    is_double = subject.dtype == torch.float64
    return torch.float32 if is_double else torch.float64


def other_input(subject: Subject) -> Values:
    """Give an input of another type than the weights."""
    return with_input(lambda x: x.to(other_type(subject)), subject)


def other_state(subject: Subject) -> Values:
    """Give a state of another type than the weights."""
    return with_parts(lambda part: part.to(other_type(subject)), subject)


def mixed_weights(subject: Subject) -> Values:
    """Let the recurrent weights be of another type than the rest."""
    for part, name in places(subject, "weight_hh"):
        weight = part.get_parameter(name).detach().to(other_type(subject))
        setattr(part, name, nn.Parameter(weight))
    return run(subject, subject.start()).values()


def foreign_letter(letter: int, subject: Subject) -> Values:
    """Let one letter be outside of the alphabet; negative or too large."""
    subject = on(subject, letters=True, is_started=False)
    T, B, I, _ = subject.draw.shape
    letters = torch.zeros(T, max(B, 1), dtype=torch.int64)
    letters[-1, -1] = letter if letter < 0 else I
    is_read = subject.reads_letters
    given = letters if is_read else subject.spelt(letters)
    return run(subject, Start(given, None)).values()


def made(options: Mapping[str, Any], subject: Subject) -> Values:
    """Make another layer, with options of its own, and let it read."""
    _, _, I, H = subject.draw.shape
    layer = subject.make(**{"input_size": I, "hidden_size": H, **options})
    start = on(subject, is_started=False, letters=False).start()
    return run(subject, start, layer.to(subject.dtype)).values()


def packed(subject: Subject) -> Values:
    """Give sequences packed together."""
    x = on(subject, letters=False).start().x.detach()
    given = pack_padded_sequence(x, [len(x)] * x.shape[1])
    output, _ = subject.layer(given)
    return {"output": output.data}


INPUTS: dict[str, tuple[str, Callable[[Tensor], Any]]] = {
    "input_1d": ("Input of 1 dimension", lambda x: x[:, 0, 0]),
    "input_4d": ("Input of 4 dimensions", lambda x: x[None]),
    "input_wide": ("Input too wide", lambda x: torch.cat((x, x), dim=2)),
    "input_whole": ("Input of whole numbers", lambda x: x.long()),
    "input_complex": ("Complex input", lambda x: x + 0j),
    "input_list": ("A list for an input", lambda x: x.tolist()),
}
PARTS: dict[str, tuple[str, Callable[[Tensor], Any]]] = {
    "state_2d": ("State without a batch", lambda part: part[:, 0]),
    "state_batch": (
        "State of another batch",
        lambda part: torch.cat((part, part, part[:, :1]), dim=1),
    ),
    "state_narrow": ("State too narrow", lambda part: part[..., 1:]),
    "state_directions": (
        "State of two layers",
        lambda part: torch.cat((part, part)),
    ),
    "state_none": ("None for a state", lambda part: None),
}
STATES: dict[str, tuple[str, Callable[[list[Tensor]], Any]]] = {
    "state_pair": (
        "A pair for a tensor, or the reverse",
        lambda parts: parts[0] if len(parts) == 2 else (parts[0], parts[0]),
    ),
    "state_triple": ("Three states", lambda parts: (parts[0],) * 3),
}
ASKED: dict[str, Any] = {
    "num_layers": 2,
    "bias": False,
    "batch_first": True,
    "proj_size": 1,
    "input_size": 0,
    "hidden_size": 2.5,
    "colour": "red",
}


def tried(
    tries: Mapping[str, tuple[str, Callable[..., Any]]],
    act: Callable[[Callable[..., Any], Subject], Values],
) -> list[Case]:
    """Return a case for each change."""
    return [
        Case(key, label, partial(act, change))
        for key, (label, change) in tries.items()
    ]


MISTAKES = (
    *tried(INPUTS, with_input),
    Case("input_type", "Input of another type", other_input),
    *tried(PARTS, with_parts),
    *tried(STATES, with_state),
    Case("state_type", "State of another type", other_state),
    Case("weight_types", "Weights of two types", mixed_weights),
    Case("letter_low", "Letter -1", partial(foreign_letter, -1)),
    Case("letter_high", "Letter too large", partial(foreign_letter, 1)),
)
OPTIONS = (
    Case("packed", "Packed sequences", packed),
    *(
        Case(
            f"option_{name}",
            f"`{name}={value!r}`",
            partial(made, {name: value}),
        )
        for name, value in ASKED.items()
    ),
)
