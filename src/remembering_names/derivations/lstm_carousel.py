"""The constant error carousel: a cell that forgets nothing, paths cut."""

import torch
from torch import Tensor
from torch.autograd.functional import jacobian

from firsthand.derivations.steps import (
    Derivation,
    Values,
    define,
    equal,
    evaluate,
)
from remembering_names.derivations.lstm_cell import LSTM_CELL, keep
from remembering_names.derivations.lstm_cell import sample as sample_cell
from remembering_names.derivations.lstm_jacobian import (
    WEIGHTS,
    layer,
    one_letter,
)


def sample(generator: torch.Generator) -> Values:
    """Draw a cell that forgets nothing, and a number of steps."""
    values = sample_cell(generator)
    H = len(values["c_prev"])
    values["f_t"] = torch.ones(H, dtype=torch.float64)
    for step in LSTM_CELL.steps[:3]:
        if step.name != "f_t":
            values[step.name] = evaluate(step.expression, values)
    n = int(torch.randint(1, 20, (1,), generator=generator))
    return {**values, "I": torch.eye(H, dtype=torch.float64), "n": n}


def oracle(values: Values) -> Values:
    """Return the new cell state and both Jacobians by the hand-written cell.

    Its forget gates are held open; the hidden state is held throughout.
    """
    weights = keep(values, *WEIGHTS)
    weights["W_xf"], weights["W_hf"] = 0 * weights["W_xf"], 0 * weights["W_hf"]
    weights["b_f"] = 0 * weights["b_f"] + 50.0  # a sigmoid of exactly one
    lstm = layer(values)

    def run(c: Tensor, steps: int) -> Tensor:
        for _ in range(steps):
            rows = values["x_t"], values["h_prev"], c
            _, c = one_letter(lstm, weights, *rows)
        return c

    c_prev, n = values["c_prev"], values["n"]
    return {
        "c_t": run(c_prev, 1).detach(),
        "dc_t_dc_prev": jacobian(lambda c: run(c, 1), c_prev),
        "dc_n_dc_0": jacobian(lambda c: run(c, n), c_prev),
    }


CAROUSEL = Derivation(
    sample=sample,
    oracle=oracle,
    symbols={
        "dc_t_dc_prev": r"\left.\frac{\partial c_t}{\partial c_{t-1}}"
        r"\right|_{h}",
        "dc_n_dc_0": r"\left.\frac{\partial c_n}{\partial c_0}\right|_{h}",
    },
    steps=(
        define(
            "c_t",
            "f_t * c_prev + i_t * g_t",
            "Start again from the cell state:",
        ),
        equal(
            "c_prev + i_t * g_t",
            "Without a forget gate everything is kept, as if each gate were "
            "one:",
        ),
        define(
            "dc_t_dc_prev",
            "diag(f_t)",
            "Hold the hidden states, as the truncated gradient of 1997 does. "
            "Then only the direct path is left:",
        ),
        equal("I", "With all gates at one that is the identity:"),
        define(
            "dc_n_dc_0",
            "power(I, n)",
            "Over $n$ steps it is multiplied by itself. A power of the "
            "identity is the identity, so nothing is lost, however many "
            "steps there are:",
        ),
    ),
)
