"""What the work costs, and how that grows."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, NullLocator

from firsthand.drawing.line_ends import End, label_ends
from firsthand.drawing.svg import MARKERS, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import count, number
from firsthand.results import Record
from remembering_names.figures.scale_words import WORDS

WAYS = ("naive", "one", "two")
SIZES = {"now": "-", "all": "--"}  # of the lab study, and their lines
MEASURED = 2  # workers
BELOW = 0.6  # of the least minutes, from where the axis begins
ROOM = 4  # for the names of lines, right of the most workers, times these
TIMES = {  # curves: what is counted
    **dict.fromkeys(("read", "clean", "split", "epoch"), "names"),
    "steps": "steps",
    "length": "letters",
    "hidden_size": "size",
}


def lab_steps(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the time of a step of the lab protocol, by model and way.

    Bars reach from the lower to the upper quartile over rounds.
    """
    cost = sheet.numbers.measurements.lab_cost
    figure = Figure(figsize=(WIDTH, 2.8))
    axes = figure.subplots()
    said, say = [], sheet.say(WORDS)
    for row, look in enumerate(sheet.looks):
        steps = cost.step[look.key]
        for way, marker in zip(WAYS, cycle(MARKERS)):
            mark(axes, look.colour, marker, steps[way].wall, row)
        medians = [number(steps[way].wall[1], 0) for way in WAYS]
        said.append(say("ways", model=look.label, medians=say.items(medians)))
    for way, marker in zip(WAYS, cycle(MARKERS)):
        axes.plot([], [], marker, color=sheet.ink, label=say(way))
    axes.set(xscale="log", xlabel=say("step"))
    axes.set_yticks(range(len(sheet.looks)), [one.label for one in sheet.looks])
    axes.invert_yaxis()
    axes.margins(y=0.25)
    figure.legend(loc="outside lower center", ncols=1)
    return figure, say("lab_steps", said=say.clauses(said))


def mark(
    axes: Axes,
    colour: str,
    marker: str,
    quartiles: Sequence[float],
    row: int,
) -> None:
    """Draw a median as a mark, and the quartiles as a bar."""
    low, middle, high = quartiles
    axes.errorbar(
        middle,
        row,
        xerr=[[middle - low], [high - middle]],
        marker=marker,
        ms=6,
        color=colour,
        elinewidth=1.2,
    )


def growth(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the seconds of each kind of work by its size, and the law."""
    curves = sheet.numbers.measurements.growth.curves
    figure = Figure(figsize=(WIDTH, 9.6))
    panels = figure.subplots(5, 2).ravel()
    panels[-1].remove()
    panels[-2].set_subplotspec(panels[-2].get_gridspec()[-1, :])
    said, say = [], sheet.say(WORDS)
    for axes, (name, unit) in zip(panels, TIMES.items(), strict=False):
        said.append(draw_law(sheet, axes, curves[name], say(name)))
        axes.set(xlabel=say(f"of_{unit}"), ylabel=say("seconds"))
    said.append(draw_memory(sheet, panels[7]))
    said.append(draw_workers(sheet, panels[8]))
    return figure, say("growth", said=say.clauses(said))


def draw_law(sheet: Sheet, axes: Axes, curve: Record, title: str) -> str:
    """Draw points and their law; say its exponent in words."""
    say = sheet.say(WORDS)
    sizes, law = np.array(curve.sizes), curve.law
    low, high = law.interval
    axes.plot(sizes, law.scale * sizes**law.exponent, color=sheet.ink, lw=1)
    axes.plot(sizes, curve.seconds, "o", color=sheet.ink, ms=4.5)
    scale(axes, curve.sizes[:: max(1, len(curve.sizes) // 2)])
    told = {"work": title, "exponent": number(law.exponent)}
    axes.set_title(say("law", **told))
    return say("law_said", low=number(low), high=number(high), **told)


def draw_memory(sheet: Sheet, axes: Axes) -> str:
    """Draw the memory that names take in training; both scales are linear."""
    measured, say = sheet.numbers.measurements.growth, sheet.say(WORDS)
    sizes, study = np.array(measured.curves.read.sizes), measured.study
    line = study.base + study.kilobytes / 1024 * sizes
    axes.plot(sizes, line, color=sheet.ink, lw=1)
    axes.plot(sizes, measured.curves.epoch.memory, "o", color=sheet.ink, ms=4.5)
    axes.set(xlabel=say("of_names"), ylabel=say("megabytes"))
    kilobytes = number(study.kilobytes)
    axes.set_title(say("memory", kilobytes=kilobytes))
    axes.set_xticks([0, sizes[-1]], ["0", count(int(sizes[-1]))])
    return say("memory_said", kilobytes=kilobytes)


def draw_workers(sheet: Sheet, axes: Axes) -> str:
    """Draw the minutes of the lab study by workers; say them in words."""
    larger = sheet.numbers.measurements.lab_cost.larger
    workers, say = larger.workers, sheet.say(WORDS)
    said, ends = [], []
    for size, line in SIZES.items():
        minutes = [seconds / 60 for seconds in larger.seconds[size]]
        axes.plot(workers, minutes, line, color=sheet.ink, lw=1)
        for crew, each in zip(workers, minutes, strict=True):
            inside = sheet.ink if crew <= MEASURED else "none"
            axes.plot(crew, each, "o", color=sheet.ink, mfc=inside, ms=4.5)
        ends.append(End(say(size), sheet.ink, workers[-1], minutes[-1]))
        told = {"one": number(minutes[0], 1), "all": number(minutes[-1], 1)}
        crew = count(workers[-1])
        said.append(say(f"{size}_said", workers=crew, **told))
    scale(axes, workers)
    axes.set_title(say("more_workers"))
    axes.set(xlabel=say("workers"), ylabel=say("minutes"))
    axes.set_xlim(right=ROOM * workers[-1])
    axes.set_ylim(bottom=BELOW * min(end.y for end in ends))
    label_ends(axes, ends)
    return say("study", said=say.clauses(said))


def scale(axes: Axes, sizes: Sequence[int]) -> None:
    """Make both axes logarithmic, with ticks that can be read."""
    axes.set(xscale="log", yscale="log")
    axes.set_xticks(list(sizes), [*map(count, sizes)])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_minor_formatter(NullFormatter())
