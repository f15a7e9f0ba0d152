"""Two units on their own: a case in numbers for each derivation.

A derivation speaks of any size. With two units all of its numbers can be
written out. Each case is worked out by hand and compared with PyTorch.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor
from torch.autograd.functional import jacobian
from torch.linalg import eigvals, matrix_norm, matrix_power

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.lessons.by_hand import stored
from remembering_names.probes.lessons.two_cells import (
    furthest,
    gru,
    kept,
    lstm,
    tensor,
)
from remembering_names.scoring.rounding import significant

Settings = Mapping[str, Any]


def work_out(task: Task) -> Outputs:
    """Work out every case.

    Returns:
        Under `results` the cases `powers` (of a recurrent matrix), `blame`
        (what each step adds to the gradient of that matrix), `lstm`, `gru` and
        `kept` (what two forget gates leave), and how far they are `apart` from
        PyTorch's own.
    """
    (results,) = task.each(cases, [task.settings])
    return {"results": results}


def cases(settings: Settings, _: Advance) -> dict[str, Any]:
    """Return all cases, and the furthest that any is from PyTorch."""
    found = {
        "powers": powers(settings),
        "blame": blame(settings),
        "lstm": lstm(settings),
        "gru": gru(settings),
        "kept": kept(settings),
    }
    apart = max(case.pop("apart") for case in found.values())
    return {**found, "apart": significant(apart, 2)}


def powers(settings: Settings) -> dict[str, Any]:
    """Return what a matrix makes of a nudge, step by step."""
    W, nudge = (tensor(settings[key]) for key in ("W", "nudge"))
    lags = settings["lags"]
    by_hand = [matrix_power(W, lag) for lag in lags]
    rnn = linear(W)
    exact = [
        jacobian(lambda h, t=lag: rnn(torch.zeros(t, 2).double(), h)[-1], nudge)
        for lag in lags
    ]
    return {
        "W": stored(W),
        "nudge": stored(nudge),
        "lags": lags,
        "power": stored(torch.stack(by_hand)),
        "moved": stored(torch.stack([nudge @ power for power in by_hand])),
        "gain": [stored(matrix_norm(power, 2)) for power in by_hand],
        "radius": stored(eigvals(W).abs().max()),
        "apart": furthest([power.T for power in by_hand], exact),
    }


def linear(W: Tensor) -> Any:
    """Return a recurrence without a tanh: pushes (T, H), start to states."""

    def read(pushes: Tensor, h: Tensor) -> list[Tensor]:
        states = [h]
        for push in pushes:
            states.append(states[-1] @ W + push)
        return states

    return read


def blame(settings: Settings) -> dict[str, Any]:
    """Return the errors and what each step adds to the gradient of W."""
    W, pushes, error = (
        tensor(settings[key]) for key in ("W", "pushes", "error")
    )
    start = torch.zeros(2).double()
    states = linear(W)(pushes, start)
    errors = [error]
    for _ in range(len(pushes) - 1):
        errors.insert(0, errors[0] @ W.T)
    shares = [
        torch.outer(h, e) for h, e in zip(states[:-1], errors, strict=True)
    ]
    whole = torch.stack(shares).sum(0)
    own = W.clone().requires_grad_()
    last = linear(own)(pushes, start)[-1]
    (exact,) = torch.autograd.grad(last @ error, [own])
    return {
        "pushes": stored(pushes),
        "states": stored(torch.stack(states[1:])),
        "errors": stored(torch.stack(errors)),
        "shares": stored(torch.stack(shares)),
        "gradient": stored(whole),
        "apart": furthest([whole], [exact]),
    }
