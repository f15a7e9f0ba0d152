"""Tables of comparisons, filled from made-up results."""

import re
from typing import Any

import pytest
from tests.remembering_names.work_here import task

from firsthand.filters import NBSP
from firsthand.publishing.expressions import Expressions
from firsthand.publishing.pages import expressions
from firsthand.results import Record
from remembering_names.experiments.splits_stats import FAMILY
from remembering_names.figures import comparison_tables
from remembering_names.figures.comparison_tables import (
    QUESTIONS,
    calibration,
    family,
)
from remembering_names.figures.labels import BASELINES
from remembering_names.models import MODELS
from remembering_names.report import REPORT

ROWS = [{"key": s.key, "label": s.label, "page": s.page} for s in MODELS]
TEST = {
    "by_split": [0.02, -0.01, 0.03],
    "difference": 0.0133,
    "interval": [0.001, 0.025],
    "p": 0.0214,
    "p_holm": 0.00002,
}
SCORE = {"mean": 0.5}


def numbers() -> Record:
    tests = {
        question: Record(
            {
                key: Record(TEST, first=pair[0], second=pair[1])
                for key, pair in pairs.items()
            }
        )
        for question, pairs in FAMILY.items()
    }
    names = ("cross_entropy", "cross_entropy_raw", "ece", "ece_raw")
    scores = {
        key: Record({name: Record(SCORE) for name in names})
        for key in (*(spec.key for spec in MODELS), *BASELINES)
    }
    compared = Record(tests=Record(tests), scores=Record(scores))
    return Record(split_comparisons=compared)


def lines(table: Any) -> list[list[str]]:
    """Return the cells of a table, row by row, below its head."""
    made = table(task({"models": ROWS}, numbers()))["fragment"]
    bars = re.compile(r" ?\| ?(?![^\[]*\]\])")
    return [bars.split(line)[1:-1] for line in made.splitlines()[2:]]


def filled(cell: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(Expressions, "context", numbers())
    values = Expressions(REPORT)
    return [str(values.evaluate(one)) for one in expressions(cell)]


def test_every_question_has_its_words() -> None:
    assert [*QUESTIONS] == [*FAMILY]


def test_every_test_of_the_family_has_a_row() -> None:
    rows = [row for row in lines(family) if row[1]]
    assert len(rows) == sum(map(len, FAMILY.values()))


def test_a_row_says_on_how_many_splits_the_first_is_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = next(row for row in lines(family) if row[1])
    assert filled(row[4], monkeypatch) == ["2", "3"]


def test_a_tiny_p_value_is_given_as_a_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = next(row for row in lines(family) if row[1])
    assert filled(row[5], monkeypatch) == ["0.021"]
    assert filled(row[6], monkeypatch) == [f"below{NBSP}0.001"]


def test_calibration_leaves_the_vote_out() -> None:
    assert len(lines(calibration)) == len(MODELS) + len(BASELINES)


@pytest.mark.parametrize("table", [family, calibration])
def test_every_cell_can_be_filled(
    table: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for row in lines(table):
        assert all(filled(" ".join(row), monkeypatch))


def test_the_family_links_every_model() -> None:
    labels = comparison_tables.labels(task({"models": ROWS}))
    for spec in MODELS:
        assert labels[spec.key] == f"[{spec.label}]({spec.page})"
