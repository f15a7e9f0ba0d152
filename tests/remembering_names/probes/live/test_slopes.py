"""Slopes by letter: against finite differences, and a product of gates."""

import pytest
import torch
from tests.remembering_names.probes.live.test_grips import model_of
from torch import Tensor, nn

from remembering_names.models import GRU, ScratchLSTM
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.files import encode
from remembering_names.probes.live.held_cells import cell_of
from remembering_names.probes.live.slopes import read, slopes

GATED = pytest.mark.parametrize("layer", [GRU, ScratchLSTM])
NAME = "Moret"  # no letter twice, so that each has a row of its own
LETTERS = torch.tensor(encode(NAME))[:, None]


@torch.no_grad()
def nudged(model: NameClassifier, place: int, size: float) -> Tensor:
    """Return the log-probabilities if one letter counts a little more."""
    row = model.embedding.weight[int(LETTERS[place])]
    kept = row.clone()
    row *= 1 + size
    log_p: Tensor = model(LETTERS)[0]
    row.copy_(kept)
    return log_p


@GATED
def test_both_ways_add_up_to_what_a_nudge_moves(layer: type[nn.Module]) -> None:
    model, small = model_of(layer), 1e-5
    found = slopes(model, LETTERS)
    answer = int(found.answers)
    for place, whole in enumerate((found.highway + found.detours)[:, 0]):
        ends = [nudged(model, place, size)[answer] for size in (small, -small)]
        expected = (ends[0] - ends[1]) / (2 * small)
        torch.testing.assert_close(whole, expected, atol=1e-8, rtol=0)


def test_an_lstms_highway_is_the_product_of_its_forget_gates() -> None:
    model = model_of(ScratchLSTM)
    found, cell = slopes(model, LETTERS), cell_of(model.layer)
    x = model.embedding(LETTERS).detach().requires_grad_()
    h = c = torch.zeros(1, 6).double()
    cells = []
    for x_t in x:
        step = cell(x_t, h.detach(), c.detach())
        h, c = step.h, step.c
        cells.append(c)
    log_p = model.out(h).log_softmax(dim=1)[0, found.answers[0]]
    (by_last,) = torch.autograd.grad(log_p, cells[-1], retain_graph=True)
    for place in range(len(NAME) - 1):
        left = by_last * found.keeps[place + 1 :].prod(dim=0)
        (by_x,) = torch.autograd.grad(cells[place], x, left, retain_graph=True)
        expected = (by_x[place, 0] * x[place, 0]).sum()
        torch.testing.assert_close(found.highway[place, 0], expected)


@GATED
def test_after_the_last_letter_no_gate_reads_the_state(
    layer: type[nn.Module],
) -> None:
    found = slopes(model_of(layer), LETTERS)
    assert abs(found.detours[-1, 0]) < 1e-12
    assert abs(found.detours[:-1]).min() > 0


@GATED
@torch.no_grad()
def test_what_is_cut_changes_no_value(layer: type[nn.Module]) -> None:
    model = model_of(layer)
    x = model.embedding(LETTERS)
    whole, cut = (
        read(cell_of(model.layer), x, 6, cuts=cuts)[0] for cuts in (False, True)
    )
    torch.testing.assert_close(cut, whole)
    log_p = model.out(cut).log_softmax(dim=1)
    torch.testing.assert_close(log_p, model(LETTERS))
