"""What gates do while a name is read."""

from collections.abc import Callable, Sequence
from itertools import cycle
from statistics import fmean

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import number, short
from firsthand.results import Record
from remembering_names.figures.memory_lags import WHEN, legend
from remembering_names.seeds import mean_over_seeds

KINDS = {"written": "share written", "kept": "share kept"}
Gates = dict[str, list[float]]  # a value a letter


def share(gates: Gates, kind: str) -> list[float]:
    """Return what is written or kept at each letter.

    With gates i and f they are these; else z is kept, the rest written.
    """
    keep = gates["f"] if "f" in gates else gates["z"]
    if kind == "kept":
        return keep
    return gates["i"] if "i" in gates else [1 - value for value in keep]


def chosen(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gates at work on the names that were chosen."""
    return by_letter(sheet, lambda names: names[: len(names) // 2])


def drawn(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gates at work on the names that were drawn by lot."""
    return by_letter(sheet, lambda names: names[len(names) // 2 :])


def by_letter(
    sheet: Sheet, pick: Callable[[Sequence[Record]], Sequence[Record]]
) -> tuple[Figure, str]:
    """Draw what is written and what is kept, letter by letter, a line a name.

    Args:
        sheet: The models with gates, and their numbers.
        pick: Which of the names that are shown.
    """
    stories = {
        look.key: pick(sheet.numbers[look.key].memory.shown)
        for look in sheet.looks
    }
    names = [story["letters"] for story in stories[sheet.looks[0].key]]
    figure = Figure(figsize=(WIDTH, 1.35 * len(names) + 1.2))
    grid = figure.subplots(len(names), 2, sharey=True)
    said = []
    for n, (line, name) in enumerate(zip(grid, names, strict=True)):
        for axes, (kind, title) in zip(line, KINDS.items(), strict=True):
            lines = [share(stories[k][n]["gates"], kind) for k in stories]
            trace(axes, sheet.looks, lines)
            axes.set_xticks(range(len(name)), list(name))
            if n == 0:
                axes.set_title(title)
            means = np.mean(lines, axis=0)
            most = name[int(means.argmax())]
            said.append(
                f"{name}, most {kind} at {most} ({number(means.max())})"
            )
    legend(figure, sheet.looks)
    return figure, (
        "Mean share of the state written and kept at each letter of "
        f"{len(names)} names, by model. Means over models: {'; '.join(said)}."
    )


def trace(
    axes: Axes, looks: Sequence[Look], lines: Sequence[Sequence[float]]
) -> None:
    """Draw one line a model over the letters of a name."""
    for look, marker, line in zip(looks, cycle(MARKERS), lines, strict=False):
        axes.plot(line, marker=marker, ms=4, lw=1.2, color=look.colour)


def letters_written(trained: Record) -> dict[str, float]:
    """Return the share that each letter writes, mean over seeds."""
    return {
        letter: mean_over_seeds(runs)
        for letter, runs in trained.written.items()
    }


def opened(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how much each letter of the alphabet writes, most first."""
    by_model = {
        look.key: letters_written(sheet.numbers[look.key].memory.trained)
        for look in sheet.looks
    }
    means = {
        letter: fmean(own[letter] for own in by_model.values())
        for letter in next(iter(by_model.values()))
    }
    order = sorted(means, key=means.__getitem__, reverse=True)
    figure = Figure(figsize=(WIDTH, 3.4))
    axes = figure.subplots()
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        shares = [by_model[look.key][letter] for letter in order]
        axes.plot(shares, marker, ms=5, color=look.colour, alpha=0.8)
    axes.plot([means[letter] for letter in order], color=sheet.ink, lw=1)
    # What is more than a letter has a line of its own.
    ticks = [one if len(one) == 1 else f"\n{one}" for one in order]
    axes.set_xticks(range(len(order)), ticks)
    axes.set_ylabel("share written")
    legend(figure, sheet.looks)
    ends = [f"{one} {number(means[one])}" for one in (*order[:3], *order[-3:])]
    return figure, (
        "Share of the state written at each letter of the alphabet, by model; "
        f"the line is their mean. Most: {', '.join(ends[:3])}. "
        f"Least: {', '.join(ends[3:])}."
    )


def half_lives(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the share of units whose half-life is at most so many letters."""
    figure = Figure(figsize=(WIDTH, 5.0))
    panels = figure.subplots(2, 1, sharex=True)
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
            said += [f"{WHEN[when]}, {look.label} {short(m)}" for m in middle]
        axes.set(title=WHEN[when], xscale="log")
        axes.set_xticks([0.5, 1, 2, 4, 8], ["½", "1", "2", "4", "8"])
        axes.minorticks_off()
    axes.set_xlabel("half-life, letters")
    figure.supylabel("share of units")
    legend(figure, sheet.looks)
    return figure, (
        "Share of units whose half-life is at most so many letters. Medians: "
        f"{'; '.join(said)}."
    )


def quantiles(rows: Sequence[Sequence[float | None]]) -> list[float]:
    """Return the mean over seeds of each quantile, those that are finite."""
    means = []
    for values in zip(*rows, strict=True):
        finite = [value for value in values if value is not None]
        if len(finite) < len(values):
            break
        means.append(mean_over_seeds(finite))
    return means
