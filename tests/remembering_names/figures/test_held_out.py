"""What figures of held-out names show, against numbers worked out by loops."""

import re
from statistics import fmean
from typing import Any

import numpy as np
import pytest
from tests.remembering_names.figures.drawings import Drawn, alt

from firsthand.drawing.svg import Sheet
from remembering_names.figures import held_out
from remembering_names.figures.labels import BASELINES, ENSEMBLE
from remembering_names.models import MODELS, ModelSpec
from remembering_names.names.files import LANGUAGES

SPECS = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)


def test_every_model_and_every_baseline_has_a_row(sheet: Sheet) -> None:
    labels = [row.label for row in held_out.rows(sheet)]
    models = [spec.label for spec in MODELS]
    assert labels == [*models, *BASELINES.values(), ENSEMBLE]


@SPECS
def test_the_scores_are_means_over_seeds(
    spec: ModelSpec, drawn: Drawn, numbers: Any
) -> None:
    study = numbers[spec.key].held_out
    right, f1 = (100 * fmean(study[key]) for key in ("accuracy", "macro_f1"))
    assert f"{spec.label} {right:.1f} % and {f1:.1f} %" in alt(
        drawn, "held_out"
    )


def test_the_line_of_each_row_is_its_interval(sheet: Sheet) -> None:
    figure, _ = held_out.scores(sheet)
    ends = sheet.numbers.comparisons.intervals
    lines = [
        np.array(line.get_xdata()).tolist()
        for line in figure.axes[0].lines
        if line.get_linestyle() == "-"
    ]
    for row in held_out.rows(sheet):
        assert ends[row.key].accuracy in lines


def test_the_ceiling_is_that_of_the_test_part(
    sheet: Sheet, numbers: Any
) -> None:
    figure, _ = held_out.scores(sheet)
    ceiling = numbers.split.ceilings.test.accuracy
    dotted = [x for x in figure.axes[0].lines if x.get_linestyle() == ":"]
    (line,) = dotted
    assert np.array(line.get_xdata()).tolist() == [ceiling, ceiling]


@SPECS
def test_reliability_says_the_mean_calibration_error(
    spec: ModelSpec, drawn: Drawn, numbers: Any
) -> None:
    error = 100 * fmean(numbers[spec.key].held_out.ece)
    assert f"{spec.label} {error:.1f} %" in alt(drawn, "reliability")


def test_empty_bins_are_not_drawn(sheet: Sheet, numbers: Any) -> None:
    figure, _ = held_out.reliability(sheet)
    for axes, spec in zip(figure.axes, MODELS, strict=True):
        counts = numbers[spec.key].held_out.reliability.counts
        points = np.asarray(axes.lines[1].get_xydata())
        assert len(points) == sum(count > 0 for count in counts)


@pytest.mark.parametrize(
    "spec",
    [spec for spec in MODELS if spec.key in ("rnn", "torch_lstm")],
    ids=lambda spec: spec.key,
)
def test_recall_names_each_models_lowest(
    spec: ModelSpec, drawn: Drawn, numbers: Any
) -> None:
    runs = numbers[spec.key].held_out.recall
    means = [fmean(run[n] for run in runs) for n in range(len(LANGUAGES))]
    said = alt(drawn, "held_out.recall")
    match = re.search(rf"{re.escape(spec.label)} (\w+)[;.]", said)
    assert match
    assert means[LANGUAGES.index(match[1])] == pytest.approx(min(means))


def test_a_panel_is_kept_for_models_only(sheet: Sheet) -> None:
    figure, _ = held_out.recalls(sheet)
    assert len(figure.axes) == len(MODELS)


@SPECS
def test_a_matrix_says_that_its_names_were_never_seen(
    spec: ModelSpec, drawn: Drawn
) -> None:
    said = alt(drawn, f"{spec.key}.held_out.confusion")
    assert said.startswith("Confusion matrix on names never seen:")
