"""A card: the picture beside a link to a page, where it is shared.

It has the site's name, the page's title and a figure of the page, drawn afresh
for it. Its size is the one that Open Graph's readers ask for.
"""

import io
import textwrap
from collections.abc import Mapping
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image

from firsthand.drawing.style import PAPER, style
from firsthand.drawing.svg import Look, Sheet
from firsthand.drawing.tick_labels import write_numbers
from firsthand.drawing.tokens import COLOURS
from firsthand.tasks import Advance, Outputs, Task, resolve

WIDTH, HEIGHT = 1200, 630  # pixels
DPI = 100
MARGIN, WORDS = 60, 400  # pixels: around all, and the width of the words
LINE = 17  # letters of a title
SIZES = {"title": 34, "site": 17}  # points
EDGE = 0.012  # of the width: a bar, as at the head of a page
SOFT, BAR = COLOURS["soft"].light, COLOURS["bar"].light
FEW = 64  # colours in the file: enough for lines, letters and areas


def render(task: Task) -> Outputs:
    """Return the card that the settings describe.

    They hold `site` and `title`, and what a figure's settings hold.
    """
    (png,) = task.each(draw, [(task.settings, task.numbers)])
    return {"png": png}


def draw(item: tuple[Mapping[str, Any], Any], advance: Advance) -> bytes:
    """Return a card as PNG, the same bytes each time."""
    settings, numbers = item
    looks = [
        Look(one["key"], one["label"], one["colours"][0])
        for one in settings["looks"]
    ]
    with mpl.rc_context():
        mpl.rcdefaults()  # whatever an author's matplotlibrc says
        mpl.rcParams.update(style(settings["name"], settings["face"]))
        mpl.rcParams["axes.facecolor"] = "none"
        figure, _ = resolve(settings["draw"])(Sheet(numbers, looks))
        write_numbers(figure)
        room = (WIDTH - WORDS - 3 * MARGIN, HEIGHT - 2 * MARGIN)
        card = Image.fromarray(pixels(words(settings)))
        shown = Image.fromarray(pixels(fitted(figure, *room)))
    left = WIDTH - MARGIN - shown.width
    card.paste(shown, (left, (HEIGHT - shown.height) // 2))
    return png(card)


def words(settings: Mapping[str, Any]) -> Figure:
    """Return a card with its words alone."""
    card = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI)
    card.set_layout_engine("none")
    title = "\n".join(textwrap.wrap(settings["title"], LINE))
    x, top, bottom = MARGIN / WIDTH, 1 - MARGIN / HEIGHT, MARGIN / HEIGHT
    card.text(x, top, title, weight="bold", size=SIZES["title"], va="top")
    card.text(x, bottom, settings["site"], size=SIZES["site"], color=SOFT)
    edge = Rectangle((0, 0), EDGE, 1, color=BAR, lw=0)
    card.add_artist(edge)
    return card


def fitted(figure: Figure, width: int, height: int) -> Figure:
    """Return a figure that fills some pixels one way, and fits the other."""
    inches_wide, inches_high = figure.get_size_inches()
    figure.set_dpi(min(width / inches_wide, height / inches_high))
    return figure


def pixels(figure: Figure) -> Any:
    """Return a figure as reds, greens and blues, on a page's paper."""
    figure.set_facecolor(PAPER)
    canvas: Any = FigureCanvasAgg(
        figure
    )  # Matplotlib types none of its methods
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3].copy()


def png(card: Image.Image) -> bytes:
    """Return a picture as a small file without a date."""
    out = io.BytesIO()
    few = card.quantize(FEW, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(out, "png", optimize=True)
    return out.getvalue()
