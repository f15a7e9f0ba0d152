"""Delay recall: how far each model gets, and how fast."""

from collections.abc import Mapping
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, NullLocator, PercentFormatter

from firsthand.drawing.svg import MARKERS, Sheet
from firsthand.filters import number
from firsthand.results import Record
from remembering_names.figures.held_out import grid
from remembering_names.seeds import mean_over_seeds

WAYS = {  # of training, and how they look
    "a new network for each delay": ("x", ":"),
    "one network, led from short to long": ("o", "-"),
}
STARTS = {  # whose results, what they are called, how they look
    "torch_lstm.delay_fixed": ("as PyTorch draws it", "o", ":"),
    "forget_bias.delay_start": ("forget bias raised by one", "s", "--"),
    "chrono.delay_start": ("chrono", "D", "-"),
}
Runs = Mapping[str, list[float]]  # delay -> an accuracy a seed


def by_delay(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each model's accuracy by delay, for both ways of training."""
    figure, panels = grid(sheet, height=2.1)
    said = []
    for look, axes in panels:
        numbers = sheet.numbers[look.key]
        fixed, climbed = numbers.delay_fixed, numbers.delay_curriculum
        frame(axes, sheet, climbed.tested)
        both = (fixed.accuracy, at_its_peak(climbed))
        for runs, (marker, line) in zip(both, WAYS.values(), strict=True):
            mark(axes, runs, marker, line, look.colour)
        said.append(
            f"{look.label}: solved up to "
            f"{', '.join(f'{d:,}' for d in climbed.solved_up_to)} by "
            f"curriculum, {reached(fixed)} at one fixed delay"
        )
    label(figure, sheet)
    return figure, (
        "Accuracy by delay. Crosses and dotted lines: a new network for each "
        "delay; circles and solid lines: one network, led from short delays "
        f"to long ones; a mark is a seed. {'; '.join(said)}."
    )


def reached(fixed: Record) -> str:
    """Return at which fixed delays every seed solved the task, in words."""
    solved = [f"{d:,}" for d in fixed.delays if all(fixed.solved[str(d)])]
    return f"every seed at {', '.join(solved)}" if solved else "none in all"


def at_its_peak(climbed: Record) -> Runs:
    """Return each seed's accuracies when it had solved its longest delay.

    Of the delays that are tested, that is. A seed that solved none of them
    shows how it ended.
    """
    runs = []
    for n, (solved, last) in enumerate(
        zip(climbed.solved_up_to, climbed.last, strict=True)
    ):
        passed = [delay for delay in climbed.tested if delay <= solved]
        row = climbed.transfer[str(passed[-1])][n] if passed else last
        runs.append(row)
    return {
        str(delay): list(accuracies)
        for delay, accuracies in zip(
            climbed.tested, zip(*runs, strict=True), strict=True
        )
    }


def mark(axes: Axes, runs: Runs, marker: str, line: str, colour: str) -> None:
    """Draw each seed as a mark, and a line through the means."""
    delays = [int(delay) for delay in runs]
    order = np.argsort(delays)
    for delay, accuracies in runs.items():
        axes.plot(
            [int(delay)] * len(accuracies),
            accuracies,
            marker,
            ms=4.5,
            alpha=0.75,
            color=colour,
            mfc="none",
        )
    means = [mean_over_seeds(accuracies) for accuracies in runs.values()]
    axes.plot(
        np.array(delays)[order],
        np.array(means)[order],
        line,
        lw=1.3,
        color=colour,
    )


def frame(axes: Axes, sheet: Sheet, ticks: list[int]) -> None:
    """Give a panel its axes: delays, accuracy, and what guessing scores."""
    axes.axhline(
        sheet.numbers.delay_task.chance, color=sheet.ink, ls=":", lw=0.8
    )
    axes.set(xscale="log", ylim=(-0.03, 1.06))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks(
        ticks, [f"{tick:,}" for tick in ticks], fontsize=7.5, rotation=45
    )
    axes.yaxis.set_major_formatter(PercentFormatter(1))


def label(figure: Figure, sheet: Sheet) -> None:
    """Name the two ways of training, and the axes that panels share."""
    ways = [
        Line2D([], [], marker=marker, ls=line, mfc="none", color=sheet.ink)
        for marker, line in WAYS.values()
    ]
    figure.legend(ways, list(WAYS), loc="outside upper center", ncols=2)
    figure.supxlabel("delay, in distractors", fontsize=9.5)
    figure.supylabel("accuracy on fresh sequences", fontsize=9.5)


def progress(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how many letters each seed has read when it solved each delay."""
    figure = Figure(figsize=(7, 3.8))
    axes = figure.subplots()
    task = sheet.numbers.delay_task
    said = []
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        climbed = sheet.numbers[look.key].delay_curriculum
        for n in range(len(climbed.seeds)):
            points = [
                (climbed.letters[str(delay)][n], delay)
                for delay in climbed.delays
                if climbed.letters[str(delay)][n] is not None
            ]
            axes.plot(
                *np.reshape(points, (-1, 2)).T,
                marker=marker,
                ms=3.5,
                lw=0.9,
                alpha=0.85,
                color=look.colour,
                label=look.label if n == 0 else None,
            )
        ends = ", ".join(f"{delay:,}" for delay in climbed.solved_up_to)
        said.append(f"{look.label} {ends}")
    axes.axvline(task.letters, color=sheet.ink, ls=":", lw=1)
    axes.set(
        xscale="log", yscale="log", xlabel="letters read", ylabel="delay solved"
    )
    axes.yaxis.set_minor_locator(NullLocator())
    ticks = [task.curriculum[0], *task.tested]
    axes.set_yticks(ticks, [f"{tick:,}" for tick in ticks])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: number(x, 0)))
    axes.legend(loc="upper left", fontsize=8.5)
    return figure, (
        "The delay solved by the number of letters read in the curriculum, a "
        f"line for each seed. Solved in the end: {'; '.join(said)}."
    )


def starts(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the accuracy at fixed delays by how the gates start."""
    (look,) = sheet.looks
    figure = Figure(figsize=(7, 3.2))
    axes = figure.subplots()
    said = []
    for name, (title, marker, line) in STARTS.items():
        key, experiment = name.split(".")
        fixed = sheet.numbers[key][experiment]
        frame(axes, sheet, fixed.delays)
        mark(axes, fixed.accuracy, marker, line, look.colour)
        axes.plot(
            [],
            [],
            marker=marker,
            ls=line,
            mfc="none",
            color=look.colour,
            label=title,
        )
        said.append(f"{title}: {reached(fixed)}")
    axes.set(
        xlabel="fixed delay, in distractors",
        ylabel="accuracy on fresh sequences",
    )
    axes.legend(loc="center right", title=f"{look.label}, its gates")
    return figure, (
        "Accuracy of an LSTM trained at one fixed delay, by how its gates "
        f"start; a mark is a seed. Solved: {'; '.join(said)}."
    )
