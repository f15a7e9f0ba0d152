"""The tables of the first lessons: each cell is a number that was computed."""

import pytest
from tests.remembering_names.work_here import task

from firsthand import results
from firsthand.publishing.expressions import Expressions
from firsthand.publishing.pages import expressions
from firsthand.tasks import resolve
from remembering_names.figures.lesson_targets import LESSON_TABLES
from remembering_names.report import REPORT
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
READER = Expressions(REPORT)
BY_NAME = {one.name.removesuffix(".table"): one for one in LESSON_TABLES}


def filled(name: str) -> list[list[str]]:
    """Return the cells of a table below its rule, numbers in their place."""
    target = BY_NAME[name]
    text = resolve(target.function)(task(target.settings, NUMBERS))["fragment"]
    for one in expressions(text):
        text = text.replace(f"[[ {one} ]]", str(READER.evaluate(one)))
    return [line.strip("| ").split(" | ") for line in text.splitlines()[2:]]


@pytest.mark.parametrize("name", BY_NAME)
def test_a_table_has_as_many_cells_in_each_row(name: str) -> None:
    assert len({len(row) for row in filled(name)}) == 1


def test_a_row_of_states_adds_up() -> None:
    step, row = NUMBERS.reading.read[2], filled("lesson_states")[2]
    shown = "; ".join(f"{value:.3f}" for value in step.h).replace("-", "−")
    assert row == [f"*{step.letter}*", *row[1:3], shown]


def test_answers_add_up_to_one() -> None:
    answers = [float(row[3]) for row in filled("lesson_answer")]
    assert sum(answers) == pytest.approx(1, abs=0.002)


def test_each_weight_moved_against_its_gradient() -> None:
    rate = NUMBERS.reading.learning_rate
    for _, *cells in filled("lesson_update"):
        before, gradient, after = (
            float(cell.replace("−", "-")) for cell in cells
        )
        assert after == pytest.approx(before - rate * gradient, abs=0.0011)


def test_every_forget_gate_has_a_row() -> None:
    gates = [float(row[0]) for row in filled("lesson_left")]
    assert gates == [kept.gate for kept in NUMBERS.one_gate.kept]


def test_every_network_that_was_asked_has_a_row() -> None:
    assert len(filled("lesson_pairs")) == len(NUMBERS.letter_pairs.models)


def test_every_limit_has_a_row_below_the_run_without() -> None:
    limits = [row[0] for row in filled("lesson_clipping")]
    assert limits == ["none", *map(str, NUMBERS.clipping.limits)]
