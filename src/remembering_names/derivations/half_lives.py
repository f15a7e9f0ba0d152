"""Half-lives by the formulas: of gates, of biases, of chrono's layers."""

from typing import Any

import torch
from torch import Tensor

from firsthand.derivations.steps import Derivation, Values, evaluate
from firsthand.filters import percent, short
from firsthand.tasks import Outputs, Task
from remembering_names.derivations.forget_bias import (
    CHRONO,
    FORGET_BIAS,
    HALF,
    HALF_LIFE,
    ONE,
    TWO,
)
from remembering_names.derivations.gru_cell import GRU_CELL
from remembering_names.derivations.lstm_cell import LSTM_CELL
from remembering_names.scoring.rounding import significant

LAGS = (10, 100)


def tabulate(task: Task) -> Outputs:
    """Evaluate the derivations' expressions at some settings.

    Returns:
        Under `results` the half-life of some `gates` and `biases`; of layers
        with `chrono` biases the mean of each seed, and the first one's cells;
        the `curve` of half-life over bias with its bound; where a sigmoid is
        `saturated`; what halves a cell in `ten` steps; what `filled`
        cells hold; and two functions `at_one`. Under `fragment` the gates as
        a table.
    """
    settings = task.settings
    gates = [gate(f) for f in settings["gates"]]
    results = {
        "gates": {
            str(f): one for f, one in zip(settings["gates"], gates, strict=True)
        },
        "biases": {str(b): bias(b) for b in settings["biases"]},
        "chrono": {str(n): chrono(n, settings) for n in settings["delays"]},
        "curve": [bias(b / 4) for b in range(-8, 33)],
        "saturated": {
            "float32": significant(saturation(torch.float32).item(), 3),
            "float64": significant(saturation(torch.float64).item(), 3),
        },
        "ten": {
            "gate": four_digits(HALF ** (1 / 10)),
            "bias": four_digits(-torch.log(TWO ** (1 / 10) - 1)),
        },
        "filled": fill(**settings["filled"]),
        "at_one": {
            "tan": four_digits(ONE.tan()),
            "tanh": four_digits(ONE.tanh()),
        },
        **{name: settings[name] for name in ("cells", "seeds")},
    }
    return {"results": results, "fragment": table(gates)}


def run(derivation: Derivation, **values: Any) -> Values:
    """Return `values` and what each step's symbol is worth."""
    for step in derivation.steps:
        if step.name:
            values[step.name] = evaluate(step.expression, values)
    return values


def gate(f: float) -> dict[str, float]:
    """Return a gate's half-life, and what it leaves after some steps."""
    one = torch.tensor([f], dtype=torch.float64)
    figures = {"gate": f}
    for lag in LAGS:
        values = run(HALF_LIFE, f=one, half=HALF, T=lag, k=0)
        figures[f"left_{lag}"] = four_digits(values["dc_T_dc_k"])
    return {**figures, "half_life": four_digits(values["n"])}


def bias(b: float) -> dict[str, float]:
    """Return the gate that a bias makes, its half-life, and the bound on it."""
    values = run(FORGET_BIAS, b=torch.tensor(b).double(), half=HALF, two=TWO)
    bound = evaluate(FORGET_BIAS.steps[-1].expression, values)
    return {
        "bias": b,
        "gate": four_digits(values["f"]),
        "half_life": four_digits(values["n"]),
        "bound": four_digits(bound),
    }


def chrono(longest: int, settings: Any) -> dict[str, Any]:
    """Return the half-lives of layers made for delays up to `longest`."""
    layers = []
    for seed in settings["seeds"]:
        generator = torch.Generator().manual_seed(seed)
        draws = torch.rand(
            settings["cells"], generator=generator, dtype=torch.float64
        )
        u = 1 + (longest - 2) * draws
        layers.append(run(CHRONO, u=u, half=HALF, two=TWO))
    expected = CHRONO.steps[-1].expression
    mean_u = torch.tensor(longest / 2, dtype=torch.float64)
    known = {"u": mean_u, "half": HALF, "two": TWO}
    return {
        "delay": longest,
        "mean": [four_digits(layer["m"]) for layer in layers],
        "expected": four_digits(evaluate(expected, known)),
        "half_lives": [four_digits(n) for n in layers[0]["n"].sort().values],
        "bias": [four_digits(layer["b_f"].mean()) for layer in layers],
    }


def saturation(dtype: torch.dtype) -> Tensor:
    """Return from where on a sigmoid gives exactly one, by bisection."""
    low, high = torch.tensor([0.0, 100.0], dtype=dtype)
    while low < (middle := (low + high) / 2) < high:
        if torch.sigmoid(middle) == 1:
            high = middle
        else:
            low = middle
    one: Tensor = high
    return one


def fill(keep: float, candidate: float, steps: int) -> dict[str, float]:
    """Return what an LSTM's cell and a GRU's state come to hold.

    Every step brings the same candidate, and all gates stand still: the
    LSTM's two at the same value, and `tied`, so that they add up to one, as
    in a GRU.
    """
    kept, new = torch.tensor([keep, candidate], dtype=torch.float64)
    lstm = tied = gru = torch.zeros_like(kept)
    cell, state = LSTM_CELL.steps[4].expression, GRU_CELL.steps[4].expression
    for _ in range(steps):
        gates = {"f_t": kept, "i_t": kept, "g_t": new}
        lstm = evaluate(cell, {**gates, "c_prev": lstm})
        tied = evaluate(cell, {**gates, "i_t": 1 - kept, "c_prev": tied})
        gru = evaluate(state, {"z_t": kept, "n_t": new, "h_prev": gru})
    held = {"lstm": lstm, "tied": tied, "gru": gru}
    return {
        "steps": steps,
        "keep": keep,
        "candidate": candidate,
        **{name: four_digits(value) for name, value in held.items()},
    }


def four_digits(value: Tensor) -> float:
    """Return a number as it is stored."""
    return significant(value.item(), 4)


def table(gates: list[dict[str, float]]) -> str:
    """Return the gates as a Markdown table."""
    head = " | ".join(f"Left after {lag} letters" for lag in LAGS)
    rows = [
        f"| {one['gate']:g} | {short(one['half_life'], 3)} | "
        + " | ".join(share(one[f"left_{lag}"]) for lag in LAGS)
        + " |"
        for one in gates
    ]
    rule = "|---:" * (2 + len(LAGS)) + "|"
    return (
        "\n".join([f"| Gate | Half-life, letters | {head} |", rule, *rows])
        + "\n"
    )


def share(left: float) -> str:
    """Return a share as a table shows it."""
    least = 1e-4
    if left < least:
        return f"less than {percent(least, 2)}"
    return percent(left, 2)
