"""The LSTM's backward pass, gate by gate: what autograd does, by hand.

The four gates stand side by side, as a fast implementation holds them: the
weights are (I, 4H) and (H, 4H), in the order i, f, g, o. All rows are (1, .),
so that a transpose is a column.
"""

import torch
from torch import Tensor, nn

from firsthand.derivations.steps import Derivation, Values, evaluate
from remembering_names.derivations.lstm_cell import LSTM_CELL
from remembering_names.derivations.lstm_gradients import STEPS, SYMBOLS
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
        for step in STEPS[:-3]:
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
    gates = {
        f"da_{gate}": da["b_" + ours]
        for gate, ours in zip("ifgo", "ifco", strict=True)
    }
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
    gradient: Tensor = torch.autograd.grad(loss, c_t)[0]
    return gradient


LSTM_BACKWARD = Derivation(
    sample=sample,
    oracle=oracle,
    symbols=SYMBOLS,
    steps=STEPS,
)
