"""Delay recall: a clock beside two latches, their states and their answers."""

from itertools import cycle
from statistics import fmean

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from firsthand.drawing.svg import MARKERS, Sheet
from firsthand.drawing.tokens import COLOURS, HAIR, THIN, WIDTH
from firsthand.filters import count, fixed, percent
from firsthand.results import Record
from remembering_names.figures.delay_rows import Row, rows
from remembering_names.figures.delay_words import WORDS

SHOWN = {"a": "clock", "b": "torch_lstm", "c": "identity_tanh_rnn"}
HEIGHTS = (2.4, 1.6, 1.1, 1.1)  # of panels, from the top
HUES = [  # of the eight symbols
    COLOURS[name].light
    for name in (
        "code-number",
        "link",
        "code-function",
        "code-string",
        "accent",
        "code-constant",
        "code-special",
        "code-keyword",
    )
]
TRAIL = 3  # states of each symbol, the last of those that are drawn
ASIDE = 10  # points from a state to its letter
CLOSE = 0.2  # of the mean way out: nearer states push their letters apart
BEHIND = 5  # points, of a line that is seen behind the clock's marks
WINDOW = (600, 624)  # delays that are looked at closely


def clock(sheet: Sheet) -> tuple[Figure, str]:
    """Draw states in two principal components, and accuracy by delay."""
    states, say = sheet.numbers.delay_states, sheet.say(WORDS)
    names = {row.key: row for row in rows(sheet)}
    figure = Figure(figsize=(WIDTH, 8.8))
    panels = figure.subplot_mosaic("aa;bc;dd;ee", height_ratios=HEIGHTS)
    said = []
    for place, part in SHOWN.items():
        run = states[part]
        row = names[run.key]
        draw_states(panels[place], run, states.symbols, sheet)
        is_clock = part == "clock"
        title = say("the_clock", network=row.title) if is_clock else row.title
        panels[place].set_title(title)
        moved, held = percent(run.moved[0], 1), percent(run.variance, 0)
        said.append(say("moved", network=row.label, moved=moved, held=held))
    ticking, latch = names[states.clock.key], names[states.torch_lstm.key]
    draw_answers(panels["d"], sheet, ticking, latch)
    draw_window(panels["e"], sheet, ticking, latch)
    figure.supylabel(say("per_cent"), y=0.27)
    figure.legend(
        *panels["d"].get_legend_handles_labels(),
        loc="outside lower center",
        ncols=2,
    )
    return figure, say(
        "states", said=say.clauses(said), period=by_remainder(sheet)
    )


def draw_states(axes: Axes, run: Record, symbols: str, sheet: Sheet) -> None:
    """Draw where each symbol's state goes: faint, but for the last steps."""
    ends = np.array([late[-1] for late in run.late])
    for n, (symbol, mark) in enumerate(zip(symbols, cycle(MARKERS))):
        early, late = np.array(run.early[n]), np.array(run.late[n])
        axes.plot(*early.T, color=sheet.faint, lw=HAIR, zorder=1)
        axes.plot(*late.T, "o", color=sheet.faint, ms=3, zorder=1)
        axes.plot(*late[-TRAIL:].T, color=HUES[n], lw=THIN)
        axes.plot(*late[-1], mark, color=HUES[n], ms=6)
        axes.annotate(
            symbol,
            late[-1],
            xytext=aside(ends, n),
            textcoords="offset points",
            ha="center",
            va="center",
            color=HUES[n],
            weight="bold",
        )
    axes.set(xticks=[], yticks=[], aspect="equal", adjustable="datalim")
    axes.grid(visible=False)
    axes.spines[:].set_visible(False)
    axes.margins(0.2)


def aside(ends: NDArray[np.float64], n: int) -> tuple[float, float]:
    """Return how far from the state at place n its letter stands, in points.

    Outwards, but away from another state that is close by.
    """
    out = ends - ends.mean(axis=0)
    others = np.delete(ends, n, axis=0)
    ways = ends[n] - others
    gaps = np.hypot(*ways.T)
    near = gaps.argmin()
    close = gaps[near] < CLOSE * np.hypot(*out.T).mean()
    way = ways[near] if close else out[n]
    x, y = way * ASIDE / (np.hypot(*way) or 1.0)
    return float(x), float(y)


def everywhere(sheet: Sheet, part: str) -> list[int]:
    """Return a run's accuracy at every delay, from one on, in per cent."""
    run = sheet.numbers.delay_states[part]
    study = sheet.numbers[run.key].delay_curriculum
    found: list[int] = study.everywhere[run.place]
    return found


def draw_answers(axes: Axes, sheet: Sheet, row: Row, held: Row) -> None:
    """Draw all delays, and rings round those that the study tests."""
    shares, say = everywhere(sheet, "clock"), sheet.say(WORDS)
    delays = range(1, len(shares) + 1)
    latch = everywhere(sheet, "torch_lstm")
    axes.plot(delays, latch, color=held.colour, lw=BEHIND, label=held.label)
    label = say("ticking")
    axes.plot(delays, shares, "o", ms=1.1, color=row.colour, label=label)
    tested = [d for d in sheet.numbers.delay_task.tested if d <= len(shares)]
    axes.plot(
        tested,
        [shares[delay - 1] for delay in tested],
        "o",
        ms=8,
        mfc="none",
        color=sheet.ink,
        label=say("first_tested"),
    )
    axes.set(title=say("everywhere"), ylim=(-12, 112))


def draw_window(axes: Axes, sheet: Sheet, row: Row, held: Row) -> None:
    """Draw a few delays in a row, so that the period is seen."""
    shares, say = everywhere(sheet, "clock"), sheet.say(WORDS)
    last = min(WINDOW[1], len(shares))
    first = max(last - (WINDOW[1] - WINDOW[0]), 1)
    delays = range(first, last + 1)
    latch = everywhere(sheet, "torch_lstm")[first - 1 : last]
    axes.plot(delays, latch, color=held.colour, lw=BEHIND)
    axes.plot(
        delays,
        shares[first - 1 : last],
        "-o",
        ms=3,
        lw=HAIR,
        color=row.colour,
    )
    axes.set(title=say("closer"), xlabel=say("delay"), ylim=(-12, 112))


def by_remainder(sheet: Sheet) -> str:
    """Return in words what the clock scores at each remainder."""
    run, say = sheet.numbers.delay_states.clock, sheet.say(WORDS)
    kind = sheet.numbers[run.key].delay_curriculum.kind[run.place]
    period = kind and kind["period"]
    if not period:
        return say("no_period")
    shares = everywhere(sheet, "clock")
    means = [fmean(shares[(n - 1) % period :: period]) for n in range(period)]
    said = [
        say("remainder", share=fixed(mean, 0), left=count(left))
        for left, mean in enumerate(means)
    ]
    return say("period", period=count(period), means=say.items(said))
