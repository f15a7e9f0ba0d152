"""The LSTM cell, and the part of its Jacobian that remembers."""

import torch
from torch import nn
from torch.autograd.functional import jacobian

from firsthand.derivations.steps import Derivation, Values, define, evaluate
from remembering_names.models.scratch_lstm import ScratchLSTM


def sample(generator: torch.Generator) -> Values:
    """Draw a letter, two states and the twelve tensors; row vectors."""
    I, H = torch.randint(2, 9, (2,), generator=generator).tolist()

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(shape, generator=generator, dtype=torch.float64)

    weights = {
        name: normal(*tensor.shape)
        for name, tensor in ScratchLSTM(I, H).cell.named_parameters()
    }
    states = {"h_prev": normal(H), "c_prev": normal(H)}
    return {"x_t": normal(I), **states, **weights}


def cell_states(values: Values) -> Values:
    """Return `values` and the gates of the cell on them."""
    for step in LSTM_CELL.steps[:4]:
        values[step.name] = evaluate(step.expression, values)
    return values


def by_torch(values: Values) -> Values:
    """Return the two states, and the direct path, by `nn.LSTM`."""
    lstm = to_torch(values)

    def step(c_prev: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        state = values["h_prev"][None, None], c_prev[None, None]
        _, (h_t, c_t) = lstm(values["x_t"][None, None], state)
        return h_t[0, 0], c_t[0, 0]

    h_t, c_t = step(values["c_prev"])
    direct = jacobian(lambda c_prev: step(c_prev)[1], values["c_prev"])
    return {"h_t": h_t, "c_t": c_t, "dc_t_dc_prev": direct}


def keep(values: Values, *names: str) -> Values:
    """Return some of the values."""
    return {name: values[name] for name in names}


def to_torch(values: Values) -> nn.LSTM:
    """Return an `nn.LSTM` with the weights in `values`."""
    I, H = values["W_xi"].shape
    lstm = nn.LSTM(I, H, dtype=torch.float64)
    with torch.no_grad():
        for name, letter in (("weight_ih", "W_x"), ("weight_hh", "W_h")):
            rows = [values[letter + gate].T for gate in "ifco"]
            lstm.get_parameter(f"{name}_l0").copy_(torch.cat(rows))
        biases = torch.cat([values[f"b_{gate}"] for gate in "ifco"])
        lstm.get_parameter("bias_ih_l0").copy_(biases)
        lstm.get_parameter("bias_hh_l0").zero_()
    return lstm


LSTM_CELL = Derivation(
    sample=sample,
    oracle=lambda values: keep(by_torch(values), "h_t", "c_t"),
    steps=(
        define(
            "i_t",
            "sigmoid(x_t @ W_xi + h_prev @ W_hi + b_i)",
            "The **input gate** looks at the letter and at the hidden state "
            "before it. It says, for each cell, how much may be written.",
        ),
        define(
            "f_t",
            "sigmoid(x_t @ W_xf + h_prev @ W_hf + b_f)",
            "The **forget gate** has the same form and weights of its own. It "
            "says how much of each cell is kept: near one, nearly all.",
        ),
        define(
            "g_t",
            "tanh(x_t @ W_xc + h_prev @ W_hc + b_c)",
            "The **candidate** is what would be written. It alone has a tanh, "
            "so that it can be negative.",
        ),
        define(
            "o_t",
            "sigmoid(x_t @ W_xo + h_prev @ W_ho + b_o)",
            "The **output gate** says how much of each cell is shown.",
        ),
        define(
            "c_t",
            "f_t * c_prev + i_t * g_t",
            "Now the **cell state**: keep a share of the old, write a share "
            "of the new.",
        ),
        define(
            "h_t",
            "o_t * tanh(c_t)",
            "The **hidden state** is the shown part of the cell.",
        ),
    ),
)

CELL_MEMORY = Derivation(
    sample=lambda generator: cell_states(sample(generator)),
    oracle=lambda values: keep(by_torch(values), "c_t", "dc_t_dc_prev"),
    symbols={
        "dc_t_dc_prev": r"\left.\frac{\partial c_t}{\partial c_{t-1}}"
        r"\right|_{h_{t-1}}"
    },
    steps=(
        define("c_t", "f_t * c_prev + i_t * g_t", "Start from the cell state:"),
        define(
            "dc_t_dc_prev",
            "diag(f_t)",
            "How much does a change of $c_{t-1}$ change $c_t$? Hold the "
            "hidden state fixed. Then the gates do not change, and the "
            "answer is the forget gate. There is no weight matrix in it:",
        ),
    ),
)
