"""A figure as SVG: one file, for a light page and a dark one alike.

Functions draw in the colours of a light page. In the file each of them is a
variable of the page's stylesheet, and that colour where there is none.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.colors import Colormap, ListedColormap
from matplotlib.figure import Figure

from firsthand.drawing import tokens
from firsthand.drawing.page_svg import Given, for_page
from firsthand.drawing.style import FAINT, INK, PAPER, style
from firsthand.drawing.tick_labels import write_numbers
from firsthand.drawing.words import LANGUAGE, Voice, Words
from firsthand.tasks import Advance, Outputs, Task, resolve

MARKERS = "osD^vP*X"  # so that colour is not the only difference


@dataclass(frozen=True)
class Look:
    """How a model looks in a figure: its label and its colour."""

    key: str
    label: str
    colour: str


@dataclass(frozen=True)
class Sheet:
    """What a drawing function is given.

    Attributes:
        numbers: The results it asked for, by dotted name.
        looks: The models to show, in order.
        ink: The colour of text and lines.
        faint: The colour of what stays behind them.
        language: That of its words.
    """

    numbers: Any
    looks: list[Look]
    ink: str = INK
    faint: str = FAINT
    language: str = LANGUAGE

    def say(self, words: Words) -> Voice:
        """Return who says a module's words in the sheet's language."""
        return Voice(words, self.language)

    @property
    def scale(self) -> Colormap:
        """The colours of shares, from nothing to all."""
        return ListedColormap(tokens.LIGHT_SCALE)

    def on(self, share: float) -> str:
        """Return the colour of letters on that of a share."""
        return self.ink if share < 0.5 else PAPER


def render(task: Task) -> Outputs:
    """Return the figure that the settings name."""
    (svg,) = task.each(draw, [(task.settings, task.numbers)])
    return {"svg": svg}


def draw(item: tuple[Mapping[str, Any], Any], advance: Advance) -> str:
    """Return a figure as SVG, described in its title and description."""
    settings, numbers = item
    given = settings.get("looks", ())
    looks = [Look(k["key"], k["label"], k["colours"][0]) for k in given]
    name = settings.get("name", settings["draw"])
    face = settings.get("face", {})
    language = settings.get("language", LANGUAGE)
    sheet = Sheet(numbers, looks, language=language)
    with mpl.rc_context():
        mpl.rcdefaults()  # whatever an author's matplotlibrc says
        mpl.rcParams.update(style(name, face))
        figure, alt = resolve(settings["draw"])(sheet)
        write_numbers(figure)
        drawn = to_svg(figure)
        family = mpl.rcParams["font.family"][0]
    return for_page(drawn, Given(name, alt, variables(looks), family))


def variables(looks: list[Look]) -> dict[str, str]:
    """Return the name of each colour."""
    named = tokens.COLOURS | tokens.scale()
    names = {colour.light: name for name, colour in named.items()}
    return names | {look.colour: f"model-{look.key}" for look in looks}


def to_svg(figure: Figure) -> str:
    """Return a figure as Matplotlib writes it, without a date."""
    buffer = io.StringIO()
    metadata = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(buffer, format="svg", transparent=True, metadata=metadata)
    return buffer.getvalue()
