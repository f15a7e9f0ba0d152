"""What is left of a gradient some letters before the end of a name."""

from functools import partial
from itertools import cycle
from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import short
from firsthand.results import Record
from remembering_names.figures.memory_labels import (
    FORMS,
    WHEN,
    Pick,
    Rows,
    legend,
    name_lines,
)
from remembering_names.figures.memory_words import WORDS
from remembering_names.seeds import means_over_seeds

PARTS = ("h", "c")
POWERS = {"largest": "--", "radius": ":"}  # of a matrix, and their lines


def gains(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gain of each part of the state against the lag."""
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 4.8))
    panels = figure.subplots(len(WHEN), 1, sharex=True, sharey=True)
    said = []
    for axes, when in zip(panels, WHEN, strict=True):
        for part, ls in zip(PARTS, FORMS, strict=True):
            ends = draw(axes, sheet, when, partial(gain, part), ls)
            told = {"when": say(when), "state": say(part)}
            said.append(say("gains_of", ends=ends, **told))
        axes.set_title(say(when))
    panels[-1].set_xlabel(say("lag"))
    figure.supylabel(say("gain"))
    legend(figure, sheet, map(say, PARTS))
    picks = {part: partial(gain, part) for part in PARTS}
    name_lines(panels, sheet, picks["h"], {say("c"): picks["c"]})
    return figure, say("gains", said=say.sentences(said))


def slopes(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gradient of the loss by letter against the lag."""
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 5.0))
    panels = figure.subplots(2, 1, sharex=True, sharey=True)
    said = []
    for axes, when in zip(panels, WHEN, strict=True):
        ends = draw(axes, sheet, when, attrgetter("letters"))
        said.append(say("slopes_of", when=say(when), ends=ends))
        axes.set_title(say(when))
    axes.set_xlabel(say("lag"))
    figure.supylabel(say("slope"))
    name_lines(panels, sheet, attrgetter("letters"))
    return figure, say("slopes", said=say.sentences(said))


def highways(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gain of what is kept, and that of its gate alone."""
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 5.2))
    panels = figure.subplots(2, 1, sharex=True, sharey=True)
    said = []
    for axes, when in zip(panels, WHEN, strict=True):
        whole = draw(axes, sheet, when, kept)
        alone = draw(axes, sheet, when, attrgetter("highway"), "--")
        told = {"whole": whole, "alone": alone}
        said.append(say("highways_of", when=say(when), **told))
        axes.set_title(say(when))
    axes.set_xlabel(say("lag"))
    figure.supylabel(say("gain"))
    legend(figure, sheet, map(say, ("all_paths", "gate_alone")))
    name_lines(panels, sheet, kept)
    return figure, say("highways", said=say.sentences(said))


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
    said, say = [], sheet.say(WORDS)
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
        first, last = short(line[0]), short(line[-1])
        said.append(say("ends", model=look.label, first=first, last=last))
    axes.set_yscale("log")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    return say.items(said)


def bounds(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the largest gain of layers without gates below its bound."""
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 2.6 * len(sheet.looks)))
    grid = figure.subplots(
        len(sheet.looks), 2, sharex=True, sharey=True, squeeze=False
    )
    said = []
    for line, look in zip(grid, sheet.looks, strict=True):
        for axes, when in zip(line, WHEN, strict=True):
            said.append(bound(axes, sheet, look, when))
            axes.set_title(say(f"title_{when}", model=look.label))
        line[0].set_ylabel(say("largest_gain"))
    for axes in grid[-1]:
        axes.set_xlabel(say("lag"))
    name = say("measured")
    handles = [Line2D([], [], color=sheet.ink, marker="o", ms=4, label=name)]
    handles += [
        Line2D([], [], color=sheet.ink, ls=ls, label=say(name))
        for name, ls in POWERS.items()
    ]
    figure.legend(handles=handles, ncols=3, loc="outside lower center")
    return figure, say("bounds", said=say.sentences(said))


def bound(axes: Axes, sheet: Sheet, look: Look, when: str) -> str:
    """Draw one layer's gain and bounds; say where they end."""
    own, say = sheet.numbers[look.key].memory[when], sheet.say(WORDS)
    line = means_over_seeds(own.largest.h)
    lags = np.arange(1, len(line) + 1)
    axes.plot(lags, line, "o-", ms=4, color=look.colour)
    axes.set_yscale("log")
    told = {"model": look.label, "when": say(when)}
    told["measured"] = short(line[-1])
    if "matrix" not in own:
        return say("unbounded", **told)
    for key, ls in POWERS.items():
        powers = np.mean(np.array(own.matrix[key])[:, None] ** lags, axis=0)
        axes.plot(lags, powers, ls=ls, lw=1.2, color=sheet.ink)
        told[key] = short(powers[-1])
    return say("bounded", **told)
