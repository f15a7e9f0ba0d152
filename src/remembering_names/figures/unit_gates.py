"""What each unit writes at each letter: what means over units hide."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import percent
from firsthand.results import Record

WIDE, SHUT = 0.9, 0.1  # shares beyond which a unit is open, or shut
WORDS = {
    "en": {
        "units": "units",
        "mean": "mean",
        "share": "share written",
        "name": (
            "{name}: {wide} more than nine tenths open, {shut} more than nine "
            "tenths shut, means over units from {least} to {most}"
        ),
        "alt": (
            "What each unit of {model} writes at each letter of names. {said}."
        ),
    }
}


def written(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the write gate of every unit, and its mean, letter by letter.

    A panel a name: a row is a unit, the same in both, a column a letter.
    """
    names = sheet.numbers.gate_units.names
    (look,) = sheet.looks
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 4.6))
    grid = figure.subplots(
        2, len(names), sharex="col", sharey="row", height_ratios=[5, 1]
    )
    for (above, below), name in zip(grid.T, names, strict=True):
        places = range(len(name.letters))
        mesh = cells(above, name, sheet)
        below.plot(places, name.mean, "o-", ms=4, color=look.colour)
        below.set_ylim(0, 1)
        below.set_xticks(places, list(name.letters))
    grid[0, 0].invert_yaxis()
    grid[0, 0].set(yticks=[], ylabel=say("units"))
    grid[1, 0].set_ylabel(say("mean"))
    grid[1, 0].yaxis.set_major_formatter(PercentFormatter(1))
    figure.colorbar(
        mesh,
        ax=list(grid.flat),
        orientation="horizontal",
        shrink=0.8,
        format=PercentFormatter(1),
        label=say("share"),
    )
    said = say.clauses(described(say, name) for name in names)
    return figure, say("alt", model=look.label, said=said)


def cells(axes: Axes, name: Record, sheet: Sheet) -> QuadMesh:
    """Draw a cell for each unit and letter of a name."""
    shares = np.array(name.written)  # (H, T)
    edges = np.arange(len(name.letters) + 1) - 0.5
    mesh = axes.pcolormesh(
        edges,
        np.arange(len(shares) + 1),
        shares,
        cmap=sheet.scale,
        vmin=0,
        vmax=1,
    )
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelbottom=False)
    return mesh


def described(say: Voice, name: Record) -> str:
    """Return how many gates of a name are open or shut, in words."""
    shares = np.array(name.written)
    wide, shut = (shares > WIDE).mean(), (shares < SHUT).mean()
    return say(
        "name",
        name=name.letters,
        wide=percent(wide, 0),
        shut=percent(shut, 0),
        least=percent(min(name.mean), 0),
        most=percent(max(name.mean), 0),
    )
