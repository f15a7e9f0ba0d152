"""How much of a name's gradient is left some letters before its end.

The state after a letter is nudged and the rest of the name read: by how much
does the last state move? All nudges together are the Jacobian of the last
state with respect to the earlier one, the product of the Jacobians of the
steps between. Its block from h to h holds the cell before the nudge fixed,
and lets everything after it move; so does the block from c to c.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import nll_loss

from remembering_names.models.name_classifier import NameClassifier, last_state
from remembering_names.probes.names.state_reader import PARTS, Reader, readers

Gains = dict[str, Tensor]  # part of the state -> a value a lag, (L,)


def jacobians(reader: Reader, x: Tensor, s: Tensor) -> Tensor:
    """Return the Jacobians of the last state with respect to earlier ones.

    The batch holds the same name once for each entry of the state; each copy
    is differentiated for its own entry, so one way back finds every row.

    Args:
        reader: One direction of a layer.
        x: The letters still to be read, in that order, (L, I).
        s: The state before them, (P H,).

    Returns:
        At lag l = 1 ... L what was before the last l letters, with a row for
        each entry of the last state, (L, P H, P H).
    """
    copies = len(s)
    s_t = s.expand(copies, copies).clone().requires_grad_()
    met = []
    for x_t in x:
        met.append(s_t)
        s_t = reader.step(x_t.expand(copies, -1), s_t)
    eye = torch.eye(copies, dtype=s.dtype)
    backwards = torch.autograd.grad(s_t, met, eye)
    return torch.stack(backwards[::-1])


def blocks(J: Tensor, hidden_size: int) -> dict[str, Tensor]:
    """Return how each part of the state depends on itself, (L, H, H) each.

    Args:
        J: Jacobians of the whole state, (L, P H, P H).
        hidden_size: H.
    """
    starts = range(0, J.shape[1], hidden_size)
    return {
        part: J[:, k : k + hidden_size, k : k + hidden_size]
        for part, k in zip(PARTS, starts, strict=False)
    }


def rms_gain(J: Tensor) -> Tensor:
    """Return the root mean square gain of Jacobians (..., H, H).

    A nudge in a random direction grows by this factor, in the root mean
    square; the identity's is 1.
    """
    norm: Tensor = torch.linalg.matrix_norm(J)
    return norm / math.sqrt(J.shape[-1])


def largest_gain(J: Tensor) -> Tensor:
    """Return the largest singular value of Jacobians (..., H, H)."""
    squares: Tensor = torch.linalg.eigvalsh(J.mT @ J)  # ascending
    return squares[..., -1].clamp(min=0).sqrt()


def flow(
    model: NameClassifier, names: Sequence[Tensor], lags: int
) -> dict[str, Gains]:
    """Return the mean gains over names and directions at lags 1 to `lags`.

    Args:
        model: A classifier of names.
        names: The letters of each, (T,), more of them than lags.
        lags: L.

    Returns:
        The root mean square gain as `rms` and the largest singular value as
        `largest`, for each part of the state, (L,).
    """
    gains: dict[str, dict[str, list[Tensor]]] = {"rms": {}, "largest": {}}
    for letters in names:
        for J in name_blocks(model, letters, lags):
            for part, block in J.items():
                rms, largest = rms_gain(block), largest_gain(block)
                gains["rms"].setdefault(part, []).append(rms)
                gains["largest"].setdefault(part, []).append(largest)
    return {
        kind: {part: torch.stack(rows).mean(0) for part, rows in own.items()}
        for kind, own in gains.items()
    }


def name_blocks(
    model: NameClassifier, letters: Tensor, lags: int
) -> list[dict[str, Tensor]]:
    """Return `blocks` of each direction at the end of a name, (L, H, H)."""
    x = model.embedding(letters).detach()  # (T, I)
    directions = []
    for reader in readers(model.layer, x.shape[1]):
        with torch.no_grad():
            s = reader.states(x[:, None])[-1 - lags, 0]  # (P H,)
        J = jacobians(reader, reader.in_order(x)[-lags:], s)
        directions.append(blocks(J, reader.hidden_size))
    return directions


def letter_slopes(
    model: NameClassifier, letters: Tensor, language: Tensor, lags: int
) -> Tensor:
    """Return the norm of the loss's gradient by letter, at lags 0 to `lags`.

    The gradient with respect to a letter's vector, by way of one direction
    at a time; the mean over directions, each in its own order.

    Args:
        model: A classifier of names.
        letters: Of one name, (T,), more of them than lags.
        language: The right answer, ().
        lags: L.
    """
    x = model.embedding(letters).detach()[:, None]  # (T, 1, I)
    ways = readers(model.layer, x.shape[2])
    norms = []
    for way in ways:
        own = x.clone().requires_grad_()
        ends = [r.states(own if r is way else x)[-1] for r in ways]
        h_n = torch.stack([s[:, : way.hidden_size] for s in ends])  # (D, 1, H)
        log_p = torch.log_softmax(model.out(last_state(h_n)), dim=1)
        (slope,) = torch.autograd.grad(nll_loss(log_p, language[None]), own)
        norms.append(way.in_order(slope)[:, 0].norm(dim=1).flip(0)[: lags + 1])
    return torch.stack(norms).mean(0)


def recurrent_matrix(layer: nn.Module) -> Tensor | None:
    """Return the matrix by which a layer without gates carries its state.

    It is found by the name that this report's layers and PyTorch's give it,
    (H, H); None if there is no such square matrix.
    """
    for name, weight in layer.named_parameters():
        is_square = weight.ndim == 2 and weight.shape[0] == weight.shape[1]
        if name in ("W_h", "weight_hh_l0") and is_square:
            return weight.detach()
    return None


def size(W_h: Tensor) -> dict[str, float]:
    """Return a matrix's largest singular value and its spectral radius."""
    return {
        "largest": float(torch.linalg.matrix_norm(W_h, ord=2)),
        "radius": float(torch.linalg.eigvals(W_h).abs().max()),
    }
