"""What a layer is given: drawn once, the same for PyTorch's and for ours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

LAYOUTS = ("plain", "transposed", "expanded", "strided")


@dataclass(frozen=True)
class Draw:
    """What a layer is tried on.

    Attributes:
        shape: T, B, I, H.
        dtype: The type of all numbers, by its name.
        seed: Of all that is drawn.
        is_started: Whether there is a state before the first step.
        layout: How input and states lie in memory, of `LAYOUTS`.
        letters: Whether letters are read, by layers that can: others read
            their one-hot vectors.
    """

    shape: tuple[int, int, int, int]
    dtype: str = "float32"
    seed: int = 0
    is_started: bool = True
    layout: str = "plain"
    letters: bool = False


@dataclass
class Start:
    """What a layer is given; gradients are those of the leaves."""

    x: Tensor
    state: Any
    leaves: dict[str, Tensor] = field(default_factory=dict)

    @property
    def parts(self) -> list[Tensor]:
        """The state before the first step, h before c."""
        if self.state is None:
            return []
        return [*self.state] if isinstance(self.state, tuple) else [self.state]

    def change_parts(self, change: Callable[[Tensor], Tensor]) -> None:
        """Put something else in the place of each part of the state."""
        parts = [change(part) for part in self.parts]
        if parts:
            is_pair = isinstance(self.state, tuple)
            self.state = tuple(parts) if is_pair else parts[0]


class Source:
    """Draws tensors, and keeps those that have gradients.

    Attributes:
        leaves: By name, what was drawn; the tensors that a layer is given may
            be views of them.
    """

    def __init__(self, draw: Draw, dtype: torch.dtype) -> None:
        self.draw, self.dtype = draw, dtype
        self.generator = torch.Generator().manual_seed(draw.seed)
        self.leaves: dict[str, Tensor] = {}

    def letters(self) -> Tensor:
        """Return letters, (T, B)."""
        T, B, I, _ = self.draw.shape
        return torch.randint(I, (T, B), generator=self.generator)

    def leaf(self, name: str, shape: tuple[int, int, int]) -> Tensor:
        """Return a tensor of a shape, laid out as it is to lie in memory."""
        first, batch, last = shape
        stored = {
            "plain": (first, batch, last),
            "transposed": (batch, first, last),
            "expanded": (first, 1, last),
            "strided": (first, batch, 2 * last),
        }[self.draw.layout]
        drawn = torch.randn(stored, generator=self.generator).to(self.dtype)
        self.leaves[name] = leaf = drawn.requires_grad_()
        if self.draw.layout == "transposed":
            return leaf.transpose(0, 1)
        if self.draw.layout == "expanded":
            return leaf.expand(shape)
        return leaf[..., ::2] if self.draw.layout == "strided" else leaf
