"""What the figure of the gap on names shows."""

from statistics import fmean
from typing import Any

from tests.remembering_names.figures.drawings import Drawn, alt

from firsthand.drawing.svg import Sheet
from firsthand.filters import NBSP, percent
from remembering_names.experiments.gap import NETWORKS
from remembering_names.figures import gap
from remembering_names.figures.gap_labels import WITH_LESS, WITHOUT_GATES


def test_each_network_has_a_row_with_all_its_seeds(
    sheet: Sheet, numbers: Any
) -> None:
    rows = {
        row.label: row.accuracy for group in gap.grouped(sheet) for row in group
    }
    for key, label in {**WITHOUT_GATES, **WITH_LESS}.items():
        assert rows[label] == numbers[key].gap_network.accuracy


def test_no_network_of_the_experiment_is_left_out() -> None:
    wide = {"tanh_wide", "constant_wide"}
    assert {*WITHOUT_GATES, *WITH_LESS} | wide == {*NETWORKS}


def test_the_text_says_each_mean(drawn: Drawn, numbers: Any) -> None:
    said = alt(drawn, "gap")
    for key, label in {**WITHOUT_GATES, **WITH_LESS}.items():
        mean = percent(fmean(numbers[key].gap_network.accuracy))
        assert f"{label} {mean.replace(NBSP, ' ')}" in said
