"""The lab report's RNN: how far back it can feel."""

import torch

from firsthand.derivations.steps import (
    Derivation,
    Values,
    at_least,
    at_most,
    define,
    equal,
)
from remembering_names.derivations.rnn_draws import lab_rnn, slopes


def sample(generator: torch.Generator) -> Values:
    """Draw an RNN that has read a name, its Jacobians and eigenvectors."""
    values = lab_rnn(generator)
    eigenvalues, columns = torch.linalg.eig(values["W_h"].T)
    V = columns.T  # an eigenvector is a row, too
    return {
        **values,
        "J": one_step_jacobians(values),
        "V": V,
        "Lambda": torch.diag(eigenvalues),
        "V_inverse": torch.linalg.inv(V),
    }


def one_step_jacobians(values: Values) -> list[torch.Tensor]:
    """Return dh_i/dh_{i-1} at each step i by autograd; there is no J[0]."""
    h = values["traced"]["h"]
    pairs = zip(h[1:], h, strict=False)
    return [torch.empty(0), *(slopes(*pair) for pair in pairs)]


def far_jacobian(values: Values) -> torch.Tensor:
    """Return dh_t/dh_k by autograd through the model."""
    h = values["traced"]["h"]
    return slopes(h[values["t"]], h[values["k"]])


def jacobians(values: Values) -> Values:
    """Return a state and both Jacobians by the model and autograd."""
    t = values["t"]
    return {
        "h[t]": values["h"][t],
        "J[t]": values["J"][t],
        "dh_t_dh_k": far_jacobian(values),
    }


SYMBOLS = {
    "J[i]": r"\frac{\partial h_i}{\partial h_{i-1}}",
    "J[t]": r"\frac{\partial h_t}{\partial h_{t-1}}",
    "gain": r"\text{gain}",
}

RNN_JACOBIAN = Derivation(
    sample=sample,
    oracle=jacobians,
    symbols=SYMBOLS,
    steps=(
        define(
            "h[t]",
            "stack(x[t], h[t - 1]) @ W + b_h",
            "One step of the code, `i2h` of letter and state side by side:",
        ),
        equal(
            "x[t] @ W_x + h[t - 1] @ W_h + b_h",
            "The upper rows of the matrix meet the letter, the lower ones "
            "the state. Cut it there, and the recurrence has a matrix $W_h$ "
            "of its own, although the code never names it.",
        ),
        define(
            "J[t]",
            "W_h.T",
            "There is no tanh here, so the slope is the same everywhere: it "
            "is $W_h$. In a Jacobian the row says what changes and the column "
            "what changes it, and that turns $W_h$ over.",
        ),
        define(
            "dh_t_dh_k",
            "product(J[i] for i in down(t, k + 1))",
            "From step $k$ to step $t$ the chain rule multiplies one Jacobian "
            "for each step, the latest leftmost:",
        ),
        equal(
            "power(W_h.T, t - k)",
            "All of them are the same matrix:",
        ),
    ),
)

RNN_DECAY = Derivation(
    sample=sample,
    oracle=lambda values: {
        "gain": torch.linalg.matrix_norm(far_jacobian(values), 2)
    },
    symbols={
        **SYMBOLS,
        "Lambda": r"\Lambda",
        "V_inverse": "V^{-1}",
    },
    steps=(
        define(
            "gain",
            "norm(power(W_h, t - k))",
            "How much can a change of $h_k$ grow on the way to $h_t$? At most "
            "by the largest singular value of the product. Call it the gain. "
            "A matrix turned over has the same singular values, so we can "
            "write $W_h$ as it is.",
        ),
        at_most(
            "norm(W_h) ** (t - k)",
            "A product is never longer than the product of the lengths. So if "
            "the largest singular value of $W_h$ is below one, what happened "
            "at step $k$ fades at least that fast.",
        ),
        define(
            "gain",
            "norm(power(W_h, t - k))",
            "That is a bound from above. There is one from below, too. Begin "
            "again with the gain:",
        ),
        at_least(
            "radius(W_h) ** (t - k)",
            "Along an eigenvector each step multiplies by the eigenvalue and "
            "does nothing else. The largest one in size is the spectral "
            "radius $\\rho$. If it is one or more, the gain does not fade, "
            "whatever the lag. A change in another direction still may: a "
            "diagonal matrix of one and a tenth keeps what lies along its "
            "first axis and loses what lies along its second.",
        ),
        define(
            "gain",
            "norm(V_inverse @ power(Lambda, t - k) @ V)",
            "And if it is below one? Write the matrix with its eigenvectors, "
            "the rows of $V$, and its eigenvalues, which stand on the "
            "diagonal of $\\Lambda$. Almost every matrix can be written so. In "
            "a power, $V$ meets its inverse between any two factors, and the "
            "two cancel. Only one at each end is left.",
        ),
        at_most(
            "cond(V) * radius(W_h) ** (t - k)",
            "The lengths of the two ends, multiplied, are the condition "
            "number $\\kappa$ of $V$. It does not grow with the lag. So a "
            "spectral radius below one makes the gain fade in the end, "
            "however large the singular values are. They only decide how far "
            "it may grow before.",
        ),
    ),
)
