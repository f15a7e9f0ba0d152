"""Back-propagation through time in the tanh RNN."""

import torch
from torch import Tensor

from firsthand.derivations.steps import Derivation, Values, define, equal
from remembering_names.derivations.rnn_draws import slopes, tanh_rnn
from remembering_names.derivations.rnn_losses import (
    blamed,
    every_answer,
    last_answer,
    tanh_gradients,
)


def sample_last(generator: torch.Generator) -> Values:
    """Draw a tanh RNN, and the loss of its last answer."""
    values = tanh_rnn(generator)
    return blamed(values, first=values["T"])


def sample_every(generator: torch.Generator) -> Values:
    """Draw a tanh RNN, and the loss of all its answers."""
    return blamed(tanh_rnn(generator), first=1)


def oracle_last(values: Values) -> Values:
    """Return the loss and its gradients by the model's own `forward`."""
    T, k = values["T"], values["k"]
    return {
        **tanh_gradients(values, last_answer(values)),
        "s[T]": values["s"][T],
        "e_T": values["e"][T],
        "P[t]": immediate_part(values),
        "delta[T]": values["delta"][T],
        "delta[k]": values["delta"][k],
    }


def immediate_part(values: Values) -> Tensor:
    """Return the slope of h[t] by the weights in W_h, h[t - 1] held fixed.

    A row for each entry of h[t]; the weights column by column, which are the
    rows of the code's matrix.
    """
    layer, t = values["model"].rnn, values["t"]
    x_t, h_prev = values["x"][t], values["h"][t - 1]
    _, state = layer(x_t[None, None], h_prev[None, None])
    return slopes(state[0, 0], layer.W_h).flatten(1)


def oracle_every(values: Values) -> Values:
    """Return the gradients that a loss at every step has."""
    gradients = tanh_gradients(values, every_answer(values))
    wanted = ("L", "dL_dW_h")
    by_name = {name: gradients[name] for name in wanted}
    return {**by_name, "delta[k]": values["delta"][values["k"]]}


TANH_BPTT = Derivation(
    sample=sample_last,
    oracle=oracle_last,
    symbols={"P[t]": r"\frac{\partial^+ h_t}{\partial w}"},
    steps=(
        define(
            "s[T]",
            "W_o @ h[T] + b_o",
            "This model reads its answer from the last state itself.",
        ),
        define("L", "-dot(q, log_softmax(s[T]))", "The loss is as before,"),
        define(
            "e_T", "softmax(s[T]) - q", "and so is the error of the answer."
        ),
        define(
            "dL_dW_o",
            "outer(e_T, h[T])",
            "The read-out has read the state.",
        ),
        define("dL_db_o", "e_T", "Its bias has read a one."),
        define("delta[T]", "W_o.T @ e_T", "The last state takes the blame"),
        define(
            "delta[k]",
            "W_h.T @ diag(1 - h[k + 1] ** 2) @ delta[k + 1]",
            "and hands it back through the Jacobian, transposed. A transpose "
            "turns the order round: first the slope of the tanh, then the "
            "matrix.",
        ),
        equal(
            "W_h.T @ ((1 - h[k + 1] ** 2) * delta[k + 1])",
            "Code builds no diagonal matrix. It multiplies entry by entry.",
        ),
        define(
            "P[t]",
            "kron(h[t - 1], diag(1 - h[t] ** 2))",
            "The immediate partial derivative changes, too. Where there was "
            "the identity, there is now the slope of the step's own tanh.",
        ),
        define(
            "dL_dW_h",
            "total(diag(1 - h[k] ** 2) @ outer(delta[k], h[k - 1])"
            " for k in up(2, T))",
            "So each step adds its column times its row, behind that slope. "
            "The first has read a state of zeros and adds nothing.",
        ),
        equal(
            "total(outer((1 - h[k] ** 2) * delta[k], h[k - 1])"
            " for k in up(2, T))",
            "or, entry by entry,",
        ),
        define(
            "dL_dW_x",
            "total(outer((1 - h[k] ** 2) * delta[k], x[k]) for k in up(1, T))",
            "The letters' weights are met in the same way,",
        ),
        define(
            "dL_db",
            "total((1 - h[k] ** 2) * delta[k] for k in up(1, T))",
            "and so is the bias.",
        ),
    ),
)

TANH_BPTT_EVERY = Derivation(
    sample=sample_every,
    oracle=oracle_every,
    steps=(
        define(
            "L",
            "-total(dot(q, log_softmax(W_o @ h[t] + b_o)) for t in up(1, T))",
            "And if every step has a loss?",
        ),
        define(
            "delta[k]",
            "W_o.T @ e[k] + W_h.T @ diag(1 - h[k + 1] ** 2) @ delta[k + 1]",
            "Then one line gains a term, the error of the step's own answer.",
        ),
        define(
            "dL_dW_h",
            "total(outer((1 - h[k] ** 2) * delta[k], h[k - 1])"
            " for k in up(2, T))",
            "The sums stay the same.",
        ),
    ),
)
