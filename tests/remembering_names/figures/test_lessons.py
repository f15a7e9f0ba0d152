"""The first lessons as pictures: legible, and with the numbers computed."""

from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.figure import Figure
from tests.remembering_names.figures import test_diagrams as diagrams

from firsthand import results
from firsthand.drawing.svg import Look, Sheet
from firsthand.filters import number
from remembering_names.figures import lessons
from remembering_names.root import ROOT

Draw = Callable[[Sheet], tuple[Figure, str]]
EACH = pytest.mark.parametrize(
    "draw", [lessons.unrolled, lessons.one_gate, lessons.two_readers]
)
CHECKS = (
    diagrams.test_no_two_texts_overlap,
    diagrams.test_every_text_is_on_the_sheet,
    diagrams.test_no_line_runs_through_a_text,
    diagrams.test_what_is_written_in_a_box_stays_inside,
    diagrams.test_a_phone_shows_every_letter_large_enough,
)


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """Return what a drawing is given, with the committed results."""
    look = Look("key", "label", "#b34700")
    return Sheet(results.context(ROOT), [look], "#000000", "#cccccc")


def on(sheet: Sheet, draw: Draw) -> Draw:
    """Return a drawing that takes no other sheet."""
    return lambda _: draw(sheet)


def written(figure: Figure) -> list[str]:
    """Return all texts of a figure."""
    return [text.get_text() for text in figure.axes[0].texts]


@EACH
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_lessons_picture_passes_as_a_diagram(
    draw: Draw, check: Callable[[Draw], None], sheet: Sheet
) -> None:
    check(on(sheet, draw))


def test_every_state_stands_in_its_box(sheet: Sheet) -> None:
    found = written(lessons.unrolled(sheet)[0])
    for step in sheet.numbers.reading.read:
        assert {number(value) for value in step.h} <= {*found}


def test_the_likeliest_language_stands_over_each_letter(sheet: Sheet) -> None:
    found = written(lessons.unrolled(sheet)[0])
    reading = sheet.numbers.reading
    answers = [
        reading.languages[step.p.index(max(step.p))] for step in reading.read
    ]
    assert [one for one in found if one in reading.languages] == answers


def test_every_stage_of_the_gate_is_in_its_picture(sheet: Sheet) -> None:
    figure, said = lessons.one_gate(sheet)
    numbers: Any = sheet.numbers.one_gate
    stages = ("c", "f", "forgotten", "i", "g", "written", "with_input", "tanh")
    for name in (*stages, "o", "shown"):
        assert number(numbers[name]) in written(figure)
        assert number(numbers[name]) in said


def test_both_readers_read_every_letter(sheet: Sheet) -> None:
    found = written(lessons.two_readers(sheet)[0])
    letters = sheet.numbers.reading.letters
    assert found.count("→") == found.count("←") == len(letters)
    assert all(f"“{letter}”" in found for letter in letters)
