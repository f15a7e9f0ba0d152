"""What is left of a gradient some letters before the end of a name."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import cycle
from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from firsthand.drawing.line_ends import End, label_ends
from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import short
from firsthand.results import Record
from remembering_names.seeds import means_over_seeds

WHEN = {"initial": "Before training", "trained": "Trained"}
PARTS = {"h": "hidden state", "c": "cell state"}
FORMS = ("-", "--")  # of their lines
Rows = list[list[float]]  # a seed each, of a value a lag
Pick = Callable[[Record], Rows | None]


def gains(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gain of each part of the state against the lag."""
    figure = Figure(figsize=(WIDTH, 4.8))
    panels = figure.subplots(len(WHEN), 1, sharex=True, sharey=True)
    said = []
    for axes, when in zip(panels, WHEN, strict=True):
        for (part, title), ls in zip(PARTS.items(), FORMS, strict=True):
            ends = draw(axes, sheet, when, partial(gain, part), ls)
            said.append(f"{WHEN[when]}, {title}: {ends}")
        axes.set_title(WHEN[when])
    panels[-1].set_xlabel("letters from the end")
    figure.supylabel("gain")
    legend(figure, sheet, PARTS.values())
    name_lines(panels, sheet, partial(gain, "h"))
    return figure, (
        "Root mean square gain from an earlier state to the last one, on a "
        f"logarithmic axis, at lags 1 and 10. {'. '.join(said)}."
    )


def slopes(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gradient of the loss by letter against the lag."""
    figure = Figure(figsize=(WIDTH, 5.0))
    panels = figure.subplots(2, 1, sharex=True, sharey=True)
    said = []
    for axes, when in zip(panels, WHEN, strict=True):
        ends = draw(axes, sheet, when, attrgetter("letters"))
        said.append(f"{WHEN[when]}: {ends}")
        axes.set_title(WHEN[when])
    axes.set_xlabel("letters from the end")
    figure.supylabel("gradient, last letter's is 1")
    name_lines(panels, sheet, attrgetter("letters"))
    return figure, (
        "Norm of the loss's gradient with respect to each letter, relative to "
        f"the last letter's, at lags 0 and 10. {'. '.join(said)}."
    )


def highways(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gain of what is kept, and that of its gate alone."""
    figure = Figure(figsize=(WIDTH, 5.2))
    panels = figure.subplots(2, 1, sharex=True, sharey=True)
    said = []
    for axes, when in zip(panels, WHEN, strict=True):
        whole = draw(axes, sheet, when, kept)
        alone = draw(axes, sheet, when, attrgetter("highway"), "--")
        said.append(f"{WHEN[when]}: all paths {whole}; the gate {alone}")
        axes.set_title(WHEN[when])
    axes.set_xlabel("letters from the end")
    figure.supylabel("gain")
    legend(figure, sheet, ("all paths", "the gate alone"))
    name_lines(panels, sheet, kept)
    return figure, (
        "Gain of the cell state, or of a GRU's state, by all paths and by way "
        f"of the gate that keeps alone, at lags 1 and 10. {'. '.join(said)}."
    )


def gain(part: str, own: Record) -> Rows | None:
    """Return the gain of a part of the state, if a model has that part."""
    rows: Rows | None = own.rms.get(part)
    return rows


def kept(own: Record) -> Rows:
    """Return the gain of what a model keeps: its cell, else its state."""
    rows: Rows = own.rms.get("c") or own.rms.h
    return rows


def draw(axes: Axes, sheet: Sheet, when: str, pick: Pick, ls: str = "-") -> str:
    """Draw a line a model; say where each begins and ends.

    Args:
        axes: Where.
        sheet: The models, and their numbers.
        when: Which of their states: initial or trained.
        pick: What of a model's numbers to draw, if it has it.
        ls: The style of the lines.
    """
    said = []
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        numbers = sheet.numbers[look.key].memory
        rows = pick(numbers[when])
        if rows is None:
            continue
        line = means_over_seeds(rows)
        lags = range(numbers.lags + 1)[-len(line) :]
        axes.plot(
            lags, line, ls=ls, marker=marker, ms=4, lw=1.3, color=look.colour
        )
        said.append(f"{look.label} {short(line[0])} and {short(line[-1])}")
    axes.set_yscale("log")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    return ", ".join(said)


def bounds(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the largest gain of layers without gates below its bound."""
    figure = Figure(figsize=(WIDTH, 2.6 * len(sheet.looks)))
    grid = figure.subplots(
        len(sheet.looks), 2, sharex=True, sharey=True, squeeze=False
    )
    said = []
    for line, look in zip(grid, sheet.looks, strict=True):
        for axes, when in zip(line, WHEN, strict=True):
            own = sheet.numbers[look.key].memory[when]
            ends = bound(axes, sheet, look, own)
            said.append(f"{look.label}, {WHEN[when]}: {ends}")
            axes.set_title(f"{look.label},\n{WHEN[when].lower()}")
        line[0].set_ylabel("largest gain")
    for axes in grid[-1]:
        axes.set_xlabel("letters from the end")
    handles = [
        Line2D([], [], color=sheet.ink, marker="o", ms=4, label="measured"),
        Line2D([], [], color=sheet.ink, ls="--", label="bound"),
        Line2D([], [], color=sheet.ink, ls=":", label="spectral radius"),
    ]
    figure.legend(handles=handles, ncols=3, loc="outside lower center")
    return figure, (
        "Largest singular value of the Jacobian, its bound and the spectral "
        f"radius, each to the power of the lag, at lag 10. {'. '.join(said)}."
    )


def bound(axes: Axes, sheet: Sheet, look: Look, own: Record) -> str:
    """Draw one layer's gain and bounds; say where they end."""
    line = means_over_seeds(own.largest.h)
    lags = np.arange(1, len(line) + 1)
    axes.plot(lags, line, "o-", ms=4, color=look.colour)
    axes.set_yscale("log")
    said = f"measured {short(line[-1])}"
    if "matrix" in own:
        for key, ls, word in (
            ("largest", "--", "bound"),
            ("radius", ":", "spectral radius"),
        ):
            powers = np.mean(np.array(own.matrix[key])[:, None] ** lags, axis=0)
            axes.plot(lags, powers, ls=ls, lw=1.2, color=sheet.ink)
            said += f", {word} {short(powers[-1])}"
    return said


def name_lines(panels: Iterable[Axes], sheet: Sheet, pick: Pick) -> None:
    """Write each model's label where its line ends, in every panel."""
    for axes, when in zip(panels, WHEN, strict=True):
        ends = []
        for look in sheet.looks:
            numbers = sheet.numbers[look.key].memory
            rows = pick(numbers[when])
            if rows is not None:
                last = means_over_seeds(rows)[-1]
                ends.append(End(look.label, look.colour, numbers.lags, last))
        label_ends(axes, ends)


def legend(figure: Figure, sheet: Sheet, labels: Iterable[str]) -> None:
    """Put what the forms of lines mean below a figure."""
    lines = [
        Line2D([], [], color=sheet.ink, ls=ls, label=label)
        for label, ls in zip(labels, FORMS, strict=True)
    ]
    figure.legend(handles=lines, loc="outside lower center", ncols=2)


def models(figure: Figure, looks: Iterable[Look]) -> None:
    """Put each model's marker and label below a figure."""
    lines = [
        Line2D([], [], color=look.colour, marker=marker, ms=4, label=look.label)
        for look, marker in zip(looks, cycle(MARKERS))
    ]
    figure.legend(handles=lines, loc="outside lower center", ncols=2)
