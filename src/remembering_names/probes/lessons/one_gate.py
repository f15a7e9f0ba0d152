"""One cell with one number in it: what each gate of an LSTM does to it."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.scoring.rounding import significant

DOUBLE = torch.float64
DIGITS = 6
EXTREMES = {  # what a cell becomes with gates wide open or shut: f and i
    "copied": (1.0, 0.0),
    "replaced": (0.0, 1.0),
    "erased": (0.0, 0.0),
    "added": (1.0, 1.0),
}


def work_out(task: Task) -> Outputs:
    """Send one number through a cell, a gate at a time.

    Returns:
        Under `results` the `start` and the gates; the cell `bare` (candidate
        added), then with each gate; `tanh` of the cell and what is `shown`;
        the same by `nn.LSTMCell` (`library`); what cells with `extreme`
        gates hold; and for each forget gate what is `left` after some steps,
        and its half-life.
    """
    (results,) = task.each(go_through, [task.settings])
    return {"results": results}


def go_through(settings: Mapping[str, Any], _: Advance) -> dict[str, Any]:
    """Return all numbers of the lesson."""
    c, i, f, g, o = (settings[name] for name in "cifgo")
    stages = {
        "bare": c + g,
        "forgotten": f * c,
        "with_forget": f * c + g,
        "written": i * g,
        "with_input": f * c + i * g,
    }
    new = torch.tensor(stages["with_input"], dtype=DOUBLE)
    stages |= {"tanh": new.tanh().item(), "shown": o * new.tanh().item()}
    h_t, c_t = by_library({"i": i, "f": f, "g": g, "o": o}, c)
    extreme = {word: f * c + i * g for word, (f, i) in EXTREMES.items()}
    return {
        **{name: settings[name] for name in "cifgo"},
        **rounded(stages),
        "library": rounded({"h": h_t, "c": c_t}),
        "apart": max(
            abs(h_t - stages["shown"]), abs(c_t - stages["with_input"])
        ),
        "extreme": rounded(extreme),
        "lags": settings["lags"],
        "kept": [left(gate, settings["lags"]) for gate in settings["forget"]],
    }


def by_library(
    gates: Mapping[str, float], c_prev: float
) -> tuple[float, float]:
    """Return what `nn.LSTMCell` makes of a cell with these gates, h and c.

    Its weights are zero, so that its biases alone decide the gates.
    """
    cell = nn.LSTMCell(1, 1).double()
    for weight in cell.parameters():
        nn.init.zeros_(weight)
    with torch.no_grad():
        cell.bias_ih.copy_(biases(gates))
        zero = torch.zeros(1, 1, dtype=DOUBLE)
        h_t, c_t = cell(zero, (zero, zero + c_prev))
    return h_t.item(), c_t.item()


def biases(gates: Mapping[str, float]) -> Tensor:
    """Return the biases that open gates so far, in PyTorch's order, (4,)."""
    i, f, o = (torch.logit(number(gates[name])) for name in "ifo")
    return torch.stack([i, f, torch.atanh(number(gates["g"])), o])


def left(gate: float, lags: Sequence[int]) -> dict[str, Any]:
    """Return what a forget gate leaves of a one after so many steps."""
    return {
        "gate": gate,
        "left": [significant(keep(gate, lag), DIGITS) for lag in lags],
        "half": steps_to_half(gate),
        "half_life": significant(half_life(gate), DIGITS),
    }


def keep(gate: float, steps: int) -> float:
    """Return what is left of a one after so many steps with a forget gate."""
    c_t = 1.0
    for _ in range(steps):
        c_t = gate * c_t
    return c_t


def steps_to_half(gate: float) -> int:
    """Return after how many steps half of a cell or less is left.

    Args:
        gate: What the forget gate is at every step, between 0 and 1.
    """
    c_t, steps = 1.0, 0
    while c_t > 1 / 2:
        c_t, steps = gate * c_t, steps + 1
    return steps


def half_life(gate: float) -> float:
    """Return the half-life of a cell, in steps, from the logarithm."""
    return (torch.log(number(0.5)) / torch.log(number(gate))).item()


def number(value: float) -> Tensor:
    """Return a number as a tensor of double precision."""
    return torch.tensor(value, dtype=DOUBLE)


def rounded(values: Mapping[str, float]) -> dict[str, float]:
    """Return numbers as they are stored."""
    return {key: significant(value, DIGITS) for key, value in values.items()}
