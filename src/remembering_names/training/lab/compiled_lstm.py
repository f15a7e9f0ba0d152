"""One run of an LSTM classifier, PyTorch's or ours: both passes compiled.

The gates stand side by side, in PyTorch's order i, f, g, o. A bias is the
weight of an input that is always one, so each h carries ones: `nn.LSTM` has
two biases where one would do.
"""

from typing import NamedTuple

import numpy as np

from firsthand.machine_code import compiled
from remembering_names.models.activations import sigmoid, tanh
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
    """What is learned."""

    W: Array  # of letters, (V, 4H)
    U: Array  # of the state and of ones, (N, 4H)
    V: Array  # of the read-out and its bias, (H + 1, C)


class Trace(NamedTuple):
    """What was computed of one name; letter t's h and c are at t + 1."""

    gates: Array  # pre-activations, then gates, (T, 4H)
    c: Array  # (T + 1, H)
    tanh_c: Array  # (T, H)
    h: Array  # with its ones, (T + 1, N)
    logits: Array  # (C,)


class Gradients(NamedTuple):
    """The loss's, times the learning rate."""

    logits: Array  # (1, C)
    h: Array  # (H,)
    c: Array  # (H,)
    a: Array  # of the pre-activations, (T, 4H)


@compiled
def read(weights: Weights, trace: Trace, letters: Array) -> None:
    r"""Read a name.

    $$a = W x_t + U h_{t-1} + b, \qquad
      c_t = f_t \odot c_{t-1} + i_t \odot g_t, \qquad
      h_t = o_t \odot \tanh c_t$$
    """
    H, T = trace.c.shape[1], len(letters)
    for t in range(T):
        known = 0 if t else H  # at first h holds only its ones
        np.dot(trace.h[t, known:], weights.U[known:], trace.gates[t])
        step(trace, t, weights.W[letters[t]])
    np.dot(trace.h[T, : H + 1], weights.V, trace.logits)


@compiled
def step(trace: Trace, t: int, W_x: Array) -> None:
    """Take one step: gates from pre-activations, then the states."""
    H = trace.c.shape[1]
    a, c_prev = trace.gates[t], trace.c[t]
    h, c, tanh_c = trace.h[t + 1], trace.c[t + 1], trace.tanh_c[t]
    for k in range(H):
        i = sigmoid(a[k] + W_x[k])
        f = sigmoid(a[H + k] + W_x[H + k])
        g = tanh(a[2 * H + k] + W_x[2 * H + k])
        o = sigmoid(a[3 * H + k] + W_x[3 * H + k])
        a[k], a[H + k], a[2 * H + k], a[3 * H + k] = i, f, g, o
        c[k] = f * c_prev[k] + i * g
        tanh_c[k] = tanh(c[k])
        h[k] = o * tanh_c[k]


@compiled
def learn(
    weights: Weights, trace: Trace, gradients: Gradients, letters: Array
) -> None:
    r"""Move every weight against its gradient on the name just read.

    $$dh_{t-1} = U^\top da_t$$
    """
    H, T = trace.c.shape[1], len(letters)
    np.dot(weights.V[:H], gradients.logits[0], gradients.h)
    gradients.c[:] = 0
    for t in range(T - 1, -1, -1):
        step_back(trace, t, gradients)
        if t:
            np.dot(weights.U[:H], gradients.a[t], gradients.h)
    subtract_outer(weights.V, trace.h[T], gradients.logits[0])
    subtract_product(weights.U, trace.h, gradients.a, T)
    subtract_rows(weights.W, letters, gradients.a)


@compiled
def step_back(trace: Trace, t: int, gradients: Gradients) -> None:
    r"""Take one step back: from the states' gradients to the gates'.

    $$dc_t = f_{t+1} \odot dc_{t+1} + o_t \odot (1 - \tanh^2 c_t) \odot dh_t$$

    and $\sigma' = \sigma (1 - \sigma)$, $\tanh' = 1 - \tanh^2$.
    """
    H = trace.c.shape[1]
    gates, c_prev, tanh_c = trace.gates[t], trace.c[t], trace.tanh_c[t]
    dh, dc, da = gradients.h, gradients.c, gradients.a[t]
    for k in range(H):
        i, f, g, o = gates[k], gates[H + k], gates[2 * H + k], gates[3 * H + k]
        dc_k = dc[k] + dh[k] * o * (1 - tanh_c[k] * tanh_c[k])
        da[k] = dc_k * g * i * (1 - i)
        da[H + k] = dc_k * c_prev[k] * f * (1 - f)
        da[2 * H + k] = dc_k * i * (1 - g * g)
        da[3 * H + k] = dh[k] * tanh_c[k] * o * (1 - o)
        dc[k] = dc_k * f


class CompiledLSTM(Engine):
    """An LSTM classifier, with one bias a gate or with two."""

    steps = staticmethod(name_after_name(read, learn))

    def allocate(self, longest: int) -> None:
        """Make room for weights, states and gradients, once for all steps."""
        H = self.parameters["out.weight"].shape[1]
        self.ones = 2 if "rnn.bias_hh_l0" in self.parameters else 1
        N = H + self.ones + (H + self.ones) % 2  # even; more stays zero
        T, zeros = longest + LETTERS - 1, self.zeros
        self.weights = Weights(
            zeros(SYMBOLS, 4 * H), zeros(N, 4 * H), zeros(H + 1, CLASSES)
        )
        self.trace = Trace(
            gates=zeros(T, 4 * H),
            c=zeros(T + 1, H),
            tanh_c=zeros(T, H),
            h=zeros(T + 1, N),
            logits=zeros(CLASSES),
        )
        self.trace.h[:, H : H + self.ones] = 1
        self.gradients = Gradients(
            zeros(1, CLASSES), zeros(H), zeros(H), zeros(T, 4 * H)
        )

    def links(self) -> Links:
        """Yield each part of our weights with what it stands for."""
        p, (W, U, V) = self.parameters, self.weights
        H = len(V) - 1
        yield V[:H], p["out.weight"].T
        yield V[H], p["out.bias"]
        if "rnn.weight_ih_l0" in p:
            yield W, p["rnn.weight_ih_l0"].T
            yield U[:H], p["rnn.weight_hh_l0"].T
            yield U[H], p["rnn.bias_ih_l0"]
            yield U[H + 1], p["rnn.bias_hh_l0"]
        else:
            for k, gate in enumerate("ifco"):
                part = slice(k * H, (k + 1) * H)
                yield W[:, part], p[f"rnn.cell.W_x{gate}"]
                yield U[:H, part], p[f"rnn.cell.W_h{gate}"]
                yield U[H, part], p[f"rnn.cell.b_{gate}"]
