"""The figures of the tasks, drawn from made-up results."""

from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import LIGHT_SCALE
from firsthand.results import Record
from remembering_names.experiments.tasks import CELLS as CELLS_RUN
from remembering_names.experiments.tasks import CURRICULUM, SOME, TASKS
from remembering_names.figures import tasks
from remembering_names.probes.tasks.study import lengths_of

SEEDS = [1, 2, 3]


def study(learned_up_to: list[int], cells: Any) -> Record:
    """Return a study in which all cells learn alike."""
    accuracy = Record({"400": [0.99 if n >= 316 else 0.3 for n in SEEDS]})
    found = Record(learned_up_to=learned_up_to, accuracy=accuracy)
    cells = Record(dict.fromkeys(cells, found))
    return Record(seeds=SEEDS, tested=[400], cells=cells)


@pytest.fixture
def sheet() -> Sheet:
    """Return made-up results, in ink on paper."""
    lengths = {
        "hold": [316, 316, 316],
        "overwrite": [316, 211, 0],
        "ignore": [0, 6, 9],
        "replace": [316, 316, 0],
        "hold_back": [0, 0, 0],
    }
    numbers = Record(
        {
            key: Record(task=study(found, TASKS[key]["cells"]))
            for key, found in lengths.items()
        }
    )
    return Sheet(numbers, [], "#000000", "#cccccc")


def test_every_cell_that_is_run_has_a_row() -> None:
    assert {*tasks.KEYS} == {*CELLS_RUN}
    assert {*tasks.TASKS, *tasks.MORE} == {*TASKS}


def test_each_seed_of_each_cell_has_a_square(sheet: Sheet) -> None:
    for draw, cells in ((tasks.learned, CELLS_RUN), (tasks.more, SOME)):
        figure, _ = draw(sheet)
        shown = tasks.TASKS if draw is tasks.learned else tasks.MORE
        squares = figure.axes[0].patches
        assert len(squares) == len(SEEDS) * len(cells) * len(shown)


def test_the_words_count_the_seeds_that_learn_all(sheet: Sheet) -> None:
    _, alt = tasks.learned(sheet)
    for said in ("hold: LSTM 3,", "overwrite: LSTM 1,", "ignore: LSTM 0,"):
        assert said in alt
    assert "replace: LSTM 2," in tasks.more(sheet)[1]


def test_the_brightest_colour_is_for_all_lengths() -> None:
    *others, last = lengths_of({"curriculum": CURRICULUM})
    low, high = tasks.BOUNDS[-2:]
    assert low <= last < high
    assert max(others) < low


def test_a_dot_can_be_told_from_its_square(sheet: Sheet) -> None:
    for study in sheet.numbers.values():
        for cell in study.task.cells.values():
            cell.accuracy["400"] = [0.99 for _ in SEEDS]
    figure, _ = tasks.learned(sheet)
    axes = figure.axes[0]
    dots = [(np.asarray(dot.get_xydata())[0], dot) for dot in axes.lines]
    assert len(dots) == len(axes.patches)
    for square, (middle, dot) in zip(axes.patches, dots, strict=True):
        assert isinstance(square, Rectangle)
        assert square.get_bbox().contains(*middle)
        place = LIGHT_SCALE.index(to_hex(square.get_facecolor()))
        assert dot.get_color() == sheet.on(place / len(LIGHT_SCALE))
