"""Compiled clipping, against the naive loop with PyTorch's own."""

import math
from copy import deepcopy

import pytest
import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_

from firsthand.results import Record
from remembering_names.models import RNN
from remembering_names.names.files import read_names
from remembering_names.probes.lessons.clipping import clipped_at, diverged
from remembering_names.training.lab.engine import train_compiled
from remembering_names.training.lab.protocol import (
    Draws,
    draw,
    negative_log_likelihood,
)

RATE = 0.05
Steps = tuple[list[float], list[float]]  # losses, lengths of gradients


def small() -> nn.Module:
    """Return a small RNN in double precision."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return RNN(8).double()


def naive(model: nn.Module, draws: Draws, limit: float) -> Steps:
    """Train in place with autograd and PyTorch's clipping."""
    losses, lengths = [], []
    for name, language in draws:
        model.zero_grad()
        loss = negative_log_likelihood(model(name), language)
        loss.backward()
        length = clip_grad_norm_(model.parameters(), limit)
        for p in model.parameters():
            if p.grad is not None:
                p.data.add_(p.grad, alpha=-RATE)
        losses.append(loss.item())
        lengths.append(length.item())
    return losses, lengths


@pytest.mark.parametrize("limit", [0.5, 2.0, math.inf])
def test_compiled_clipping_learns_what_pytorchs_does(limit: float) -> None:
    torch.set_num_threads(1)
    draws = draw(read_names(), 300, seed=0)
    ours, theirs = small(), small()
    engine = clipped_at(limit)
    losses, _ = train_compiled(engine, ours, draws, RATE)
    expected, lengths = naive(theirs, draws, limit)
    torch.testing.assert_close(
        losses, torch.tensor(expected).double(), rtol=1e-5, atol=1e-5
    )
    longest, clipped = engine.seen
    assert longest / RATE == pytest.approx(max(lengths), rel=1e-4)
    assert clipped == sum(length > limit for length in lengths)


def test_names_of_one_letter_are_clipped_too() -> None:
    letters = [torch.tensor([3]), torch.tensor([3, 3])]
    rows = torch.tensor([0, 1, 0])
    draws = Draws(letters, torch.tensor([1, 2, 1]), rows)
    ours, theirs = small(), small()
    train_compiled(clipped_at(0.3), ours, draws, RATE)
    naive(theirs, deepcopy(draws), 0.3)
    for one, other in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(one, other)


def test_every_run_that_diverged_is_found() -> None:
    protocol = Record(seeds=[0, 7, 8], diverged_at=[None, 9, 2])
    assert diverged(protocol) == [7, 8]
