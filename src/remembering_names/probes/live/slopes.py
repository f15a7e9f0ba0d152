"""How an answer hangs on each letter: along the highway, and by detours.

A letter comes in as a one among zeros. The slope of a log-probability by that
one says how it would move if the letter counted a little more or less. What a
letter leaves in a memory reaches the end in two ways. On the highway the gate
that keeps multiplies it at every later letter, and that is all. Every other
path leads through what a later gate or candidate reads of the state, and is a
detour. So the slope along the highway is the one that remains when all that is
read of the state is taken for a constant.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import embedding

from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.scratch_lstm import ScratchLSTMCell
from remembering_names.probes.live.held_cells import cell_of


class Slopes(NamedTuple):
    """How answers hang on letters.

    Attributes:
        highway: The slope by each letter along the highway, (T, B).
        detours: By all other paths, (T, B).
        keeps: The gate that multiplies each unit's memory, (T, B, H).
        answers: The places of the languages that are answered, (B,).
    """

    highway: Tensor
    detours: Tensor
    keeps: Tensor
    answers: Tensor


class Way(NamedTuple):
    """What is found by some paths: slopes and, on the way, gates and answers.

    Attributes:
        slopes: By each letter, (T, B).
        keeps: As in `Slopes`.
        answers: As in `Slopes`.
    """

    slopes: Tensor
    keeps: Tensor
    answers: Tensor


def slopes(model: NameClassifier, letters: Tensor) -> Slopes:
    """Return how the answers to names of one length hang on their letters.

    Args:
        model: Its layer is a hand-written LSTM or GRU.
        letters: Places in the alphabet, (T, B).
    """
    whole = along(model, letters, cuts=False)
    highway = along(model, letters, cuts=True).slopes
    return Slopes(highway, whole.slopes - highway, whole.keeps, whole.answers)


def along(model: NameClassifier, letters: Tensor, *, cuts: bool) -> Way:
    """Return the slopes by all paths, or along the highway if it `cuts`.

    Args:
        model: As in `slopes`.
        letters: As in `slopes`.
        cuts: Whether what is read of the state is taken for a constant.
    """
    x = embedding(letters, model.embedding.weight).detach().requires_grad_()
    cell = cell_of(model.layer)
    h_n, keeps = read(cell, x, model.out.in_features, cuts=cuts)
    log_p = model.out(h_n).log_softmax(dim=1)  # (B, C)
    answered = log_p.max(dim=1)
    (slope,) = torch.autograd.grad(answered.values.sum(), x)
    # x is a row of the letters' table, picked by the one.
    by_one = (slope * x).sum(dim=2).detach()
    return Way(by_one, keeps.detach(), answered.indices)


def read(
    cell: nn.Module, x: Tensor, hidden_size: int, *, cuts: bool
) -> tuple[Tensor, Tensor]:
    """Return the last hidden state, (B, H), and the gates that keep, (T, B, H).

    Args:
        cell: Of an LSTM or a GRU.
        x: The letters' vectors, (T, B, I).
        hidden_size: H.
        cuts: Whether gates and candidates read the state as a constant.
    """
    h = c = x.new_zeros(x.shape[1], hidden_size)
    keeps = []
    for x_t in x:
        seen = h.detach() if cuts else h
        if isinstance(cell, ScratchLSTMCell):
            lstm = cell(x_t, seen, c)
            h, c, keep = lstm.h, lstm.c, lstm.f
        else:
            gru = cell(x_t, seen)
            keep = gru.z
            h = gru.h + keep * (h - seen)  # adds zero, and what z keeps
        keeps.append(keep)
    return h, torch.stack(keeps)
