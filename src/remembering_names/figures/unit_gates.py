"""What each unit writes at each letter: what means over units hide."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent
from firsthand.results import Record

WIDE, SHUT = 0.9, 0.1  # shares beyond which a unit is open, or shut


def written(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the write gate of every unit, and its mean, letter by letter.

    A panel a name: a row is a unit, the same in both, a column a letter.
    """
    names = sheet.numbers.gate_units.names
    (look,) = sheet.looks
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
    grid[0, 0].set(yticks=[], ylabel="units")
    grid[1, 0].set_ylabel("mean")
    grid[1, 0].yaxis.set_major_formatter(PercentFormatter(1))
    figure.colorbar(
        mesh,
        ax=list(grid.flat),
        orientation="horizontal",
        shrink=0.8,
        format=PercentFormatter(1),
        label="share written",
    )
    return figure, (
        f"What each unit of {look.label} writes at each letter of names. "
        f"{'; '.join(map(described, names))}."
    )


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


def described(name: Record) -> str:
    """Return how many gates of a name are open or shut, in words."""
    shares = np.array(name.written)
    wide, shut = (shares > WIDE).mean(), (shares < SHUT).mean()
    return (
        f"{name.letters}: {percent(wide, 0)} more than nine tenths open, "
        f"{percent(shut, 0)} more than nine tenths shut, means over units "
        f"from {percent(min(name.mean), 0)} to {percent(max(name.mean), 0)}"
    )
