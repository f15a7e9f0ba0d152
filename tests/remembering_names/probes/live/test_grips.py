"""What grips cost, counted name by name by the model itself."""

from functools import partial

import pytest
import torch
from torch import nn

from remembering_names.models import GRU, ScratchLSTM, TanhRNN
from remembering_names.models.classifier import classify
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.files import LANGUAGES
from remembering_names.probes.live.grips import (
    Grip,
    answered,
    by_length,
    holding,
    shuffling,
    swapping,
    wiping,
)
from remembering_names.probes.live.held_cells import cell_of, held

LAYERS = pytest.mark.parametrize("layer", [TanhRNN, GRU, ScratchLSTM])
NAMES = ["Ng", "Abel", "Cohen", "Moretti", "O'Neill", "Satoshi", "Yu", "X"]


def model_of(layer: type[nn.Module]) -> NameClassifier:
    """Return a small model with weights that tell letters apart."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = NameClassifier(layer, 6, 4).double().eval()
        for part in model.parameters():
            part.data.normal_()
    return model


def said(model: NameClassifier, names: list[str]) -> list[str]:
    """Return the language that a model gives to each name."""
    return [LANGUAGES[n] for n in classify(model, names).argmax(dim=1)]


@torch.no_grad()
def right(model: NameClassifier, languages: list[str], grip: Grip) -> int:
    """Return how many names are answered by these languages under a grip."""
    pairs = list(zip(NAMES, languages, strict=True))
    groups = by_length(model, cell_of(model.layer), pairs)
    return sum(answered(model, group, grip(group)) for group in groups)


@LAYERS
def test_without_a_grip_the_model_answers_as_ever(
    layer: type[nn.Module],
) -> None:
    model = model_of(layer)
    free = partial(holding, cell_of(model.layer), 0)
    assert right(model, said(model, NAMES), free) == len(NAMES)


@LAYERS
@pytest.mark.parametrize("first", [0, 2, -2])
def test_swapped_letters_are_answered_as_the_name_so_spelled(
    layer: type[nn.Module], first: int
) -> None:
    model = model_of(layer)
    spelled = []
    for name in NAMES:
        n = first + len(name) if first < 0 else first
        swaps = 0 <= n < len(name) - 1
        other = name[:n] + name[n + 1 : n + 2] + name[n : n + 1] + name[n + 2 :]
        spelled.append(other if swaps else name)
    grip = partial(swapping, cell_of(model.layer), first)
    assert right(model, said(model, spelled), grip) == len(NAMES)


def test_a_held_model_answers_as_one_with_the_held_cell() -> None:
    model, other = model_of(ScratchLSTM), model_of(ScratchLSTM)
    cell = held(cell_of(model.layer), "f", 0.25)
    other.layer.cell = cell
    grip = partial(holding, cell, 0)
    assert right(model, said(other, NAMES), grip) == len(NAMES)


def test_a_tanh_network_wiped_before_a_letter_reads_the_rest_alone() -> None:
    model = model_of(TanhRNN)
    rests = [name[3:] or name for name in NAMES]
    grip = partial(wiping, cell_of(model.layer), 3)
    assert right(model, said(model, rests), grip) == len(NAMES)


def test_shuffled_names_keep_their_letters() -> None:
    model = model_of(GRU)
    pairs = [(name, LANGUAGES[0]) for name in NAMES]
    with torch.no_grad():
        for group in by_length(model, cell_of(model.layer), pairs):
            draw = torch.Generator().manual_seed(1)
            rest = shuffling(cell_of(model.layer), draw, group)
            before = group.x.sort(dim=0).values
            torch.testing.assert_close(rest.x.sort(dim=0).values, before)
