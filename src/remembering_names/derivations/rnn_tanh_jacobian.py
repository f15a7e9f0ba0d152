"""The tanh RNN: its Jacobian, and the bound that the literature uses."""

import torch

from firsthand.derivations.steps import (
    Derivation,
    Values,
    at_most,
    define,
    equal,
)
from remembering_names.derivations.rnn_draws import tanh_rnn
from remembering_names.derivations.rnn_jacobian import (
    SYMBOLS,
    far_jacobian,
    jacobians,
    one_step_jacobians,
)


def sample(generator: torch.Generator) -> Values:
    """Draw a tanh RNN that has read a name, and its Jacobians."""
    values = tanh_rnn(generator)
    gamma = torch.ones((), dtype=torch.float64)
    return {**values, "J": one_step_jacobians(values), "gamma": gamma}


TANH_JACOBIAN = Derivation(
    sample=sample,
    oracle=jacobians,
    symbols=SYMBOLS,
    steps=(
        define(
            "a_t",
            "x[t] @ W_x + h[t - 1] @ W_h + b",
            "One step of the tanh RNN begins with the recurrence as before:",
        ),
        define("h[t]", "tanh(a_t)", "Then comes the tanh, entry by entry:"),
        define(
            "J[t]",
            "diag(1 - tanh(a_t) ** 2) @ W_h.T",
            "The slope of a tanh is one minus its square. Each entry has its "
            "own, so together they are a diagonal matrix. The chain rule "
            "puts the slope of the outer function first, that is, on the "
            "left:",
        ),
        equal(
            "diag(1 - h[t] ** 2) @ W_h.T",
            "What is squared is the state itself. So the state is all that "
            "one has to know for the slope:",
        ),
        define(
            "dh_t_dh_k",
            "product(J[i] for i in down(t, k + 1))",
            "From step $k$ to step $t$, the latest leftmost:",
        ),
        equal(
            "product(diag(1 - h[i] ** 2) @ W_h.T for i in down(t, k + 1))",
            "These factors differ, since the states do. So the product is no "
            "power, and no two factors may change places:",
        ),
    ),
)

TANH_BOUND = Derivation(
    sample=sample,
    oracle=lambda values: {
        "gain": torch.linalg.matrix_norm(far_jacobian(values), 2)
    },
    symbols=SYMBOLS,
    steps=(
        define(
            "gain",
            "norm(product(diag(1 - h[i] ** 2) @ W_h.T"
            " for i in down(t, k + 1)))",
            "The gain is the largest singular value of that product.",
        ),
        at_most(
            "product(norm(diag(1 - h[i] ** 2)) * norm(W_h)"
            " for i in down(t, k + 1))",
            "Take the length of each factor by itself. A matrix turned over is "
            "as long as before:",
        ),
        at_most(
            "(gamma * norm(W_h)) ** (t - k)",
            "No slope of a tanh is larger than $\\gamma$, which is one, and "
            "it is reached only where the state is zero.",
        ),
    ),
)
