"""A card is of the size that is asked for, and shows what it is told to."""

import io
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from firsthand.drawing import card
from firsthand.drawing.svg import Sheet
from firsthand.results import Record
from remembering_names.figures.face import FACE

MOST = 40_000  # bytes, so that it is there at once
RED = (200, 0, 0)


def red(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a red square of a result's side, in inches."""
    side = sheet.numbers.side
    figure = Figure(figsize=(side, side))
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    axes.fill_between([0, 1], [1, 1], color="#c80000")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    return figure, "Red."


def drawn(title: str, side: float = 3) -> bytes:
    """Return a card with a red square."""
    settings: dict[str, Any] = {
        "draw": f"{__name__}:red",
        "name": "red",
        "looks": [],
        "face": FACE,
        "site": "Squares",
        "title": title,
    }
    return card.draw((settings, Record(side=side)), lambda _: None)


@pytest.fixture(scope="module")
def picture() -> Any:
    """Return a card's pixels."""
    with Image.open(io.BytesIO(drawn("Red"))) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def test_it_has_the_size_that_open_graph_asks_for(picture: Any) -> None:
    assert picture.shape == (630, 1200, 3)


def test_the_figure_fills_the_room_beside_the_words(picture: Any) -> None:
    is_red = np.abs(picture - RED).sum(-1) < 60
    rows, columns = np.nonzero(is_red)
    assert abs(np.ptp(rows) - (card.HEIGHT - 2 * card.MARGIN)) < 5
    assert columns.min() > card.WORDS + card.MARGIN
    assert columns.max() < card.WIDTH - card.MARGIN + 5


def test_a_figure_fits_whatever_its_size() -> None:
    with Image.open(io.BytesIO(drawn("Red", side=12))) as image:
        assert image.size == (card.WIDTH, card.HEIGHT)


def test_it_has_the_same_bytes_each_time_and_few_of_them() -> None:
    assert drawn("Red") == drawn("Red")
    assert len(drawn("Red")) < MOST


def test_another_title_makes_another_card() -> None:
    assert drawn("Red") != drawn("Blue")
