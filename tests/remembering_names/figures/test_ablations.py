"""Differences add up to the distance between two models."""

import pytest
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from firsthand import results
from firsthand.drawing.svg import Look, Sheet
from firsthand.results import Record
from remembering_names.figures.ablations import waterfall
from remembering_names.models import MODELS
from remembering_names.root import ROOT
from remembering_names.seeds import mean_over_seeds


def drawn() -> tuple[Axes, Record]:
    """Return the axes, and the accuracies that they are drawn from."""
    numbers = results.context(ROOT)
    keys = ("torch_lstm", "scratch_lstm")
    looks = [
        Look(s.key, s.label, s.colours[0]) for s in MODELS if s.key in keys
    ]
    figure, _ = waterfall(Sheet(numbers, looks))
    accuracy: Record = numbers.effects.usual.accuracy
    return figure.axes[0], accuracy


def test_arrows_lead_from_one_model_to_the_other() -> None:
    axes, accuracy = drawn()
    arrows = [one for one in axes.texts if isinstance(one, Annotation)]
    (start, _), (end, _) = arrows[0].get_position(), arrows[-1].xy
    assert start == pytest.approx(mean_over_seeds(accuracy.library_two))
    reached = mean_over_seeds(accuracy.hand_one)
    assert end == pytest.approx(reached, abs=5e-4)
    assert arrows[0].xy[0] == pytest.approx(arrows[1].get_position()[0])


def test_no_bar_stands_on_an_axis_that_does_not_begin_at_nothing() -> None:
    axes, _ = drawn()
    assert axes.get_xlim()[0] > 0
    assert not axes.patches
