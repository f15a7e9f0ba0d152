"""The whole Jacobian of the LSTM's cell, path by path.

A Jacobian's row is an entry of what changes, its column an entry of what
changes it, as `torch.autograd.functional.jacobian` has it.
"""

from dataclasses import replace

import torch
from torch import Tensor, nn
from torch.autograd.functional import jacobian
from torch.func import functional_call

from firsthand.derivations.steps import Derivation, Step, Values, define
from remembering_names.derivations.lstm_cell import LSTM_CELL, keep, to_torch
from remembering_names.derivations.lstm_cell import sample as sample_cell
from remembering_names.models.scratch_lstm import ScratchLSTM

GATES = {"J_i": "i", "J_f": "f", "J_g": "c", "J_o": "o"}  # term: whose weights
WEIGHTS = tuple(
    f"{part}{gate}" for part in ("W_x", "W_h", "b_") for gate in "ifco"
)


def sample(generator: torch.Generator) -> Values:
    """Draw a cell state, its output gate, a letter and the weights."""
    values = sample_cell(generator)
    H = len(values["c_prev"])
    draws = torch.rand(H, generator=generator, dtype=torch.float64)
    return {**values, "o_prev": draws, "h_prev": None}


def layer(values: Values) -> ScratchLSTM:
    """Return the hand-written LSTM with the weights in `values`."""
    made = ScratchLSTM(*values["W_xi"].shape).double()
    made.cell.load_state_dict(keep(values, *WEIGHTS))
    return made


def one_letter(
    lstm: nn.Module, weights: Values, *rows: Tensor
) -> tuple[Tensor, Tensor]:
    """Return both states of an LSTM after one letter.

    Args:
        lstm: The hand-written layer.
        weights: What to put in the place of its own, by name.
        rows: The letter and both states before it; row vectors.
    """
    x_t, h_prev, c_prev = (row[None, None] for row in rows)
    named = {f"cell.{name}": weight for name, weight in weights.items()}
    _, (h_t, c_t) = functional_call(lstm, named, (x_t, (h_prev, c_prev)))
    return h_t[0, 0], c_t[0, 0]


def shown(values: Values, c_prev: Tensor) -> Tensor:
    """Return the hidden state that the step before showed of its cell."""
    h_prev: Tensor = values["o_prev"] * torch.tanh(c_prev)
    return h_prev


def path(values: Values, gate: str) -> tuple[Tensor, Tensor]:
    """Return dh_t/dc_{t-1} and dc_t/dc_{t-1} through one gate alone.

    Of every other gate the weight for the hidden state is zero, and its bias
    carries what that brought; the cell state goes in as a constant.
    """
    known = shown(values, values["c_prev"])
    weights = keep(values, *WEIGHTS)
    for other in "ifco".replace(gate, ""):
        brought = known @ weights[f"W_h{other}"]
        weights[f"b_{other}"] = weights[f"b_{other}"] + brought
        weights[f"W_h{other}"] = torch.zeros_like(weights[f"W_h{other}"])
    lstm = layer(values)

    def step(c_prev: Tensor) -> tuple[Tensor, Tensor]:
        rows = values["x_t"], shown(values, c_prev), values["c_prev"]
        return one_letter(lstm, weights, *rows)

    dh_t, dc_t = jacobian(step, values["c_prev"])
    return dh_t, dc_t


def by_torch(values: Values) -> Values:
    """Return both states and their whole Jacobians by `nn.LSTM`."""
    lstm = to_torch(values)

    def step(c_prev: Tensor) -> tuple[Tensor, Tensor]:
        state = shown(values, c_prev)[None, None], c_prev[None, None]
        _, (h_t, c_t) = lstm(values["x_t"][None, None], state)
        return h_t[0, 0], c_t[0, 0]

    h_t, c_t = step(values["c_prev"])
    dh_t, dc_t = jacobian(step, values["c_prev"])
    h_prev = shown(values, values["c_prev"])
    return {
        "h_prev": h_prev,
        "h_t": h_t.detach(),
        "c_t": c_t.detach(),
        "dh_t_dc_prev": dh_t,
        "dc_t_dc_prev": dc_t,
    }


def oracle(values: Values) -> Values:
    """Return each path alone by the hand-written cell, all by `nn.LSTM`."""
    paths = {term: path(values, gate) for term, gate in GATES.items()}
    alone = {term: dc_t for term, (_, dc_t) in paths.items()}
    return {**by_torch(values), **alone, "J_o": paths["J_o"][0]}


def again(name: str, sentence: str) -> Step:
    """Return a line of the LSTM's cell under another sentence."""
    steps = {step.name: step for step in LSTM_CELL.steps}
    return replace(steps[name], sentence=sentence)


CELL_JACOBIAN = Derivation(
    sample=sample,
    oracle=oracle,
    steps=(
        define(
            "h_prev",
            "o_prev * tanh(c_prev)",
            "The hidden state that the gates read is what the step before "
            "showed of the cell. So it depends on the cell as well:",
        ),
        define(
            "dh_prev_dc_prev",
            "diag(o_prev * (1 - tanh(c_prev) ** 2))",
            "Each cell changes its own entry of the hidden state and no "
            "other. So this derivative is a diagonal matrix. (The output "
            "gate $o_{t-1}$ was computed from an older state, so it does not "
            "change.)",
        ),
        again("i_t", "All gates read that state. The input gate:"),
        again("f_t", "The forget gate:"),
        again("g_t", "The candidate:"),
        again("o_t", "The output gate:"),
        again("c_t", "The cell state adds up what is kept and what is new."),
        define(
            "J_c",
            "diag(f_t)",
            "Now take the derivative by $c_{t-1}$, with the product rule: "
            "one factor changes while the others are held. First the cell "
            "state itself. This is the **direct path**:",
        ),
        define(
            "J_f",
            "diag(c_prev * f_t * (1 - f_t)) @ W_hf.T @ dh_prev_dc_prev",
            "Then only the forget gate. It reads the hidden state through "
            "$W_{hf}$, and it multiplies what the cell held. This is the "
            "path **through the forget gate**:",
        ),
        define(
            "J_i",
            "diag(g_t * i_t * (1 - i_t)) @ W_hi.T @ dh_prev_dc_prev",
            "The input gate multiplies the candidate. This is the path "
            "**through the input gate**:",
        ),
        define(
            "J_g",
            "diag(i_t * (1 - g_t ** 2)) @ W_hc.T @ dh_prev_dc_prev",
            "The candidate is multiplied by the input gate, and its slope is "
            "that of a tanh. This is the path **through the candidate**:",
        ),
        define(
            "dc_t_dc_prev",
            "J_c + J_f + J_i + J_g",
            "There are no other paths, so their sum is the whole derivative. "
            "The output gate of this step adds none, for it does not appear "
            "in the line of the cell state:",
        ),
        again("h_t", "It appears in the line of the hidden state:"),
        define(
            "J_o",
            "diag(tanh(c_t) * o_t * (1 - o_t)) @ W_ho.T @ dh_prev_dc_prev",
            "There it adds one more path, **through the output gate**:",
        ),
        define(
            "dh_t_dc_prev",
            "diag(o_t * (1 - tanh(c_t) ** 2)) @ dc_t_dc_prev + J_o",
            "Everything else comes by way of the cell. So the hidden state "
            "changes by both:",
        ),
    ),
)
