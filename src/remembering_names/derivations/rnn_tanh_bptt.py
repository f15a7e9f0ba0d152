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

    A row for each entry of h[t]; the weights row after row.
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
            "h[T] @ W_o + b_o",
            "This model reads its answer from the last state itself.",
        ),
        define("L", "-dot(q, log_softmax(s[T]))", "The loss is as before:"),
        define("e_T", "softmax(s[T]) - q", "So is the error of the answer:"),
        define(
            "dL_dW_o",
            "outer(h[T], e_T)",
            "This time the read-out has read the last state.",
        ),
        define("dL_db_o", "e_T", "Its bias is as before."),
        define(
            "delta[T]",
            "e_T @ W_o.T",
            "The gradient by the last state comes back through the read-out:",
        ),
        define(
            "delta[k]",
            "delta[k + 1] @ diag(1 - h[k + 1] ** 2) @ W_h.T",
            "From there it goes from each state to the one before it, "
            "through that step's Jacobian: first the slope of the tanh, then "
            "the matrix.",
        ),
        equal(
            "(delta[k + 1] * (1 - h[k + 1] ** 2)) @ W_h.T",
            "A program builds no diagonal matrix, but multiplies entry by "
            "entry:",
        ),
        define(
            "P[t]",
            "kron(h[t - 1], diag(1 - h[t] ** 2))",
            "The immediate partial derivative changes, too. In the place of "
            "the identity there is now the slope of the step's own tanh:",
        ),
        define(
            "dL_dW_h",
            "total(outer(h[k - 1], delta[k]) @ diag(1 - h[k] ** 2)"
            " for k in up(2, T))",
            "So each step adds its table of products, times that slope. The "
            "first step read a state of zeros and adds nothing.",
        ),
        equal(
            "total(outer(h[k - 1], delta[k] * (1 - h[k] ** 2))"
            " for k in up(2, T))",
            "A program multiplies entry by entry here, too:",
        ),
        define(
            "dL_dW_x",
            "total(outer(x[k], delta[k] * (1 - h[k] ** 2)) for k in up(1, T))",
            "The weights of the letters get theirs in the same way:",
        ),
        define(
            "dL_db",
            "total(delta[k] * (1 - h[k] ** 2) for k in up(1, T))",
            "So does the bias:",
        ),
    ),
)

TANH_BPTT_EVERY = Derivation(
    sample=sample_every,
    oracle=oracle_every,
    steps=(
        define(
            "L",
            "-total(dot(q, log_softmax(h[t] @ W_o + b_o)) for t in up(1, T))",
            "And if every step has a loss?",
        ),
        define(
            "delta[k]",
            "e[k] @ W_o.T + delta[k + 1] @ diag(1 - h[k + 1] ** 2) @ W_h.T",
            "Then one line gets one more term, which comes from the error of "
            "the step's own answer.",
        ),
        define(
            "dL_dW_h",
            "total(outer(h[k - 1], delta[k] * (1 - h[k] ** 2))"
            " for k in up(2, T))",
            "The sums stay the same.",
        ),
    ),
)
