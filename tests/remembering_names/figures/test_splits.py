"""What the figure and tables of fresh splits show, against plain loops."""

import re
from statistics import fmean
from typing import Any

import numpy as np
import pytest
from tests.remembering_names.figures.drawings import Drawn, alt
from tests.remembering_names.figures.test_tables import write

from firsthand.drawing.svg import Sheet
from firsthand.publishing.expressions import Expressions
from firsthand.publishing.pages import expressions
from remembering_names.experiments.held_out import EARLIER
from remembering_names.figures import splits
from remembering_names.figures.catalogue import TABLES
from remembering_names.figures.labels import BASELINES, ENSEMBLE
from remembering_names.models import MODELS, ModelSpec
from remembering_names.report import REPORT

SPECS = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)
NAMES = ("split_scores", "reused_names", "rereading")
BY_NAME = {one.name.removesuffix(".table"): one for one in TABLES}


@SPECS
def test_the_figure_says_each_mean_over_splits(
    spec: ModelSpec, drawn: Drawn, numbers: Any
) -> None:
    by_split = [fmean(one) for one in numbers[spec.key].splits.accuracy]
    said = f"{spec.label} {100 * fmean(by_split):.1f}"
    assert said in alt(drawn, "splits").replace("\N{NO-BREAK SPACE}", " ")


def test_every_split_of_every_row_is_a_dot_or_a_number(sheet: Sheet) -> None:
    figure, _ = splits.accuracies(sheet)
    (axes,) = figure.axes
    dots = [one for one in axes.lines if one.get_marker() == "."]
    shown = [
        row for row in splits.rows(sheet) if row.numbers.mean >= splits.LEFT
    ]
    assert [np.asarray(dot.get_xdata()).tolist() for dot in dots] == [
        row.numbers.by_split for row in shown
    ]
    left = [text for text in axes.texts if text.get_text().startswith("←")]
    assert len(left) == len([*splits.rows(sheet)]) - len(shown)


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_of_a_table_can_be_filled(name: str, numbers: Any) -> None:
    filled = Expressions(REPORT)  # from the results that pages have
    for row in write(BY_NAME[name], numbers):
        for expression in expressions(" ".join(row)):
            assert isinstance(filled.evaluate(expression), str)


def test_the_table_by_split_has_a_row_for_everything(numbers: Any) -> None:
    rows = [row[0] for row in write(BY_NAME["split_scores"], numbers)]
    models = [f"[{spec.label}]({spec.page})" for spec in MODELS]
    assert rows == [*models, *BASELINES.values(), ENSEMBLE, "*The ceiling*"]


def test_each_earlier_recipe_has_a_row(numbers: Any) -> None:
    rows = [row[0] for row in write(BY_NAME["rereading"], numbers)]
    pages = {spec.label: spec.key for spec in MODELS}
    keys = [pages[re.sub(r"\[(.*)\]\(.*\)", r"\1", row)] for row in rows]
    assert {key: keys.count(key) for key in keys} == {
        key: len(recipes) for key, recipes in EARLIER.items()
    }
