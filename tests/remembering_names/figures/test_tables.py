"""Tables as Markdown, filled from made-up results."""

import re
from typing import Any

import pytest
from tests.remembering_names.work_here import task

from firsthand.publishing.expressions import Expressions
from firsthand.publishing.pages import expressions, figures
from firsthand.target import Target
from firsthand.tasks import resolve
from remembering_names.experiments.baselines import BASELINES
from remembering_names.figures.catalogue import TABLES
from remembering_names.figures.labels import BASELINES as LABELS
from remembering_names.figures.labels import ENSEMBLE
from remembering_names.models import MODELS
from remembering_names.report import REPORT

BY_NAME = {one.name.removesuffix(".table"): one for one in TABLES}
EACH = pytest.mark.parametrize(
    "table",
    [BY_NAME[name] for name in ("held_out", "probabilities")],
    ids=lambda one: one.name,
)
EVERYBODY = [*(f"[{s.label}]({s.page})" for s in MODELS), *LABELS.values()]


def write(table: Target, numbers: Any) -> list[list[str]]:
    """Return the cells of a table, row by row, below its head."""
    made = resolve(table.function)(task(table.settings, numbers))
    lines = made["fragment"].splitlines()
    bars = re.compile(r" ?(?<!\\)\| ?(?![^\[]*\]\])")
    return [bars.split(line)[1:-1] for line in lines[2:]]


@EACH
def test_every_row_is_as_long_as_the_head(table: Target, numbers: Any) -> None:
    made = resolve(table.function)(task(table.settings, numbers))
    head = made["fragment"].splitlines()[0].count("|") - 1
    assert {len(row) for row in write(table, numbers)} == {head}


@EACH
def test_every_cell_of_a_table_can_be_filled(
    table: Target, numbers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = Expressions(REPORT)
    monkeypatch.setattr(Expressions, "context", numbers)
    for row in write(table, numbers):
        for expression in expressions(" ".join(row)):
            assert isinstance(filled.evaluate(expression), str)


def test_the_table_of_scores_has_a_row_for_everything(numbers: Any) -> None:
    rows = [row[0] for row in write(BY_NAME["held_out"], numbers)]
    assert rows == [*EVERYBODY, ENSEMBLE, "*The ceiling*"]


def test_the_table_of_probabilities_leaves_the_vote_out(numbers: Any) -> None:
    rows = [row[0] for row in write(BY_NAME["probabilities"], numbers)]
    assert rows == [*EVERYBODY, "*The ceiling*"]


def test_every_model_has_its_matrix(numbers: Any) -> None:
    table = BY_NAME["matrices"]
    made = resolve(table.function)(task(table.settings, numbers))
    expected = [f"{spec.key}.held_out.confusion" for spec in MODELS]
    assert figures(made["fragment"]) == expected


def test_every_baseline_has_a_label() -> None:
    assert [*LABELS] == [*BASELINES]
