"""What the work costs, and how that grows."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter, NullLocator

from firsthand.drawing.svg import MARKERS, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import number
from firsthand.results import Record

WAYS = {
    "naive": "Naive loop",
    "one": "Compiled, one process",
    "two": "Compiled, two processes",
}
SIZES = {"now": "Now", "all": "Twice of all"}
MEASURED = 2  # workers
TIMES = (  # curve, title, what is counted
    ("read", "Read the files", "names"),
    ("clean", "Clean", "names"),
    ("split", "Split", "names"),
    ("epoch", "Train one epoch", "names"),
    ("steps", "More steps", "steps"),
    ("length", "Longer names", "letters in each name"),
    ("hidden_size", "A larger layer", "hidden size"),
)


def lab_steps(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the time of a step of the lab protocol, by model and way.

    Bars reach from the lower to the upper quartile over rounds.
    """
    cost = sheet.numbers.measurements.lab_cost
    figure = Figure(figsize=(WIDTH, 2.8))
    axes = figure.subplots()
    said = []
    for row, look in enumerate(sheet.looks):
        steps = cost.step[look.key]
        for way, marker in zip(WAYS, cycle(MARKERS)):
            mark(axes, look.colour, marker, steps[way].wall, row)
        medians = [number(steps[way].wall[1], 0) for way in WAYS]
        said.append(f"{look.label}: {', '.join(medians)}")
    for (_, title), marker in zip(WAYS.items(), cycle(MARKERS)):
        axes.plot([], [], marker, color=sheet.ink, label=title)
    axes.set(xscale="log", xlabel="microseconds for a step")
    axes.set_yticks(range(len(sheet.looks)), [one.label for one in sheet.looks])
    axes.invert_yaxis()
    axes.margins(y=0.25)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:g}"))
    figure.legend(loc="outside lower center", ncols=1)
    return figure, (
        "Microseconds that a step of one run takes by the wall clock, on a "
        "logarithmic scale: in the naive loop, compiled, and compiled in "
        f"each of two processes (half of what a step of both takes). "
        f"{'; '.join(said)}."
    )


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
    said = []
    for axes, (name, title, unit) in zip(panels, TIMES, strict=False):
        curve = curves[name]
        said.append(draw_law(sheet, axes, curve, curve.seconds, title))
        axes.set_xlabel(unit)
        axes.set_ylabel("seconds")
    said.append(draw_memory(sheet, panels[7]))
    said.append(draw_workers(sheet, panels[8]))
    return figure, (
        "Cost by size on logarithmic scales (but for memory), with the power "
        f"law nearest to the points. {'; '.join(said)}."
    )


def draw_law(
    sheet: Sheet, axes: Axes, curve: Record, costs: Sequence[float], title: str
) -> str:
    """Draw points and their law; say its exponent in words."""
    sizes, law = np.array(curve.sizes), curve.law
    low, high = law.interval
    axes.plot(sizes, law.scale * sizes**law.exponent, color=sheet.ink, lw=1)
    axes.plot(sizes, costs, "o", color=sheet.ink, ms=4.5)
    scale(axes, curve.sizes[:: max(1, len(curve.sizes) // 2)])
    axes.set_title(f"{title}:\n{number(law.exponent)}")
    ends = f"{number(low)} to {number(high)}"
    return f"{title}, exponent {number(law.exponent)} ({ends})"


def draw_memory(sheet: Sheet, axes: Axes) -> str:
    """Draw the memory that names take in training; both scales are linear."""
    measured = sheet.numbers.measurements.growth
    sizes, study = np.array(measured.curves.read.sizes), measured.study
    line = study.base + study.kilobytes / 1024 * sizes
    axes.plot(sizes, line, color=sheet.ink, lw=1)
    axes.plot(sizes, measured.curves.epoch.memory, "o", color=sheet.ink, ms=4.5)
    axes.set(xlabel="names", ylabel="MB")
    axes.set_title(f"Memory:\n{number(study.kilobytes)} kB each")
    axes.set_xticks([0, sizes[-1]], ["0", short(sizes[-1])])
    return f"Memory, {number(study.kilobytes)} kilobytes for each name"


def draw_workers(sheet: Sheet, axes: Axes) -> str:
    """Draw the minutes of the lab study by workers; say them in words."""
    larger = sheet.numbers.measurements.lab_cost.larger
    workers, said = larger.workers, []
    for (size, title), line in zip(SIZES.items(), ("-", "--"), strict=True):
        minutes = [seconds / 60 for seconds in larger.seconds[size]]
        axes.plot(workers, minutes, line, color=sheet.ink, lw=1)
        for count, each in zip(workers, minutes, strict=True):
            inside = sheet.ink if count <= MEASURED else "none"
            axes.plot(count, each, "o", color=sheet.ink, mfc=inside, ms=4.5)
        axes.text(workers[-1], 1.3 * minutes[-1], title, ha="right")
        said.append(
            f"{title.lower()} {number(minutes[0], 1)} minutes with one worker, "
            f"{number(minutes[-1], 1)} with {workers[-1]}"
        )
    scale(axes, workers)
    axes.set(title="More\nworkers", xlabel="workers", ylabel="minutes")
    return f"The lab study: {'; '.join(said)}"


def scale(axes: Axes, sizes: Sequence[int]) -> None:
    """Make both axes logarithmic, with ticks that can be read."""
    axes.set(xscale="log", yscale="log")
    axes.set_xticks(list(sizes), [short(size) for size in sizes])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:g}"))
    axes.yaxis.set_minor_formatter(NullFormatter())


def short(size: float) -> str:
    """Return a size in few letters: 20k."""
    return f"{number(size / 1000, 0)}k" if size >= 4_000 else f"{size:g}"
