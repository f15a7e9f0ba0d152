"""The figures on the lab report's statements, against loops and plain sums."""

import re
from statistics import fmean
from typing import Any

import pytest
from tests.remembering_names.figures.drawings import Drawn, alt

from remembering_names.models import LAB_MODELS

BIASES = {"two": "two biases a gate", "one": "one bias a gate"}
STARTS = {"library": "PyTorch's LSTM", "hand": "LSTM by hand"}


@pytest.mark.parametrize("place", ["usual", "larger"])
def test_every_corner_is_described_with_its_mean(
    place: str, drawn: Drawn, numbers: Any
) -> None:
    rate = dict(zip(("usual", "larger"), (0.05, 0.1), strict=True))[place]
    for corner, runs in numbers.effects[place].accuracy.items():
        start, biases = corner.split("_")
        said = (
            f"at rate {rate:g}, started as {STARTS[start]}, {BIASES[biases]}, "
            f"{100 * fmean(runs):.1f} %"
        )
        assert said in alt(drawn, "ablations")


def test_no_other_corner_is_described(drawn: Drawn, numbers: Any) -> None:
    effects = numbers.effects
    corners = [*effects.usual.accuracy, *effects.larger.accuracy]
    assert len(re.findall("started as", alt(drawn, "ablations"))) == len(
        corners
    )


def test_the_overlap_says_what_each_model_recognises_of_english(
    drawn: Drawn, numbers: Any
) -> None:
    overlap = numbers.overlap
    said = alt(drawn, "overlap")
    assert f"is {100 * overlap.ceiling.English:.0f} % of the rows" in said
    for spec in LAB_MODELS:
        own = overlap[spec.key]
        assert (
            f"{spec.label} recognises {100 * own['all']['English']:.0f} % of "
            f"them, and {100 * own['apart']['English']:.0f} % of those not"
        ) in said
