"""How a state of the lab report's RNN depends on weights used again."""

import torch
from torch import Tensor

from firsthand.derivations.steps import Derivation, Values, define, equal
from remembering_names.derivations.rnn_draws import (
    gradients,
    lab_rnn,
    numbers,
    slopes,
)
from remembering_names.derivations.rnn_jacobian import one_step_jacobians
from remembering_names.models.classifier import SYMBOLS


def sample_unrolled(generator: torch.Generator) -> Values:
    """Draw an RNN and a loss that is some weighted sum of the last state."""
    values = lab_rnn(generator, start=1.0)
    return unrolled(values, numbers(generator, len(values["b_h"])))


def by_autograd(values: Values) -> Values:
    """Return a state, its derivatives by the weights, and the loss's."""
    t, T = values["t"], values["T"]
    return {
        "h[t]": values["h"][t],
        "P[t]": values["P"][t],
        "D[t]": values["D"][t],
        "D[T]": values["D"][T],
        "dL_dw": values["gradient"].T.flatten(),
    }


def unrolled(values: Values, g: Tensor) -> Values:
    """Add how each state of the lab's RNN depends on the weights in W_h.

    Args:
        values: A drawn RNN that has read a name.
        g: The gradient of some loss by the last state.

    Returns:
        Besides `values`: w, the weights row after row; D[t], the whole
        derivative of h[t] by w; P[t], its immediate part, for which h[t - 1]
        is held fixed; of the loss: delta[t], its gradient by h[t], and its
        gradient by W_h.
    """
    h, model = values["traced"]["h"], values["model"]
    loss, H = h[-1] @ g, len(g)

    def by_w(h_t: Tensor) -> Tensor:
        by_weight = slopes(h_t, model.i2h.weight)[:, :, SYMBOLS:]  # (H, H, H)
        return by_weight.transpose(1, 2).flatten(1)

    fixed = [
        model.step(x_t[None], h_prev.detach()[None])[1][0]
        for x_t, h_prev in zip(values["x"][1:], h, strict=False)
    ]
    return {
        **values,
        "identity": torch.eye(H, dtype=torch.float64),
        "w": values["W_h"].flatten(),
        "J": one_step_jacobians(values),
        "D": [torch.zeros(H, H * H).double(), *map(by_w, h[1:])],
        "P": [torch.empty(0), *map(by_w, fixed)],
        "delta": gradients(loss, h),
        "gradient": gradients(loss, [model.i2h.weight])[0][:, SYMBOLS:],
    }


RNN_PARTIALS = Derivation(
    sample=sample_unrolled,
    oracle=by_autograd,
    symbols={
        "identity": "I",
        **{
            f"P[{t}]": rf"\frac{{\partial^+ h_{t}}}{{\partial w}}"
            for t in "tkT"
        },
        **{
            f"D[{t}]": rf"\frac{{\mathrm{{d}} h_{t}}}{{\mathrm{{d}} w}}"
            for t in "tT"
        },
        "D[t - 1]": r"\frac{\mathrm{d} h_{t-1}}{\mathrm{d} w}",
        "J[t]": r"\frac{\partial h_t}{\partial h_{t-1}}",
        "J[i]": r"\frac{\partial h_i}{\partial h_{i-1}}",
        "dL_dw": r"\frac{\mathrm{d} L}{\mathrm{d} w}",
    },
    steps=(
        define(
            "h[t]",
            "x[t] @ W_x + h[t - 1] @ W_h + b_h",
            "Begin with one step. We want the slope of a state by the weights "
            "in $W_h$.",
        ),
        define(
            "P[t]",
            "kron(h[t - 1], identity)",
            "Write the rows of $W_h$ one after another, as one long row $w$, "
            "and hold $h_{t-1}$ fixed. Then the slope by $w$ is this matrix. "
            "($\\otimes$ repeats the identity $I$ once for each entry of "
            "$h_{t-1}$, times that entry.) It is the **immediate partial** "
            "derivative; a plus marks it.",
        ),
        define(
            "h[t]",
            "x[t] @ W_x + w @ P[t].T + b_h",
            "One sees that it is the slope when the step is written with it. "
            "The step is linear in $w$, and as in every Jacobian the matrix "
            "is turned over:",
        ),
        define(
            "D[t]",
            "P[t] + J[t] @ D[t - 1]",
            "But $h_{t-1}$ was made with the same weights. So the whole "
            "derivative has a second term: what the weights did before, "
            "carried one step on.",
        ),
        define(
            "D[T]",
            "P[T] + total(product(J[i] for i in down(T, k + 1)) @ P[k]"
            " for k in up(1, T - 1))",
            "Put this line into itself until the first step is reached. The "
            "state before it, $h_0$, depends on no weight. So each step gives "
            "its immediate part, carried on by all Jacobians after it.",
        ),
        define(
            "dL_dw",
            "delta[T] @ D[T]",
            "Now let a loss read the last state, and call its gradient by "
            "that state $\\delta_T$, a row. The chain rule gives the gradient "
            "by the weights, a row too:",
        ),
        equal(
            "total(delta[k] @ P[k] for k in up(1, T))",
            "Multiply from the left instead. The Jacobians then carry "
            "$\\delta_T$ back, step by step, and make of it $\\delta_k$, the "
            "gradient by $h_k$. What is left of each step is its immediate "
            "part.",
        ),
        equal(
            "vec(total(outer(h[k - 1], delta[k]) for k in up(1, T)))",
            "Give the long row the shape of $W_h$ again. (vec does the "
            "reverse: it writes a matrix row after row.) Then each term is a "
            "table of products: each entry of the state that the step read, "
            "times each entry of the gradient by the state that it made.",
        ),
    ),
)
