"""What gated cells keep: the paths of their Jacobians, and half-lives."""

from itertools import cycle
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import count, short
from remembering_names.seeds import mean_over_seeds

TERMS = ("direct", "candidate", "input", "forget", "update", "reset", "whole")
CASES = ("start", "start_0", "start_1", "trained")
WORDS = {
    "en": {
        "direct": "kept directly",
        "candidate": "via the candidate",
        "input": "via the input gate",
        "forget": "via the forget gate",
        "update": "via the update gate",
        "reset": "via the reset gate",
        "whole": "all together",
        "start": "at the start",
        "start_0": "at the start, forget bias 0",
        "start_1": "at the start, forget bias 1",
        "trained": "trained",
        "gain": "RMS gain",
        "path": "{path} {gain}",
        "case": "{case}: {paths}",
        "model": "{model}, {cases}.",
        "terms": (
            "RMS gain of each path through the cell, over letters of names; "
            "an identity has a gain of 1. {said}"
        ),
        "cell": "One cell",
        "layer": "A layer of {cells} cells",
        "bias": "forget bias",
        "half_life": "half-life, steps",
        "share": "share of cells with more",
        "bound": "bound",
        "line": "half-life",
        "one_bias": "bias {bias}",
        "one_said": "Bias {bias}: {steps} steps",
        "chrono": "chrono, {delay}",
        "chrono_said": "chrono up to {delay}: {steps} steps on average",
        "half_lives": "Half-life of a cell by its forget bias. {said}.",
    }
}
LINES = ("-", "--", "-.", ":")
BELOW = (0.5, -0.24)  # where a panel's legend begins


def terms(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gain of each path of the Jacobian: a panel a model."""
    say = sheet.say(WORDS)
    cases_of = {
        look.key: sheet.numbers.cell_terms[look.key] for look in sheet.looks
    }
    shown = paths_of(next(iter(cases_of.values())))
    height = 0.9 + 0.38 * len(shown)
    figure = Figure(figsize=(WIDTH, 0.6 + height * len(cases_of)))
    panels = figure.subplots(len(cases_of), 1, sharex=True, squeeze=False)[:, 0]
    said = []
    for axes, look in zip(panels, sheet.looks, strict=True):
        said.append(paths(say, axes, look, cases_of[look.key]))
        axes.set(title=look.label, xscale="log")
        axes.axvline(1, color=sheet.ink, ls=":", lw=1)
        axes.grid(visible=False, axis="y")
        axes.set_yticks(range(len(shown)), list(map(say, shown)))
        axes.invert_yaxis()
    panels[-1].set_xlabel(say("gain"))
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=1)
    return figure, say("terms", said=say.sentences(said))


def paths_of(cases: Any) -> list[str]:
    """Return the paths that a model has, the direct one first."""
    return [name for name in TERMS if name in cases["trained"]]


def paths(say: Voice, axes: Axes, look: Look, cases: Any) -> str:
    """Draw a model's paths, a marker a case; say the means in words."""
    said, shown = [], paths_of(cases)
    kept = [case for case in CASES if case in cases]
    for n, (case, marker) in enumerate(zip(kept, cycle(MARKERS), strict=False)):
        means = [mean_over_seeds(cases[case][name]) for name in shown]
        y = np.arange(len(shown)) + 0.2 * (n - (len(kept) - 1) / 2)
        face = look.colour if case == "trained" else "none"
        label = say(case)
        axes.plot(
            means, y, marker, ms=6, mfc=face, color=look.colour, label=label
        )
        parts = [
            say("path", path=say(name), gain=short(mean))
            for name, mean in zip(shown, means, strict=True)
        ]
        said.append(say("case", case=label, paths=say.items(parts)))
    return say("model", model=look.label, cases=say.clauses(said))


def half_lives(sheet: Sheet) -> tuple[Figure, str]:
    """Draw half-lives over the bias, and of all cells of chrono's layers."""
    numbers, say = sheet.numbers.half_lives, sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 6))
    by_bias, by_cell = figure.subplots(2, 1)
    said = [*biases(by_bias, sheet), *layers(by_cell, sheet)]
    by_bias.set(
        title=say("cell"),
        xlabel=say("bias"),
        yscale="log",
        xticks=range(-2, 9, 2),
        ylabel=say("half_life"),
    )
    by_cell.set(
        title=say("layer", cells=count(numbers.cells)),
        xscale="log",
        xlabel=say("half_life"),
        ylabel=say("share"),
    )
    return figure, say("half_lives", said=say.clauses(said))


def biases(axes: Axes, sheet: Sheet) -> list[str]:
    """Draw half-life over bias with its bound; mark some biases."""
    numbers, say = sheet.numbers.half_lives, sheet.say(WORDS)
    x = [point.bias for point in numbers.curve]
    axes.plot(
        x,
        [point.bound for point in numbers.curve],
        ":",
        lw=3.5,
        color=sheet.ink,
        alpha=0.4,
        label=say("bound"),
    )
    axes.plot(
        x,
        [point.half_life for point in numbers.curve],
        color=sheet.ink,
        lw=1.4,
        label=say("line"),
    )
    for bias, one in numbers.biases.items():
        axes.plot(int(bias), one.half_life, "o", color=sheet.ink, ms=5)
    axes.legend(loc="upper center", bbox_to_anchor=BELOW, ncols=2)
    return [
        say("one_said", bias=bias, steps=short(one.half_life, 3))
        for bias, one in numbers.biases.items()
    ]


def layers(axes: Axes, sheet: Sheet) -> list[str]:
    """Draw the share of cells with more than a half-life, a line a layer."""
    numbers, say = sheet.numbers.half_lives, sheet.say(WORDS)
    for bias, style in (("0", LINES[0]), ("1", LINES[1])):
        half_life = numbers.biases[bias].half_life
        axes.step(
            [0.5, half_life, half_life],
            [1, 1, 0],
            ls=style,
            lw=1.2,
            color=sheet.ink,
            label=say("one_bias", bias=bias),
        )
    said = []
    for style, width, (delay, layer) in zip(
        LINES,
        (2.6, 2.2, 1.8),
        sorted(numbers.chrono.items(), key=longest),
        strict=False,
    ):
        cells = layer.half_lives
        left = 1 - np.arange(1, len(cells) + 1) / len(cells)
        axes.step(
            [0.5, *cells],
            [1, *left],
            where="post",
            ls=style,
            lw=width,
            color=sheet.ink,
            alpha=0.6,
            label=say("chrono", delay=count(int(delay))),
        )
        steps = short(mean_over_seeds(layer.mean), 3)
        said.append(say("chrono_said", delay=count(int(delay)), steps=steps))
    axes.legend(loc="upper center", bbox_to_anchor=BELOW, ncols=2)
    return said


def longest(layer: tuple[str, Any]) -> int:
    """Return the delay that a layer was made for."""
    return int(layer[0])
