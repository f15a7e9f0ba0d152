"""Differences add up to the distance between two models."""

import pytest
from matplotlib.patches import Rectangle

from firsthand import results
from firsthand.drawing.svg import Look, Sheet
from remembering_names.figures.ablations import STEPS, waterfall
from remembering_names.models import MODELS
from remembering_names.root import ROOT
from remembering_names.seeds import mean_over_seeds


def test_bars_lead_from_one_model_to_the_other() -> None:
    numbers = results.context(ROOT)
    keys = ("torch_lstm", "scratch_lstm")
    looks = [
        Look(s.key, s.label, s.colours[0]) for s in MODELS if s.key in keys
    ]
    figure, _ = waterfall(Sheet(numbers, looks))
    ends = [
        bar.get_x() + bar.get_width()
        for bar in figure.axes[0].patches
        if isinstance(bar, Rectangle)
    ]
    reached = mean_over_seeds(numbers.effects.usual.accuracy.hand_one)
    assert ends[len(STEPS)] == pytest.approx(reached, abs=5e-4)
    assert ends[-1] == pytest.approx(reached)
