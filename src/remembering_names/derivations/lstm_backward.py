"""The LSTM's backward pass, gate by gate: what autograd does, by hand.

The four gates stand side by side, as a fast implementation holds them: the
weights are (I, 4H) and (H, 4H), in the order i, f, g, o. All rows are (1, .),
so that a transpose is a column.
"""

import torch
from torch import Tensor, nn

from firsthand.derivations.steps import Derivation, Values, define, evaluate
from remembering_names.derivations.lstm_cell import LSTM_CELL
from remembering_names.derivations.lstm_jacobian import (
    WEIGHTS,
    layer,
    one_letter,
)
from remembering_names.models.scratch_lstm import ScratchLSTMCell

PARTS = {"W_x": "W_x", "W_h": "W_h", "b": "b_"}  # side by side: each gate's


def sample(generator: torch.Generator) -> Values:
    """Draw weights, a name and a loss; run both passes; pick a letter."""
    I, H, T = torch.randint(2, 7, (3,), generator=generator).tolist()
    t = int(torch.randint(1, T + 1, (1,), generator=generator))

    def normal(*shape: int) -> Tensor:
        return torch.randn(shape, generator=generator, dtype=torch.float64)

    weights = {
        name: normal(*tensor.shape)
        for name, tensor in ScratchLSTMCell(I, H).named_parameters()
    }
    values = {
        **weights,
        **{name: side_by_side(weights, name) for name in PARTS},
        "T": T,
        "x": normal(T + 2, 1, I),  # both ends are there to be left out
        "e": normal(T + 2, 1, H),
        "states": [{"h_t": normal(1, H), "c_t": normal(1, H)}],
    }
    run_forwards(values)
    run_backwards(values)
    return {**values, **values["states"][t], "t": t}


def side_by_side(tensors: Values, name: str) -> Tensor:
    """Return what the four gates have of a kind, in one tensor."""
    kinds = [tensors[PARTS[name] + gate] for gate in "ifco"]
    return torch.cat(kinds, dim=-1)


def run_forwards(values: Values) -> None:
    """Evaluate the cell's own expressions, letter after letter."""
    states = values["states"]
    for t in range(1, values["T"] + 1):
        before = {"h_prev": states[-1]["h_t"], "c_prev": states[-1]["c_t"]}
        now = {**before, "x_t": values["x"][t], "e_t": values["e"][t]}
        for step in LSTM_CELL.steps:
            now[step.name] = evaluate(step.expression, {**values, **now})
        states.append(now)
    outside = torch.ones_like(states[0]["h_t"])
    values["h_before"] = [outside, *(state["h_t"] for state in states)]


def run_backwards(values: Values) -> None:
    """Evaluate the expressions below from the last letter to the first."""
    zero = torch.zeros_like(values["states"][0]["h_t"])
    after = {"dc_t": zero, "f_t": zero, "da_t": torch.cat([zero] * 4, dim=1)}
    for now in reversed(values["states"][1:]):
        now["dc_next"], now["f_next"] = after["dc_t"], after["f_t"]
        now["da_next"] = after["da_t"]
        for step in LSTM_BACKWARD.steps[:-3]:
            now[step.name] = evaluate(step.expression, {**values, **now})
        after = now
    outside = torch.ones_like(after["da_t"])
    rows = [now["da_t"] for now in values["states"][1:]]
    values["da"] = [outside, *rows, outside]


def oracle(values: Values) -> Values:
    """Return the same gradients by autograd through the hand-written cell.

    Each letter gets the biases as tensors of its own, so that their gradients
    are those of its pre-activations.
    """
    T, t = values["T"], values["t"]
    lstm = layer(values)
    weights = {n: values[n].clone().requires_grad_() for n in WEIGHTS}
    x = values["x"].clone().requires_grad_()
    h, c = [values["states"][0]["h_t"][0]], values["states"][0]["c_t"][0]
    biases: list[Values] = [{}]
    for n in range(1, T + 1):
        biases.append({k: w.clone() for k, w in weights.items() if "b_" in k})
        h_t, c = one_letter(lstm, weights | biases[n], x[n][0], h[-1], c)
        for tensor in (h_t, *biases[n].values()):
            tensor.retain_grad()
        h.append(h_t)
    sum((values["e"][n] * h[n]).sum() for n in range(1, T + 1)).backward()
    da = {name: bias.grad[None] for name, bias in biases[t].items()}
    gates = {f"da_{gate}": da["b_" + ours]
             for gate, ours in zip("ifgo", "ifco", strict=True)}  # fmt: skip
    grads = {name: tensor.grad for name, tensor in weights.items()}
    sums = {f"d{name}": side_by_side(grads, name) for name in PARTS}
    sums["db"] = sums["db"][None]
    dh_t, dc_t = h[t].grad[None], from_cell(values, lstm)
    return {"dh_t": dh_t, "dc_t": dc_t, "dx_t": x.grad[t], **gates, **sums}


def from_cell(values: Values, lstm: nn.Module) -> Tensor:
    """Return the gradient at a cell state, by autograd from there on."""
    t, T, e = values["t"], values["T"], values["e"]
    c_t = values["c_t"].clone().requires_grad_()
    h_t = values["o_t"] * torch.tanh(c_t)
    loss = (e[t] * h_t).sum()
    if t < T:
        output, _ = lstm(values["x"][t + 1 : T + 1], (h_t[None], c_t[None]))
        loss = loss + (e[t + 1 : T + 1] * output).sum()
    found: Tensor = torch.autograd.grad(loss, c_t)[0]
    return found


def gradient(of: str, at: str = "") -> str:
    r"""Return how the gradient of the loss is printed: `\mathrm{d}h_{t}`."""
    below = f"_{{{at}}}" if at else ""
    return rf"\mathrm{{d}}{of}{below}"


SYMBOLS = {
    **{f"d{of}_t": gradient(of, "t") for of in "hcxa"},
    **{f"d{of}_next": gradient(of, "t+1") for of in "ca"},
    **{f"da_{gate}": gradient("a", f"{gate},t") for gate in "ifgo"},
    "db": gradient("b"),
    "dW_x": gradient("W", "x"),
    "dW_h": gradient("W", "h"),
    "da[t]": gradient("a", "t"),
    "f_next": "f_{t+1}",
    "h_before[t]": "h_{t-1}",
}

LSTM_BACKWARD = Derivation(
    sample=sample,
    oracle=oracle,
    symbols=SYMBOLS,
    steps=(
        define(
            "dh_t",
            "e_t + da_next @ W_h.T",
            "What does the loss feel of $h_t$? What it reads of it directly, "
            "$e_t$, and what the gates of the next letter made of it, all "
            "four in one product. After the last letter there are no gates.",
        ),
        define(
            "da_o",
            "dh_t * tanh(c_t) * o_t * (1 - o_t)",
            "The hidden state is a product of two. One factor is the **output "
            "gate**; behind it stands the slope of its sigmoid:",
        ),
        define(
            "dc_t",
            "dh_t * o_t * (1 - tanh(c_t) ** 2) + dc_next * f_next",
            "The other factor is the **cell state**. It is also kept by the "
            "next letter's forget gate, and its gradient comes back through "
            "that gate, with no matrix in between:",
        ),
        define(
            "da_i",
            "dc_t * g_t * i_t * (1 - i_t)",
            "The cell state is a sum of two products: four factors, four "
            "gradients. To the **input gate**:",
        ),
        define(
            "da_f",
            "dc_t * c_prev * f_t * (1 - f_t)",
            "To the **forget gate**:",
        ),
        define(
            "da_g",
            "dc_t * i_t * (1 - g_t ** 2)",
            "To the **candidate**, by the slope of a tanh:",
        ),
        define(
            "da_t",
            "beside(da_i, da_f, da_g, da_o)",
            "The fourth gradient, to the cell state before, is what the last "
            "term of the cell state's own line takes in, one letter earlier. "
            "Put those of the four gates side by side,",
        ),
        define(
            "dx_t",
            "da_t @ W_x.T",
            "and one product gives the gradient of the **letter**, as one "
            "gave that of the hidden state.",
        ),
        define(
            "dW_x",
            "total(x[t].T @ da[t] for t in up(1, T))",
            "The **weights** served at every letter, so their gradients are "
            "sums over letters: of what went in, times what came back.",
        ),
        define(
            "dW_h",
            "total(h_before[t].T @ da[t] for t in up(1, T))",
            "For the hidden state:",
        ),
        define(
            "db",
            "total(da[t] for t in up(1, T))",
            "A **bias** is the weight of an input that is always one:",
        ),
    ),
)
