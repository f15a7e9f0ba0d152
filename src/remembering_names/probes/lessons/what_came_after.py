"""Two ways to let an early letter count, on the states of one short name.

Attention weighs all states anew for each question. A recurrence with a fixed
decay is a weighted sum as well, whose weights are set beforehand.
"""

from typing import Any

import torch
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.scoring.rounding import significant

DIGITS = 6
DOUBLE = torch.float64


def weigh(task: Task) -> Outputs:
    """Weigh the states of the name that the first lesson reads.

    Returns:
        Under `results` the `letters`; what `attention` of the last state gives
        each, and what it `reads`; what a `decay` leaves of each, step by step
        (`kept`); and how far the recurrence is `apart` from its sum.
    """
    reading = task.numbers.reading
    item = {
        "decay": task.settings["decay"],
        "letters": reading.letters,
        "states": [step.h for step in reading.read],
    }
    (results,) = task.each(compare, [item])
    return {"results": results}


def compare(item: dict[str, Any], _: Advance) -> dict[str, Any]:
    """Return both ways' weights on the same states."""
    h = torch.tensor(item["states"], dtype=DOUBLE)  # (T, H)
    shares = attention(h[-1], h)
    decay = torch.tensor(item["decay"], dtype=DOUBLE)
    kept = powers(decay, len(h))
    apart = recur(decay, h) - kept @ h
    return {
        **{key: item[key] for key in ("letters", "decay")},
        "attention": stored(shares),
        "reads": stored(shares @ h),
        "kept": stored(kept),
        "apart": significant(apart.abs().max().item(), 2),
    }


def attention(query: Tensor, keys: Tensor) -> Tensor:
    """Return what share of its attention a question gives to each state.

    Args:
        query: What is asked, (D,).
        keys: What each state offers, (T, D).

    Returns:
        Shares, positive and one in sum, (T,).
    """
    scores = keys @ query / len(query) ** 0.5
    return torch.softmax(scores, dim=0)


def recur(decay: Tensor, inputs: Tensor) -> Tensor:
    """Return what a linear recurrence holds after the last input, (D,)."""
    h_t = torch.zeros_like(inputs[0])
    for x_t in inputs:
        h_t = decay * h_t + x_t
    return h_t


def powers(decay: Tensor, steps: int) -> Tensor:
    """Return what is left of each step's input after the last, (T,)."""
    return decay ** torch.arange(steps - 1, -1, -1)


def stored(values: Tensor) -> list[float]:
    """Return a vector as JSON numbers of six digits."""
    return [significant(value, DIGITS) for value in values.tolist()]
