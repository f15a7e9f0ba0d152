"""Layers that break the contract, each in one way."""

from typing import Any, cast

import torch
from torch import Tensor
from torch.autograd import Function

from remembering_names.models import LinearRNN, ScratchLSTM

HERE = __name__


class Forgetful(ScratchLSTM):
    """Reads every sequence from zeros."""

    def read(self, input: Tensor, state: Any) -> Any:
        return super().read(input, None)


class Unchecked(ScratchLSTM):
    """Takes whatever it can compute with."""

    def forward(self, input: Tensor, state: Any = None) -> Any:
        return self.read(input, state)


class Square(Function):
    """A tensor's square; what the way back needs is hidden from autograd."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        ctx.kept = x.detach()
        return x.square()

    @staticmethod
    def backward(ctx: Any, dy: Tensor) -> Tensor:
        slope: Tensor = 2 * ctx.kept * dy
        return slope


class Hiding(LinearRNN):
    """Keeps what the way back needs where autograd does not look."""

    def step(self, a_t: Tensor, h_prev: Tensor) -> Tensor:
        square: Any = Square.apply
        return super().step(a_t, h_prev) + 0 * cast(Tensor, square(h_prev))


class Swallowing(LinearRNN):
    """Refuses an empty batch."""

    def read(self, input: Tensor, state: Any) -> Any:
        if not input.numel():
            raise RuntimeError("nothing there")
        return super().read(input, state)


class Late(LinearRNN):
    """Gives its output in double precision."""

    def read(self, input: Tensor, state: Any) -> Any:
        output, h_n = super().read(input, state)
        return output.to(torch.float64), h_n
