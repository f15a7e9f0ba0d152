"""Two units with gates, in numbers: one letter there, and back."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.func import functional_call

from remembering_names.probes.lessons.by_hand import stored
from remembering_names.scoring.rounding import significant

DOUBLE = torch.float64
DIGITS = 6
LSTM, GRU = "ifgo", "rzn"  # the orders in which PyTorch stacks gates
Settings = Mapping[str, Any]


class Gradients(NamedTuple):
    """What comes back through LSTM cells for one letter.

    Attributes:
        c: The gradient of the new cell state, (H,).
        a: That of each gate's pre-activation, (H,) each, by gate.
        c_prev: That of the old cell state, (H,).
    """

    c: Tensor
    a: dict[str, Tensor]
    c_prev: Tensor


def activated(a: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return gates from their pre-activations; a candidate takes a tanh."""
    return {
        gate: value.tanh() if gate in "gn" else value.sigmoid()
        for gate, value in a.items()
    }


def backwards(
    gates: Mapping[str, Tensor], c_prev: Tensor, c: Tensor, dh: Tensor
) -> Gradients:
    """Return what one letter sends back through LSTM cells, by hand.

    Args:
        gates: Each gate's values, (H,).
        c_prev: The old cell state, (H,).
        c: The new one, (H,).
        dh: The gradient of the loss by the new hidden state, (H,).
    """
    i, f, g, o = (gates[gate] for gate in LSTM)
    dc = dh * o * (1 - c.tanh() ** 2)
    a = {
        "i": dc * g * i * (1 - i),
        "f": dc * c_prev * f * (1 - f),
        "g": dc * i * (1 - g**2),
        "o": dh * c.tanh() * o * (1 - o),
    }
    return Gradients(dc, a, dc * f)


def lstm(settings: Settings) -> dict[str, Any]:
    """Return two LSTM cells for one letter, there and back.

    Their gates are given by pre-activations, so no weights are needed.
    """
    a = {gate: tensor(settings["lstm"][gate]) for gate in LSTM}
    c_prev, dh = tensor(settings["c"]), tensor(settings["dh"])
    gates = activated(a)
    kept, written = gates["f"] * c_prev, gates["i"] * gates["g"]
    c = kept + written
    h = gates["o"] * c.tanh()
    back = backwards(gates, c_prev, c, dh)
    ours = [h, c, torch.cat([back.a[gate] for gate in LSTM]), back.c_prev]
    return {
        "gates": stored(gates),
        **stored({"c_prev": c_prev, "kept": kept, "written": written}),
        **stored({"c": c, "h": h, "dh": dh}),
        **stored({"dc": back.c, "da": back.a, "dc_prev": back.c_prev}),
        "apart": furthest(ours, by_library(a, c_prev, dh)),
    }


def by_library(
    a: Mapping[str, Tensor], c_prev: Tensor, dh: Tensor
) -> list[Tensor]:
    """Return both states of `nn.LSTMCell`, and its gradients by autograd."""
    stack = torch.cat([a[gate] for gate in LSTM]).requires_grad_()
    c = c_prev.clone().requires_grad_()
    h_t, c_t = with_biases(nn.LSTMCell, stack, (torch.zeros_like(c), c))
    return [h_t, c_t, *torch.autograd.grad(h_t @ dh, [stack, c])]


def with_biases(cell: type[nn.Module], stack: Tensor, state: Any) -> Any:
    """Return what a cell of PyTorch makes of a state, by its biases alone."""
    module = cell(1, 2).double()
    weights = {k: torch.zeros_like(w) for k, w in module.named_parameters()}
    weights["bias_ih"] = stack
    x = torch.zeros(1, dtype=DOUBLE)
    return functional_call(module, weights, (x, state))


def gru(settings: Settings) -> dict[str, Any]:
    """Return two units of a GRU for one letter."""
    a = {gate: tensor(settings["gru"][gate]) for gate in GRU}
    h_prev, gates = tensor(settings["h"]), activated(a)
    kept = gates["z"] * h_prev
    written = (1 - gates["z"]) * gates["n"]
    stack = torch.cat([a[gate] for gate in GRU])
    exact = with_biases(nn.GRUCell, stack, h_prev)
    return {
        "gates": stored(gates),
        **stored({"h_prev": h_prev, "kept": kept, "written": written}),
        "h": stored(kept + written),
        "apart": furthest([kept + written], [exact]),
    }


def kept(settings: Settings) -> dict[str, Any]:
    """Return what two forget gates, set by their biases alone, leave."""
    f = tensor(settings["biases"]).sigmoid()
    left = torch.stack([f**step for step in settings["steps"]])
    half_lives = [math.log(0.5) / math.log(gate) for gate in f.tolist()]
    halved = torch.stack(
        [gate**step for gate, step in zip(f, half_lives, strict=True)]
    )
    return {
        "biases": settings["biases"],
        "gates": stored(f),
        "steps": settings["steps"],
        "left": stored(left),
        "half_lives": [significant(one, DIGITS) for one in half_lives],
        "apart": furthest([halved], [torch.full_like(halved, 0.5)]),
    }


def tensor(values: Any) -> Tensor:
    """Return a setting in double precision."""
    return torch.tensor(values, dtype=DOUBLE)


def furthest(ours: Sequence[Tensor], exact: Sequence[Tensor]) -> float:
    """Return how far any entry is from PyTorch's."""
    apart = [
        (one - other).abs().max().item()
        for one, other in zip(ours, exact, strict=True)
    ]
    return max(apart)
