"""Delay recall: a clock beside two latches, their states and their answers."""

from statistics import fmean

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from firsthand.drawing.svg import Sheet
from firsthand.filters import fixed, percent
from firsthand.results import Record
from remembering_names.figures.delay_rows import Row, rows

SHOWN = ("clock", "torch_lstm", "identity_tanh_rnn")  # from left to right
HUES = (  # of the eight symbols, legible on light and on dark
    "#d1495b",
    "#d07c00",
    "#8a9a00",
    "#1b9e57",
    "#1596a8",
    "#3b74d6",
    "#8b5bd6",
    "#c24fae",
)
WINDOW = (600, 624)  # delays that are looked at closely


def clock(sheet: Sheet) -> tuple[Figure, str]:
    """Draw states in two principal components, and accuracy by delay."""
    states = sheet.numbers.delay_states
    names = {row.key: row for row in rows(sheet)}
    figure = Figure(figsize=(7, 6))
    places = [["a", "a", "b", "b", "c", "c"], ["d"] * 4 + ["e"] * 2]
    panels = figure.subplot_mosaic(places)
    said = []
    for axes, part in zip((panels[p] for p in "abc"), SHOWN, strict=True):
        run = states[part]
        row = names[run.key]
        draw_states(axes, run, states.symbols, sheet)
        title = f"The clock: {row.label}" if part == "clock" else row.label
        axes.set_title(title.replace(", ", ",\n"), fontsize=9)
        said.append(
            f"{row.label}: a step moves a state by "
            f"{percent(run.moved[0], 1)} of the spread of all states; the two "
            f"components hold {percent(run.variance, 0)} of the variance"
        )
    held = names[states.torch_lstm.key]
    draw_answers(panels["d"], sheet, names[states.clock.key], held)
    draw_window(panels["e"], sheet, names[states.clock.key], held)
    panels["d"].set_ylabel("accuracy, in per cent")
    return figure, (
        "Above: where the states of eight symbols go while distractors are "
        f"read, in their first two principal components. {'; '.join(said)}. "
        f"Below: accuracy at every delay. {by_remainder(sheet)}."
    )


def draw_states(axes: Axes, run: Record, symbols: str, sheet: Sheet) -> None:
    """Draw each symbol's way out, faint, and where it is much later."""
    for n, symbol in enumerate(symbols):
        early, late = np.array(run.early[n]), np.array(run.late[n])
        axes.plot(*early.T, color=sheet.faint, lw=0.8, zorder=1)
        axes.plot(*late.T, "-o", color=HUES[n], lw=0.7, ms=2.5, alpha=0.85)
        axes.annotate(
            symbol,
            late[-1],
            xytext=(4, 4),
            textcoords="offset points",
            color=HUES[n],
            fontsize=10,
        )
    axes.set(xticks=[], yticks=[])
    axes.grid(visible=False)
    axes.margins(0.12)


def everywhere(sheet: Sheet, part: str) -> list[int]:
    """Return a run's accuracy at every delay, from one on, in per cent."""
    run = sheet.numbers.delay_states[part]
    study = sheet.numbers[run.key].delay_curriculum
    found: list[int] = study.everywhere[run.place]
    return found


def draw_answers(axes: Axes, sheet: Sheet, row: Row, held: Row) -> None:
    """Draw all delays, and rings round those that the study tests."""
    shares = everywhere(sheet, "clock")
    delays = range(1, len(shares) + 1)
    axes.plot(delays, everywhere(sheet, "torch_lstm"), color=held.colour, lw=2)
    axes.plot(delays, shares, ".", ms=2.5, color=row.colour)
    tested = [d for d in sheet.numbers.delay_task.tested if d <= len(shares)]
    axes.plot(
        tested,
        [shares[delay - 1] for delay in tested],
        "o",
        ms=8,
        mfc="none",
        color=sheet.ink,
    )
    axes.set(xlabel="delay; rings: the delays first tested", ylim=(-4, 106))


def draw_window(axes: Axes, sheet: Sheet, row: Row, held: Row) -> None:
    """Draw a few delays in a row, so that the period is seen."""
    shares = everywhere(sheet, "clock")
    last = min(WINDOW[1], len(shares))
    first = max(last - (WINDOW[1] - WINDOW[0]), 1)
    delays = range(first, last + 1)
    latch = everywhere(sheet, "torch_lstm")[first - 1 : last]
    axes.plot(delays, latch, color=held.colour, lw=2)
    axes.plot(
        delays, shares[first - 1 : last], "-o", ms=3, lw=0.8, color=row.colour
    )
    axes.set(xlabel="delay, closer", ylim=(-4, 106), yticklabels=[])


def by_remainder(sheet: Sheet) -> str:
    """Return in words what the clock scores at each remainder."""
    run = sheet.numbers.delay_states.clock
    kind = sheet.numbers[run.key].delay_curriculum.kind[run.place]
    period = kind and kind["period"]
    if not period:
        return "No period was found"
    shares = everywhere(sheet, "clock")
    means = [
        f"{fixed(fmean(shares[(left - 1) % period :: period]), 0)} at those "
        f"that leave {left}"
        for left in range(period)
    ]
    return (
        f"Its period is {period}; divided by it, delays score on average, in "
        f"per cent: {', '.join(means)}"
    )
