"""The figure of gains: its lines and what its alt text says."""

from typing import Any

import numpy as np
import pytest

from firsthand import results
from firsthand.drawing.svg import Look, Sheet
from firsthand.filters import short
from remembering_names.figures import gains
from remembering_names.models import MODELS
from remembering_names.root import ROOT

EXAMPLES = results.read(ROOT / "data/results/rnn_examples.json")
LOOKS = [Look(s.key, s.label, s.colours[0]) for s in MODELS if not s.gates]


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    numbers = results.Record(rnn_examples=EXAMPLES)
    return Sheet(numbers, LOOKS, "#000000", "#cccccc")


def test_each_panel_has_both_powers_and_every_model(sheet: Sheet) -> None:
    figure, _ = gains.examples(sheet)
    for axes, key in zip(figure.axes, gains.EXAMPLES, strict=True):
        example = EXAMPLES[key]
        expected = [
            example.sigma_power,
            example.rho_power,
            *(example.gain[look.key] for look in LOOKS),
        ]
        lines: Any = [line.get_ydata() for line in axes.lines]
        assert [np.array(line).tolist() for line in lines] == expected


def test_the_models_lines_differ_in_more_than_colour(sheet: Sheet) -> None:
    figure, _ = gains.examples(sheet)
    forms = {
        (line.get_linestyle(), line.get_marker())
        for line in figure.axes[0].lines[2:]
    }
    assert len(forms) == len(LOOKS)


def test_the_alt_text_says_what_is_left_at_a_lag(sheet: Sheet) -> None:
    _, alt = gains.examples(sheet)
    for key in gains.EXAMPLES:
        title = sheet.say(gains.WORDS)(key)
        for look in LOOKS:
            left = EXAMPLES[key].gain[look.key][EXAMPLES.at]
            assert f"{look.label} {short(left)}" in alt.partition(title)[2]
