"""Inputs of every shape, type and place in memory."""

import warnings
from functools import partial

import torch
from torch import Tensor

from remembering_names.probes.contract.case import Case, filled, on, sized
from remembering_names.probes.contract.draws import Start
from remembering_names.probes.contract.subject import (
    Subject,
    Values,
    learn,
    run,
    slopes,
)


def as_drawn(subject: Subject) -> Values:
    """Read the input as it is, with the state."""
    return learn(on(subject, is_started=True))


def without_state(subject: Subject) -> Values:
    """Let the layer start from zeros."""
    return learn(on(subject, is_started=False))


def one_sequence(subject: Subject) -> Values:
    """Give one sequence, (T, I), and its state, (1, H)."""
    start = sized(subject, B=1).start()
    start.x = start.x[:, 0]
    start.change_parts(lambda part: part[:, 0])
    found = run(subject, start)
    found.scalar().backward()
    return found.values() | slopes(subject, start)


def empty_batch(subject: Subject) -> Values:
    """Give no sequence at all."""
    return learn(sized(subject, B=0))


def one_step(subject: Subject) -> Values:
    """Give sequences of one step."""
    return learn(sized(subject, T=1))


def no_step(subject: Subject) -> Values:
    """Give sequences of no step."""
    return learn(sized(subject, T=0))


def two_parts(subject: Subject) -> Values:
    """Read the steps after the first one from the state after it."""
    start = sized(subject, T=max(2, subject.draw.shape[0])).start()
    first = run(subject, Start(start.x[:1], start.state))
    after = tuple(first.parts) if subject.twin.has_cell else first.parts[0]
    rest = run(subject, Start(start.x[1:], after))
    (first.scalar() + rest.scalar()).backward()
    return rest.values() | slopes(subject, start)


def laid_out(layout: str, subject: Subject) -> Values:
    """Give tensors that lie in memory in another order."""
    return learn(on(subject, layout=layout))


def of_type(dtype: str, subject: Subject) -> Values:
    """Give everything in one type."""
    return learn(on(subject, dtype=dtype))


def autocast(subject: Subject) -> Values:
    """Read in bfloat16 what is in float32."""
    subject = on(filled(subject), dtype="float32")
    start = subject.start()
    with torch.autocast("cpu", torch.bfloat16):
        found = run(subject, start)
    found.scalar().backward()
    everything = found.values() | slopes(subject, start)
    coarsened = {name: coarse(value) for name, value in everything.items()}
    return coarsened | {"type": found.output[:0]}


def autocast_without_onednn(subject: Subject) -> Values:
    """Do it without oneDNN, which refuses an LSTM on some processors.

    On the others it leaves the output in bfloat16.
    """
    with (
        warnings.catch_warnings(action="ignore"),  # of what GPUs could do
        torch.backends.mkldnn.flags(enabled=False),
    ):
        found = autocast(subject)
    output = found["type"]
    if subject.twin.has_cell and output is not None:
        output = output.bfloat16()
    return found | {"type": output}


def coarse(value: Tensor | None) -> Tensor | None:
    """Return a value in bfloat16: what computed it was no finer."""
    return None if value is None else value.bfloat16()


def letters(subject: Subject) -> Values:
    """Give letters to what reads them, one-hot vectors to all others."""
    return learn(on(subject, letters=True))


def short_letters(subject: Subject) -> Values:
    """Give letters as 32-bit integers."""
    subject = on(subject, letters=True)
    start = subject.start()
    if subject.reads_letters:
        start.x = start.x.int()
    found = run(subject, start)
    found.scalar().backward()
    return found.values() | slopes(subject, start)


CASES = (
    Case("as_drawn", "A batch, with a state", as_drawn),
    Case("without_state", "No state given", without_state),
    Case("one_sequence", "One sequence, no batch", one_sequence),
    Case("one_step", "One step", one_step),
    Case("two_parts", "A sequence in two parts", two_parts),
    Case("empty_batch", "An empty batch", empty_batch),
    Case("no_step", "No steps", no_step),
    Case("transposed", "Transposed memory", partial(laid_out, "transposed")),
    Case("expanded", "Expanded memory", partial(laid_out, "expanded")),
    Case("strided", "Every second number", partial(laid_out, "strided")),
    Case("float64", "float64", partial(of_type, "float64")),
    Case("float32", "float32", partial(of_type, "float32")),
    Case("bfloat16", "bfloat16", partial(of_type, "bfloat16")),
    Case(
        "autocast",
        "autocast to bfloat16",
        autocast,
        autocast_without_onednn,
    ),
    Case("letters", "Letters, or one-hot vectors", letters),
    Case("short_letters", "Letters of 32 bits", short_letters),
)
