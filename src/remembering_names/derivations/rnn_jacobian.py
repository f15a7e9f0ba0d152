"""The lab report's RNN: its step, and how far back it can feel."""

import torch
from torch import Tensor
from torch.autograd.functional import jacobian

from remembering_names.models.classifier import SYMBOLS
from remembering_names.models.rnn import RNN

from .steps import Derivation, Values, at_most, define, equal


def sample(generator: torch.Generator) -> Values:
    """Draw an RNN, a name's letters and a lag; column vectors."""
    H, T = torch.randint(2, 9, (2,), generator=generator).tolist()
    k = int(torch.randint(T, (1,), generator=generator))

    def normal(*shape: int) -> Tensor:
        return torch.randn(shape, generator=generator, dtype=torch.float64)

    model = RNN(H).double()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(normal(*parameter.shape) / H**0.5)
    W = model.i2h.weight.detach()
    x, h = normal(T + 1, SYMBOLS), [normal(H)]  # x[0] is never read
    for i in range(1, T + 1):
        h.append(step(model, x[i], h[-1]))
    return {
        "model": model,
        "x": x,
        "h": h,
        "T": T,
        "k": k,
        "x_t": x[T],
        "h_prev": h[T - 1],
        "W": W,
        "W_x": W[:, :SYMBOLS],
        "W_h": W[:, SYMBOLS:],
        "b_h": model.i2h.bias.detach(),
        "W_o": model.i2o.weight.detach(),
        "b_o": model.i2o.bias.detach(),
        "J": one_step_jacobians(model, x, h),
    }


def step(model: RNN, x_t: Tensor, h_prev: Tensor) -> Tensor:
    """Return the hidden state after a letter, by the model's own code."""
    _, h_t = model.step(x_t[None], h_prev[None])
    return h_t[0]


def one_step_jacobians(model: RNN, x: Tensor, h: list[Tensor]) -> list[Tensor]:
    """Return dh_i/dh_{i-1} at each step i by autograd; there is no J[0]."""
    return [torch.empty(0)] + [
        jacobian(lambda h_prev, i=i: step(model, x[i], h_prev), h[i - 1])
        for i in range(1, len(h))
    ]


def oracle(values: Values) -> Values:
    """Return the state and both Jacobians by autograd through the model."""
    model, x, h = values["model"], values["x"], values["h"]
    T, k = values["T"], values["k"]

    def run(h_k: Tensor) -> Tensor:
        for i in range(k + 1, T + 1):
            h_k = step(model, x[i], h_k)
        return h_k

    return {
        "h_t": h[T].detach(),
        "dh_t_dh_prev": values["J"][T],
        "dh_T_dh_k": jacobian(run, h[k]),
    }


def one_step(values: Values) -> Values:
    """Return both outputs of the model's own step."""
    y_t, h_t = values["model"].step(values["x_t"][None], values["h_prev"][None])
    return {"h_t": h_t[0].detach(), "y_t": y_t[0].detach()}


RNN_STEP = Derivation(
    sample=sample,
    oracle=one_step,
    steps=(
        define(
            "h_t",
            "W @ stack(x_t, h_prev) + b_h",
            "The letter and the state before it, side by side, make the next "
            "state.",
        ),
        define(
            "y_t",
            "log_softmax(W_o @ stack(x_t, h_prev) + b_o)",
            "The same two make the answer.",
        ),
    ),
)

RNN_JACOBIAN = Derivation(
    sample=sample,
    oracle=oracle,
    symbols={
        "J[i]": r"\frac{\partial h_i}{\partial h_{i-1}}",
        "gain": r"\text{gain}",
    },
    steps=(
        define(
            "h_t",
            "W @ stack(x_t, h_prev) + b_h",
            "One step of the code, `i2h` of letter and state side by side:",
        ),
        equal(
            "W_x @ x_t + W_h @ h_prev + b_h",
            "A matrix on two stacked vectors is two matrices, one on each. "
            "So the recurrence has a matrix $W_h$ of its own, although the "
            "code never names it.",
        ),
        define(
            "dh_t_dh_prev",
            "W_h",
            "Nothing bends this line, so its slope is the same everywhere. "
            "With a tanh, a diagonal matrix would stand before $W_h$; here "
            "there is none.",
        ),
        define(
            "dh_T_dh_k",
            "product(J[i] for i in down(T, k + 1))",
            "From step $k$ to step $T$ the chain rule multiplies one Jacobian "
            "for each step, the latest leftmost:",
        ),
        equal(
            "power(W_h, T - k)",
            "All of them are the same matrix:",
        ),
        define(
            "gain",
            "norm(dh_T_dh_k)",
            "How much can a change of $h_k$ grow on the way? At most by the "
            "largest singular value of that product:",
        ),
        equal("norm(power(W_h, T - k))", "which is"),
        at_most(
            "norm(W_h) ** (T - k)",
            "and a product is never longer than the product of the lengths. "
            "If the largest singular value of $W_h$ is below one, what "
            "happened at step $k$ fades at least that fast.",
        ),
    ),
)
