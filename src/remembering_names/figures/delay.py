"""Delay recall: how far each model gets, and how fast."""

from collections.abc import Mapping
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, NullLocator, PercentFormatter

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import count, number
from firsthand.results import Record
from remembering_names.figures.delay_rows import (
    BOTH_ENDS,
    MARKS,
    ends,
    rows,
    ticks,
)
from remembering_names.figures.delay_words import WORDS

STARTS = {  # whose results, as words name them, too; how they look
    "torch_lstm.delay_fixed": ("o", ":"),
    "forget_bias.delay_start": ("s", "--"),
    "chrono.delay_start": ("D", "-"),
}
ASIDE = {":": 0.93, "--": 1, "-": 1.07}  # so that marks are seen side by side
Runs = Mapping[str, list[float]]  # delay -> an accuracy a seed


def furthest(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how far each network got in the curriculum, a mark a seed."""
    shown, say = list(rows(sheet)), sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 1.7 + 0.36 * len(shown)))
    axes = figure.subplots()
    task = sheet.numbers.delay_task
    said = []
    for y, row in enumerate(shown):
        study = sheet.numbers[row.key].delay_curriculum
        seeds = len(study.seeds)
        runs = zip(study.solved_up_to, study.kind, strict=True)
        for n, (solved, kind) in enumerate(runs):
            marker = MARKS[kind["kind"]] if kind else BOTH_ENDS
            place = y + 0.5 * ((n + 0.5) / seeds - 0.5)
            axes.plot(
                max(solved, 1), place, marker, color=row.colour, ms=5, alpha=0.8
            )
        said.append(say("ends", network=row.label, ends=ends(say, study)))
    axes.set(xscale="log", ylim=(len(shown) - 0.5, -0.5))
    axes.set_yticks(range(len(shown)), [row.below for row in shown])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks(*ticks(task.tested))
    axes.set_xlabel(say("distractors"))
    marks = {**MARKS, "both_ends": BOTH_ENDS}
    figure.legend(
        [
            Line2D([], [], marker=mark, ls="", color=sheet.ink, ms=5)
            for mark in marks.values()
        ],
        list(map(say, marks)),
        loc="outside upper center",
        ncols=2,
        handletextpad=0.2,
    )
    return figure, say("furthest", said=say.clauses(said))


def reached(say: Voice, start: str, fixed: Record) -> str:
    """Return at which fixed delays every seed solved the task, in words."""
    solved = [count(d) for d in fixed.delays if all(fixed.solved[str(d)])]
    if not solved:
        return say("none_solved", start=start)
    return say("all_solved", start=start, delays=say.items(solved))


def mark(axes: Axes, runs: Runs, look: Look, form: tuple[str, str]) -> None:
    """Draw a line through each seed's accuracies, never through a mean.

    Where some seeds solve a delay and others do not, no run is near the mean.
    """
    marker, line = form
    delays = sorted(runs, key=int)
    for accuracies in zip(*(runs[delay] for delay in delays), strict=True):
        axes.plot(
            [ASIDE[line] * int(delay) for delay in delays],
            accuracies,
            ls=line,
            marker=marker,
            ms=4.5,
            lw=1,
            alpha=0.75,
            color=look.colour,
            mfc="none",
        )


def frame(axes: Axes, sheet: Sheet, delays: list[int]) -> None:
    """Give a panel its axes: delays, accuracy, and what guessing scores."""
    chance = sheet.numbers.delay_task.chance
    label = sheet.say(WORDS)("guessing")
    axes.axhline(chance, color=sheet.ink, ls=":", lw=1, label=label)
    axes.set(xscale="log", ylim=(-0.03, 1.06))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks(*ticks(delays))
    axes.yaxis.set_major_formatter(PercentFormatter(1))


def progress(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how many letters each seed has read when it solved each delay."""
    figure = Figure(figsize=(WIDTH, 4.6))
    axes = figure.subplots()
    task, say = sheet.numbers.delay_task, sheet.say(WORDS)
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
        ends = say.items(map(count, climbed.solved_up_to))
        said.append(say("climbed", model=look.label, ends=ends))
    label = say("all_letters")
    axes.axvline(task.letters, color=sheet.ink, ls=":", lw=1, label=label)
    axes.set(xscale="log", yscale="log")
    axes.set(xlabel=say("letters"), ylabel=say("solved"))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_yticks(*ticks(task.curriculum))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: number(x, 0)))
    figure.legend(loc="outside lower center", ncols=2)
    return figure, say("progress", said=say.clauses(said))


def starts(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the accuracy at fixed delays by how the gates start."""
    (look,) = sheet.looks
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 3.9))
    axes = figure.subplots()
    said = []
    for name, form in STARTS.items():
        marker, line = form
        key, experiment = name.split(".")
        fixed = sheet.numbers[key][experiment]
        mark(axes, fixed.accuracy, look, form)
        axes.plot(
            [],
            [],
            marker=marker,
            ls=line,
            mfc="none",
            color=look.colour,
            label=say(name),
        )
        said.append(reached(say, say(name), fixed))
    frame(axes, sheet, fixed.delays)
    axes.set(xlabel=say("fixed"), ylabel=say("accuracy"))
    title = say("gates", model=look.label)
    figure.legend(loc="outside lower center", title=title)
    return figure, say("starts", said=say.clauses(said))
