"""One run of the lab report's RNN: both passes compiled.

The answer is read from the last letter and the state before it, so the last
letter's own state is never computed: T letters make T - 1 states. A bias is
the weight of an input that is always one, so each h carries a one.
"""

from typing import NamedTuple

import numpy as np

from firsthand.machine_code import compiled
from remembering_names.models.classifier import CLASSES, SYMBOLS
from remembering_names.training.lab.compiled_parts import (
    LETTERS,
    name_after_name,
    subtract_outer,
    subtract_product,
    subtract_rows,
)
from remembering_names.training.lab.engine import Array, Engine, Links


class Weights(NamedTuple):
    """What is learned: of a state by `h`, of the answer by `o`."""

    W_h: Array  # of letters, (V, H)
    W_o: Array  # (V, C)
    U_h: Array  # of the state and its one, (N, H)
    U_o: Array  # (N, C)


class Trace(NamedTuple):
    """What was computed of one name; the state before letter t is at t."""

    h: Array  # with its one, (T, N)
    logits: Array  # (C,)


class Gradients(NamedTuple):
    """The loss's, times the learning rate."""

    logits: Array  # (1, C)
    h: Array  # (T, H)


@compiled
def read(weights: Weights, trace: Trace, letters: Array) -> None:
    r"""Read a name.

    $$h_t = W_h x_t + U_h h_{t-1} + b_h, \qquad
      y_T = W_o x_T + U_o h_{T-1} + b_o$$
    """
    h, H, last = trace.h, weights.W_h.shape[1], len(letters) - 1
    for t in range(last):
        known = 0 if t else H  # at first h holds only its one
        np.dot(h[t, known:], weights.U_h[known:], h[t + 1, :H])
        for k in range(H):
            h[t + 1, k] += weights.W_h[letters[t], k]
    np.dot(h[last], weights.U_o, trace.logits)
    for k in range(CLASSES):
        trace.logits[k] += weights.W_o[letters[last], k]


@compiled
def learn(
    weights: Weights, trace: Trace, gradients: Gradients, letters: Array
) -> None:
    r"""Move every weight against its gradient on the name just read.

    $$dh_{T-1} = U_o^\top dy, \qquad dh_{t-1} = U_h^\top dh_t$$
    """
    H, last = weights.W_h.shape[1], len(letters) - 1
    dh, dy = gradients.h, gradients.logits[0]
    np.dot(weights.U_o[:H], dy, dh[last])
    for t in range(last, 1, -1):
        np.dot(weights.U_h[:H], dh[t], dh[t - 1])
    subtract_outer(weights.U_o, trace.h[last], dy)
    subtract_product(weights.U_h, trace.h, dh[1:], last)
    subtract_rows(weights.W_o, letters[last:], gradients.logits)
    subtract_rows(weights.W_h, letters[:last], dh[1:])


class CompiledRNN(Engine):
    """A linear recurrence with a linear read-out."""

    steps = staticmethod(name_after_name(read, learn))

    def allocate(self, longest: int) -> None:
        """Make room for weights, states and gradients, once for all steps."""
        H, zeros = len(self.parameters["i2h.bias"]), self.zeros
        N = H + 1 + (H + 1) % 2  # even; more stays zero
        T = longest + LETTERS
        self.weights = Weights(
            W_h=zeros(SYMBOLS, H),
            W_o=zeros(SYMBOLS, CLASSES),
            U_h=zeros(N, H),
            U_o=zeros(N, CLASSES),
        )
        self.trace = Trace(zeros(T, N), zeros(CLASSES))
        self.trace.h[:, H] = 1
        self.gradients = Gradients(zeros(1, CLASSES), zeros(T, H))

    def links(self) -> Links:
        """Yield each part of our weights with what it stands for."""
        for name, W, U in (
            ("i2h", self.weights.W_h, self.weights.U_h),
            ("i2o", self.weights.W_o, self.weights.U_o),
        ):
            weight = self.parameters[f"{name}.weight"].T  # (V + H, ...)
            H = len(weight) - SYMBOLS
            yield W, weight[:SYMBOLS]
            yield U[:H], weight[SYMBOLS:]
            yield U[H], self.parameters[f"{name}.bias"]
