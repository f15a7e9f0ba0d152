"""What gated cells keep: the paths of their Jacobians, and half-lives."""

from itertools import cycle
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import short
from remembering_names.seeds import mean_over_seeds

TERMS = {  # how each path is called, the direct one first
    "direct": "kept directly",
    "candidate": "via the candidate",
    "input": "via the input gate",
    "forget": "via the forget gate",
    "update": "via the update gate",
    "reset": "via the reset gate",
    "whole": "all together",
}
CASES = {
    "start": "at the start",
    "start_0": "at the start, forget bias 0",
    "start_1": "at the start, forget bias 1",
    "trained": "trained",
}
LINES = ("-", "--", "-.", ":")


def terms(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the gain of each path of the Jacobian: a panel a model."""
    cases_of = {
        look.key: sheet.numbers.cell_terms[look.key] for look in sheet.looks
    }
    first = next(iter(cases_of.values()))
    shown = [name for name in TERMS if name in first["trained"]]
    height = 0.9 + 0.38 * len(shown)
    figure = Figure(figsize=(WIDTH, 0.6 + height * len(cases_of)))
    panels = figure.subplots(len(cases_of), 1, sharex=True, squeeze=False)[:, 0]
    said = []
    for axes, look in zip(panels, sheet.looks, strict=True):
        said.append(paths(axes, look, cases_of[look.key], shown))
        axes.set(title=look.label, xscale="log")
        axes.axvline(1, color=sheet.ink, ls=":", lw=1)
        axes.grid(visible=False, axis="y")
        axes.set_yticks(range(len(shown)), [TERMS[name] for name in shown])
        axes.invert_yaxis()
    panels[-1].set_xlabel("RMS gain")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=1)
    return figure, (
        "RMS gain of each path through the cell, over letters of names; an "
        f"identity has a gain of 1. {' '.join(said)}"
    )


def paths(axes: Axes, look: Look, cases: Any, shown: list[str]) -> str:
    """Draw a model's paths, a marker a case; say the means in words."""
    said = []
    kept = [case for case in CASES if case in cases]
    for n, (case, marker) in enumerate(zip(kept, cycle(MARKERS), strict=False)):
        means = [mean_over_seeds(cases[case][name]) for name in shown]
        y = np.arange(len(shown)) + 0.2 * (n - (len(kept) - 1) / 2)
        face = look.colour if case == "trained" else "none"
        axes.plot(
            means,
            y,
            marker,
            ms=6,
            mfc=face,
            color=look.colour,
            label=CASES[case],
        )
        parts = [
            f"{TERMS[name]} {short(mean)}"
            for name, mean in zip(shown, means, strict=True)
        ]
        said.append(f"{CASES[case]}: {', '.join(parts)}")
    return f"{look.label}, {'; '.join(said)}."


def half_lives(sheet: Sheet) -> tuple[Figure, str]:
    """Draw half-lives over the bias, and of all cells of chrono's layers."""
    numbers = sheet.numbers.half_lives
    figure = Figure(figsize=(WIDTH, 5.6))
    by_bias, by_cell = figure.subplots(2, 1)
    said = [*biases(by_bias, sheet), *layers(by_cell, sheet)]
    by_bias.set(
        title="One cell",
        xlabel="forget bias",
        yscale="log",
        xticks=range(-2, 9, 2),
        ylabel="half-life, steps",
    )
    by_cell.set(
        title=f"A layer of {numbers.cells} cells",
        xscale="log",
        xlabel="half-life, steps",
        ylabel="share of cells with more",
    )
    return figure, f"Half-life of a cell by its forget bias. {'; '.join(said)}."


def biases(axes: Axes, sheet: Sheet) -> list[str]:
    """Draw half-life over bias with its bound; mark some biases."""
    numbers = sheet.numbers.half_lives
    x = [point.bias for point in numbers.curve]
    axes.plot(
        x,
        [point.bound for point in numbers.curve],
        ":",
        lw=3.5,
        color=sheet.ink,
        alpha=0.4,
        label="bound",
    )
    axes.plot(
        x,
        [point.half_life for point in numbers.curve],
        color=sheet.ink,
        lw=1.4,
        label="half-life",
    )
    for bias, one in numbers.biases.items():
        axes.plot(int(bias), one.half_life, "o", color=sheet.ink, ms=5)
    axes.legend()
    return [
        f"Bias {bias}: {short(one.half_life, 3)} steps"
        for bias, one in numbers.biases.items()
    ]


def layers(axes: Axes, sheet: Sheet) -> list[str]:
    """Draw the share of cells with more than a half-life, a line a layer."""
    numbers = sheet.numbers.half_lives
    for bias, style in (("0", LINES[0]), ("1", LINES[1])):
        half_life = numbers.biases[bias].half_life
        axes.step(
            [0.5, half_life, half_life],
            [1, 1, 0],
            ls=style,
            lw=1.2,
            color=sheet.ink,
            label=f"bias {bias}",
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
            label=f"chrono, {delay}",
        )
        steps = mean_over_seeds(layer.mean)
        said.append(f"chrono up to {delay}: {short(steps, 3)} steps on average")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.24), ncols=2)
    return said


def longest(layer: tuple[str, Any]) -> int:
    """Return the delay that a layer was made for."""
    return int(layer[0])
