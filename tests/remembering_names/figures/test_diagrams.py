"""The diagrams: nothing overlaps, nothing dangles, and all can be read."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from firsthand.drawing import tokens
from firsthand.drawing.diagrams import rounded
from firsthand.drawing.style import style
from firsthand.drawing.svg import Look, Sheet
from remembering_names.figures import diagrams_cells, diagrams_rnn
from remembering_names.figures.face import FACE
from remembering_names.root import ROOT

Draw = Callable[[Sheet], tuple[Figure, str]]
Some = TypeVar("Some")
Points = NDArray[np.float64]
SHEET = Sheet(None, [Look("key", "label", "#b34700")], "#000000", "#cccccc")
CELLS = (diagrams_cells.lstm, diagrams_cells.gru)
EACH = pytest.mark.parametrize("draw", [*CELLS, diagrams_rnn.unrolled])


def drawn(draw: Draw) -> Figure:
    """Return a diagram that has been laid out."""
    with mpl.rc_context(style("diagram", FACE)):
        figure, _ = draw(SHEET)
        figure.draw_without_rendering()
    return figure


def texts(figure: Figure) -> dict[Text, Bbox]:
    """Return each text, and where it stands."""
    return {text: text.get_window_extent() for text in figure.axes[0].texts}


def patches(figure: Figure, kind: type[Some]) -> list[Some]:
    """Return the boxes, circles or lines of a diagram."""
    return [one for one in figure.axes[0].patches if isinstance(one, kind)]


def course(line: Any) -> Path:
    """Return what a line was drawn along: its own path has a head, too."""
    path = line._path_original
    assert isinstance(path, Path)
    return path


def vertices(path: Path) -> Points:
    """Return the points of a path."""
    return np.asarray(path.vertices, dtype=float)


def points(line: FancyArrowPatch) -> list[Points]:
    """Return points that lie close to each other along a line."""
    inner = vertices(course(line).interpolated(50))
    assert line.axes is not None
    return [*line.axes.transData.transform(inner)]


@EACH
def test_no_two_texts_overlap(draw: Draw) -> None:
    extents = list(texts(drawn(draw)).values())
    for n, one in enumerate(extents):
        assert not any(one.overlaps(other) for other in extents[n + 1 :])


@EACH
def test_every_text_is_on_the_sheet(draw: Draw) -> None:
    figure = drawn(draw)
    for text, extent in texts(figure).items():
        corners = [*extent.corners()]
        assert all(figure.bbox.contains(*at) for at in corners), text


@EACH
def test_no_line_runs_through_a_text(draw: Draw) -> None:
    figure = drawn(draw)
    for line in patches(figure, FancyArrowPatch):
        for text, extent in texts(figure).items():
            through = [at for at in points(line) if extent.contains(*at)]
            assert not through, text


@EACH
def test_what_is_written_in_a_box_stays_inside(draw: Draw) -> None:
    figure = drawn(draw)
    for text, extent in texts(figure).items():
        for box in patches(figure, FancyBboxPatch):
            frame = box.get_window_extent()
            if frame.overlaps(extent):
                inside = [frame.contains(*at) for at in extent.corners()]
                assert all(inside), text


@EACH
def test_a_phone_shows_every_letter_large_enough(draw: Draw) -> None:
    figure = drawn(draw)
    for text in texts(figure):
        inches = float(text.get_fontsize()) / 72
        share = inches / figure.get_figwidth()
        assert share * tokens.PHONE >= tokens.LEGIBLE, text


@pytest.mark.parametrize("draw", CELLS)
def test_no_line_of_a_cell_ends_in_nothing(draw: Draw) -> None:
    figure = drawn(draw)
    to_pixels = figure.axes[0].transData.transform
    lines = patches(figure, FancyArrowPatch)
    for line in lines:
        others = [
            at for other in lines if other is not line for at in points(other)
        ]
        for end in to_pixels(vertices(course(line))[[0, -1]]):
            width = figure.bbox.width
            on_line = any(np.hypot(*(end - at)) < 3 for at in others)
            on_box = any(
                box.get_window_extent().padded(2).contains(*end)
                for box in patches(figure, FancyBboxPatch)
            )
            on_rim = any(
                circle.get_window_extent().padded(2).contains(*end)
                for circle in patches(figure, Circle)
            )
            outside = min(*end, width - end[0]) < 0.02 * width
            assert on_line or on_box or on_rim or outside, end


@pytest.mark.parametrize(
    ("draw", "symbols"),
    [
        (diagrams_cells.lstm, None),
        (diagrams_cells.gru, {"z_t", "r_t", "n_t", "h_t"}),
    ],
)
def test_every_line_of_the_equations_has_its_symbol(
    draw: Draw, symbols: set[str] | None
) -> None:
    if symbols is None:
        name = "docs/generated/lstm_cell.derivation.equations.md"
        equations = (ROOT / name).read_text("utf-8")
        symbols = {
            f"{one}_t" for one in re.findall(r"(\w)_\{t\} &=", equations)
        }
        assert len(symbols) == 6
    written = {text.get_text().strip("$") for text in texts(drawn(draw))}
    assert symbols <= written


@EACH
def test_the_alt_text_names_every_symbol(draw: Draw) -> None:
    figure, said = draw(SHEET)
    for text in texts(figure):
        symbol = re.match(r"\$([a-zA-Z])_", text.get_text())
        if symbol:
            assert re.search(rf"\b{symbol[1]}\b", said)


def test_the_gradient_goes_back_one_step_at_a_time_to_the_first_letter() -> (
    None
):
    figure = drawn(diagrams_rnn.unrolled)
    back = [
        vertices(course(line))
        for line in patches(figure, FancyArrowPatch)
        if line.get_linestyle() not in ("-", "solid")
    ]
    steps = len(diagrams_rnn.NAME)
    assert len(back) == steps - 1
    for step, path in zip(range(steps, 1, -1), back, strict=True):
        for x, place in ((path[0, 0], step), (path[-1, 0], step - 1)):
            assert abs(x - diagrams_rnn.place(place)) < diagrams_rnn.HALF


def test_corners_are_rounded_and_ends_stay() -> None:
    path = vertices(rounded([(0, 0), (0, 9), (9, 9)])).tolist()
    assert path[0] == [0, 0]
    assert [0, 9] in path[1:-1]
    assert path[-1] == [9, 9]
    assert len(path) == 5
