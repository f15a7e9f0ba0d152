"""A layer and all that it is given, to be run forward and back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import one_hot

from firsthand.tasks import resolve
from remembering_names.models.recurrent_layer import RecurrentLayer
from remembering_names.probes.contract.draws import Draw, Source, Start
from remembering_names.probes.contract.library import (
    give_weights,
    in_their_layout,
    layout,
)

Values = dict[str, Tensor | None]  # None: there is no gradient


@dataclass
class Subject:
    """A layer, ours or PyTorch's.

    Attributes:
        layer: The layer.
        twin: Ours, whether it is the layer or PyTorch's is.
        make: Makes another, from sizes and options.
        draw: What it is tried on.
    """

    layer: nn.Module
    twin: RecurrentLayer
    make: Callable[..., nn.Module]
    draw: Draw

    @property
    def is_ours(self) -> bool:
        """Whether the layer is the report's."""
        return self.layer is self.twin

    @property
    def reads_letters(self) -> bool:
        """Whether it is given letters."""
        return self.is_ours and self.twin.reads_letters and self.draw.letters

    @property
    def dtype(self) -> torch.dtype:
        """The type of all numbers."""
        dtype: torch.dtype = getattr(torch, self.draw.dtype)
        return dtype

    def start(self) -> Start:
        """Draw the input and the states, the same for both layers."""
        (T, B, I, H), D = self.draw.shape, self.twin.directions
        source = Source(self.draw, self.dtype)
        if self.draw.letters:
            letters = source.letters()
            x = letters if self.reads_letters else self.spelt(letters)
        else:
            x = source.leaf("x", (T, B, I))
        start = Start(x, None, source.leaves)
        if self.draw.is_started:
            names = ("h", "c") if self.twin.has_cell else ("h",)
            parts = [source.leaf(name, (D, B, H)) for name in names]
            start.state = tuple(parts) if self.twin.has_cell else parts[0]
        return start

    def spelt(self, letters: Tensor) -> Tensor:
        """Return one-hot vectors in the layer's type."""
        return one_hot(letters, self.draw.shape[2]).to(self.dtype)


@dataclass
class Run:
    """What a layer gave: its output and the parts of its last state."""

    output: Tensor
    parts: list[Tensor]

    def values(self) -> Values:
        """Return them by name."""
        states = dict(zip(("h_n", "c_n"), self.parts, strict=False))
        return {"output": self.output, **states}

    def read_output(self) -> Tensor:
        """Return the output alone."""
        return self.output

    def read_step(self) -> Tensor:
        """Return the output at one step."""
        return self.output[len(self.output) // 2]

    def read_last(self) -> Tensor:
        """Return the last part of the last state: c, or h if there is none."""
        return self.parts[-1]

    def scalar(self) -> Tensor:
        """Return a number that depends on all of it, unevenly."""
        total = self.output.new_zeros(())
        for n, part in enumerate((self.output, *self.parts), start=1):
            pull = torch.arange(part.numel(), dtype=part.dtype).cos()
            total = total + n * (part * pull.view(part.shape)).sum()
        return total


def run(subject: Subject, start: Start, layer: Any = None) -> Run:
    """Read what is given, with another layer if there is one."""
    chosen = subject.layer if layer is None else layer
    output, state = chosen(start.x, start.state)
    return Run(output, [*state] if isinstance(state, tuple) else [state])


def slopes(subject: Subject, start: Start, layer: Any = None) -> Values:
    """Return the gradients of inputs, states and weights, after a backward."""
    chosen = subject.layer if layer is None else layer
    found: Values = {f"d{n}": leaf.grad for n, leaf in start.leaves.items()}
    own = {plain(n): p.grad for n, p in chosen.named_parameters()}
    if subject.is_ours:
        own = in_their_layout(subject.twin, own)
    wanted = layout(subject.twin)
    return found | {f"d{name}": own[name] for name in wanted}


def places(subject: Subject, kind: str) -> list[tuple[nn.Module, str]]:
    """Return where weights are: modules, and their names there.

    Args:
        subject: A layer, ours or PyTorch's.
        kind: How their names begin in PyTorch's, such as "weight_hh".
    """
    names = [
        name
        for theirs, ours in layout(subject.twin).items()
        if theirs.startswith(kind)
        for name in (ours if subject.is_ours else [theirs])
    ]
    parts = [name.rpartition(".") for name in names]
    return [(subject.layer.get_submodule(path), n) for path, _, n in parts]


def plain(name: str) -> str:
    """Return a weight's name without what pruning and others add to it."""
    for addition in ("parametrizations.", ".original", "_orig"):
        name = name.replace(addition, "")
    return name


def learn(subject: Subject, layer: Any = None) -> Values:
    """Go forward and back; return all that comes of it."""
    start = subject.start()
    found = run(subject, start, layer)
    found.scalar().backward()
    return found.values() | slopes(subject, start, layer)


def subjects(layer: str, library: str, draw: Draw) -> tuple[Subject, Subject]:
    """Return PyTorch's layer and ours, with the same weights."""
    make, make_theirs = resolve(layer), resolve(library)
    _, _, I, H = draw.shape
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(draw.seed)
        ours: RecurrentLayer = make(I, H)
        options = {"bidirectional": True} if ours.directions == 2 else {}
        theirs: nn.Module = make_theirs(I, H, **options)
    dtype = getattr(torch, draw.dtype)
    ours.to(dtype)
    theirs.to(dtype)
    give_weights(theirs, ours)
    return (
        Subject(theirs, ours, make_theirs, draw),
        Subject(ours, ours, make, draw),
    )
