"""The same gains by no derivative at all: nudge, read on, compare."""

from collections.abc import Sequence
from copy import deepcopy

import torch
from torch import Tensor

from remembering_names.models.name_classifier import NameClassifier
from remembering_names.probes.names.gradient_flow import (
    blocks,
    name_blocks,
    rms_gain,
)
from remembering_names.probes.names.state_reader import Reader, readers

NUDGE = 1e-5  # balances what a nudge leaves out and rounding, in float64


@torch.no_grad()
def nudged(reader: Reader, x: Tensor, s: Tensor) -> Tensor:
    """Return the Jacobian of the last state by central differences.

    Args:
        reader: One direction of a layer.
        x: The letters still to be read, in that order, (L, I).
        s: The state before them, (P H,).

    Returns:
        A row for each entry of the last state, (P H, P H).
    """
    nudges = NUDGE * torch.eye(len(s), dtype=s.dtype)
    s_t = torch.cat((s + nudges, s - nudges))  # (2 P H, P H)
    for x_t in x:
        s_t = reader.step(x_t.expand(len(s_t), -1), s_t)
    above, below = s_t.chunk(2)
    return (above - below).T / (2 * NUDGE)


def deviation(
    model: NameClassifier, letters: Tensor, lags: Sequence[int]
) -> float:
    """Return how far gains are from those by central differences.

    The gains are taken as they are stored, in float32; the differences in
    float64.

    Args:
        model: A classifier of names.
        letters: Of one name, (T,), more of them than the largest lag.
        lags: At which to compare.

    Returns:
        The largest relative deviation of a gain, over lags, parts of the
        state and directions.
    """
    gains = name_blocks(model, letters, max(lags))
    exact = deepcopy(model).double()
    x = exact.embedding(letters).detach()  # (T, I)
    worst = 0.0
    ways = readers(exact.layer, x.shape[1])
    for reader, own in zip(ways, gains, strict=True):
        with torch.no_grad():
            states = reader.states(x[:, None])[:, 0]
        for lag in lags:
            rest = reader.in_order(x)[-lag:]
            J = nudged(reader, rest, states[-1 - lag])
            for part, block in blocks(J[None], reader.hidden_size).items():
                expected = rms_gain(block)[0]
                gap = (rms_gain(own[part][lag - 1]) / expected - 1).abs()
                worst = max(worst, float(gap))
    return worst
