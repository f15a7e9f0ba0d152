"""What the work costs, and how that grows."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter, NullLocator

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.results import Record

WAYS = {"one": "One process", "two": "Two processes side by side"}
TIMES = (  # curve, title, what is counted
    ("read", "Read the files", "names"),
    ("clean", "Clean", "names"),
    ("split", "Split", "names"),
    ("epoch", "Train one epoch", "names"),
    ("steps", "More steps", "steps"),
    ("length", "Longer names", "letters in each name"),
    ("hidden_size", "A larger layer", "hidden size"),
)


def replica_steps(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the time of a replica's step by the number of replicas.

    A panel for one process and one for two; a dotted line for the naive
    loop. Bars reach from the lower to the upper quartile over rounds.
    """
    cost = sheet.numbers.measurements.lab_cost
    figure = Figure(figsize=(7, 3.6))
    panels = figure.subplots(1, 2, sharey=True)
    said = []
    for axes, (way, title) in zip(panels, WAYS.items(), strict=True):
        for look, marker in zip(sheet.looks, cycle(MARKERS)):
            steps = cost.replica_step[look.key]
            mark(axes, look, marker, cost.sizes, steps[way].wall)
            axes.axhline(steps.naive.wall[1], color=look.colour, ls=":", lw=1.2)
        scale(axes, cost.sizes)
        axes.set(title=title, xlabel="replicas in each process")
    panels[0].set_ylabel("microseconds for a step of one")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3)
    for look in sheet.looks:
        steps = cost.replica_step[look.key]
        said.append(
            f"{look.label}: naive {steps.naive.wall[1]:.0f}, "
            f"{best(cost.sizes, steps.one.wall)} in one process, "
            f"{best(cost.sizes, steps.two.wall)} in each of two"
        )
    return figure, (
        "Microseconds that the step of one replica takes by the wall clock, "
        "by the number of replicas that share a process. At their fastest: "
        f"{'; '.join(said)}."
    )


def best(sizes: Sequence[int], quartiles: Sequence[Sequence[float]]) -> str:
    """Return the least median, and with how many replicas it comes."""
    middles = [middle for _, middle, _ in quartiles]
    n = int(np.argmin(middles))
    return f"{middles[n]:.0f} with {sizes[n]}"


def mark(
    axes: Axes,
    look: Look,
    marker: str,
    sizes: Sequence[int],
    quartiles: Sequence[Sequence[float]],
) -> None:
    """Draw medians as a line, and their quartiles as bars."""
    low, middle, high = np.array(quartiles).T
    axes.errorbar(
        sizes,
        middle,
        [middle - low, high - middle],
        marker=marker,
        ms=4.5,
        lw=1.4,
        elinewidth=1,
        color=look.colour,
        label=look.label,
    )


def growth(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the seconds of each kind of work by its size, and the law."""
    curves = sheet.numbers.measurements.growth.curves
    figure = Figure(figsize=(7, 6.9))
    panels = figure.subplots(3, 3).ravel()
    said = []
    for axes, (name, title, unit) in zip(panels, TIMES, strict=False):
        curve = curves[name]
        said.append(draw_law(sheet, axes, curve, curve.seconds, title))
        axes.set_xlabel(unit)
        axes.set_ylabel("seconds")
    said.append(draw_memory(sheet, panels[7]))
    draw_replicas(sheet, panels[8])
    handles, labels = panels[8].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower right", ncols=3)
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
    axes.set_title(f"{title}: {law.exponent:.2f}")
    return f"{title}, exponent {law.exponent:.2f} ({low:.2f} to {high:.2f})"


def draw_memory(sheet: Sheet, axes: Axes) -> str:
    """Draw the memory that names take in training; both scales are linear."""
    measured = sheet.numbers.measurements.growth
    sizes, study = np.array(measured.curves.read.sizes), measured.study
    line = study.base + study.kilobytes / 1024 * sizes
    axes.plot(sizes, line, color=sheet.ink, lw=1)
    axes.plot(sizes, measured.curves.epoch.memory, "o", color=sheet.ink, ms=4.5)
    axes.set(xlabel="names", ylabel="MB")
    axes.set_title(f"Memory: {study.kilobytes:.2f} kB each")
    axes.set_xticks([0, sizes[-1]], ["0", short(sizes[-1])])
    return f"Memory, {study.kilobytes:.2f} kilobytes for each name"


def draw_replicas(sheet: Sheet, axes: Axes) -> None:
    """Draw the time of a step of all replicas by their number."""
    cost = sheet.numbers.measurements.lab_cost
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        steps = cost.replica_step[look.key].one.wall
        whole = [
            size * middle / 1e3
            for size, (_, middle, _) in zip(cost.sizes, steps, strict=True)
        ]
        axes.plot(
            cost.sizes,
            whole,
            marker=marker,
            ms=3.5,
            lw=1.2,
            color=look.colour,
            label=look.label,
        )
    scale(axes, cost.sizes[::2])
    axes.set(title="A step of all", xlabel="replicas", ylabel="ms")


def scale(axes: Axes, sizes: Sequence[int]) -> None:
    """Make both axes logarithmic, with ticks that can be read."""
    axes.set(xscale="log", yscale="log")
    axes.set_xticks(list(sizes), [short(size) for size in sizes])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:g}"))
    axes.yaxis.set_minor_formatter(NullFormatter())


def short(size: float) -> str:
    """Return a size in few letters: 20k."""
    return f"{size / 1000:.0f}k" if size >= 4_000 else f"{size:g}"
