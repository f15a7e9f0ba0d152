"""A figure as SVG: once for a light page, once for a dark one."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from firsthand.tasks import Advance, Outputs, Task, resolve

MARKERS = "osD^vP*X"  # so that colour is not the only difference
SCHEMES = ("light", "dark")
INK = {"light": "#24292f", "dark": "#e4e6eb"}
FAINT = {"light": "#d5d9de", "dark": "#434854"}


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
    """

    numbers: Any
    looks: list[Look]
    ink: str
    faint: str


def render(task: Task) -> Outputs:
    """Return the figure that the settings name, for each scheme."""
    items = [(scheme, task.settings, task.numbers) for scheme in SCHEMES]
    return dict(zip(SCHEMES, task.each(draw, items), strict=True))


def draw(item: tuple[str, Mapping[str, Any], Any], advance: Advance) -> str:
    """Return a figure as SVG, with its alt text in the metadata."""
    scheme, settings, numbers = item
    looks = [
        Look(look["key"], look["label"], look["colours"][SCHEMES.index(scheme)])
        for look in settings.get("looks", ())
    ]
    sheet = Sheet(numbers, looks, INK[scheme], FAINT[scheme])
    name = settings.get("name", settings["draw"])
    look: Any = style(sheet, name)
    with mpl.rc_context():
        mpl.rcdefaults()  # whatever an author's matplotlibrc says
        mpl.rcParams.update(look)
        figure, alt = resolve(settings["draw"])(sheet)
        return to_svg(figure, alt)


def to_svg(figure: Figure, alt: str) -> str:
    """Return a figure as the same bytes every time: no date, fixed ids."""
    buffer = io.StringIO()
    metadata = {"Date": None, "Creator": None, "Description": alt}
    figure.savefig(buffer, format="svg", transparent=True, metadata=metadata)
    lines = [line.rstrip() for line in buffer.getvalue().splitlines()]
    return "\n".join(lines) + "\n"


def style(sheet: Sheet, name: str) -> dict[str, Any]:
    """Return Matplotlib's settings for a scheme."""
    return {
        "svg.hashsalt": name,
        "figure.constrained_layout.use": True,
        "font.size": 9.5,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "axes.titlelocation": "left",
        "axes.titlesize": 10.5,
        "grid.color": sheet.faint,
        "grid.linewidth": 0.6,
        "legend.frameon": False,
        **dict.fromkeys(
            ("axes.edgecolor", "xtick.color", "ytick.color"), sheet.ink
        ),
        **dict.fromkeys(("text.color", "axes.labelcolor"), sheet.ink),
    }
