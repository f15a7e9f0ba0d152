"""What gates do while a name is read."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np
from matplotlib.figure import Figure

from firsthand.drawing.svg import MARKERS, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import short
from remembering_names.figures.memory_labels import WHEN, models
from remembering_names.figures.memory_words import WORDS
from remembering_names.seeds import mean_over_seeds


def half_lives(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the share of units whose half-life is at most so many letters."""
    figure = Figure(figsize=(WIDTH, 5.0))
    panels = figure.subplots(2, 1, sharex=True)
    say = sheet.say(WORDS)
    said = []
    for axes, when in zip(panels, WHEN, strict=True):
        for look, marker in zip(sheet.looks, cycle(MARKERS)):
            rows = sheet.numbers[look.key].memory[when].half_lives
            line = quantiles(rows)
            parts = np.linspace(0, 1, len(rows[0]))[: len(line)]
            axes.plot(
                line, parts, marker=marker, ms=3.5, lw=1.2, color=look.colour
            )
            middle = line[len(rows[0]) // 2 :][:1]  # none if it is infinite
            told = {"when": say(when), "model": look.label}
            said += [say("median", median=short(m), **told) for m in middle]
        axes.set(title=say(when), xscale="log")
        axes.set_xticks([0.5, 1, 2, 4, 8], ["½", "1", "2", "4", "8"])
        axes.minorticks_off()
    axes.set_xlabel(say("half_life"))
    figure.supylabel(say("units"))
    models(figure, sheet.looks)
    return figure, say("half_lives", said=say.clauses(said))


def quantiles(rows: Sequence[Sequence[float | None]]) -> list[float]:
    """Return the mean over seeds of each quantile, those that are finite."""
    means = []
    for values in zip(*rows, strict=True):
        finite = [value for value in values if value is not None]
        if len(finite) < len(values):
            break
        means.append(mean_over_seeds(finite))
    return means
