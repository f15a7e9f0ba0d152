"""What each gate is for: how far each cell gets in each task, every seed."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import BoundaryNorm
from matplotlib.figure import Figure

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import HAIR, WIDTH

TASKS = {"hold": "hold", "overwrite": "overwrite", "ignore": "ignore"}
MORE = {"replace": "replace", "hold_back": "hold back"}
CELLS = {  # in groups, from the top; what they are called
    "lstm": "LSTM",
    "lstm_chrono": "LSTM, chrono start",
    "gru": "GRU",
    "coupled": "f = 1 − i",
    "open_f": "f = 1",
    "constant_f": "f constant",
    "open_o": "o = 1",
    "letter_only": "gates see the letter only",
    "no_cell": "f = 0, no cell memory",
    "i_only": "input gate only, f = 1",
    "i_constant_f": "input gate only",
    "coupled_only": "f = 1 − i only",
    "f_only": "forget gate only",
    "f_and_o": "forget and output gate",
    "o_constant_f": "output gate only",
    "no_gates": "no gate",
    "tanh": "tanh RNN",
    "tanh_orthogonal": "… orthogonal start",
    "tanh_identity": "… identity start",
    "wide_tanh": "… wide",
    "wide_tanh_identity": "… wide, identity",
    "relu": "ReLU RNN",
    "relu_orthogonal": "… orthogonal start",
    "relu_identity": "… identity start",
    "wide_relu_identity": "… wide, identity",
    "linear": "linear RNN",
    "linear_orthogonal": "… orthogonal start",
    "linear_identity": "… identity start",
}
AS_ABOVE = "… "  # in place of a cell's name, below it
STARTS_OF_GROUPS = ("lstm", "i_only", "tanh", "relu", "linear")
GENERALISES = 0.9  # of answers right, beyond the lengths of training
BOUNDS = (0, 6, 19, 63, 211, 316, 317)  # of the lengths learned
MEANS = (
    "has learned all lengths up to, in steps\n"
    "dot: nine in ten right at a longer one"
)
GAP = 0.7  # between tasks, and between groups of cells


def learned(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how far each cell gets in each of the three tasks."""
    return squares(sheet, TASKS, 7.6)


def more(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how far some cells get in the two other tasks."""
    return squares(sheet, MORE, 4.0)


def squares(
    sheet: Sheet, tasks: Mapping[str, str], height: float
) -> tuple[Figure, str]:
    """Draw a square for each seed of each cell in each task."""
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.subplots()
    studies = {key: sheet.numbers[key].task for key in tasks}
    first = next(iter(studies.values()))
    rows = places([key for key in CELLS if key in first.cells])
    norm = BoundaryNorm(BOUNDS, sheet.scale.N)
    colours = ScalarMappable(norm, sheet.scale)
    width = len(first.seeds) + GAP
    for n, study in enumerate(studies.values()):
        for key, y in rows.items():
            cell, far = study.cells[key], str(study.tested[-1])
            shares = (cell.learned_up_to, cell.accuracy[far])
            row(axes, shares, (n * width, y), colours, sheet)
    frame(axes, rows, [*tasks.values()], width)
    bar = figure.colorbar(colours, ax=axes, location="bottom", aspect=40)
    bar.set_ticks([3, 12, 40, 130, 260, 316.5])
    bar.set_ticklabels(["0", "6", "19", "63", "211", "316"])
    bar.set_label(MEANS)
    bar.outline.set_visible(False)
    return figure, described(studies, tasks)


def row(
    axes: Axes,
    shares: tuple[Any, Any],
    at: tuple[float, float],
    colours: ScalarMappable,
    sheet: Sheet,
) -> None:
    """Draw a cell's seeds, a dot where what it learned holds further on.

    Args:
        axes: Where.
        shares: Up to how many steps each seed has learned, and how many it gets
            right at the longest that are tested.
        at: Where its first square is.
        colours: Those of steps.
        sheet: What is drawn.
    """
    for n, (steps, share) in enumerate(zip(*shares, strict=True)):
        x, y = at[0] + n, at[1]
        axes.bar(
            x + 0.5,
            0.9,
            width=0.9,
            bottom=y + 0.05,
            facecolor=colours.to_rgba(steps),
            edgecolor=sheet.faint,
            lw=HAIR,
        )
        if share >= GENERALISES:
            place = float(np.asarray(colours.norm(steps))) / sheet.scale.N
            axes.plot(x + 0.5, y + 0.5, "o", ms=2.6, color=sheet.on(place))


def places(keys: Sequence[str]) -> dict[str, float]:
    """Return where each cell's row begins, groups a little apart."""
    found: dict[str, float] = {}
    y = 0.0
    for key in keys:
        if found and key in STARTS_OF_GROUPS:
            y += GAP
        found[key] = y
        y += 1
    return found


def frame(
    axes: Axes, rows: Mapping[str, float], titles: list[str], width: float
) -> None:
    """Name the cells and the tasks."""
    labels = [CELLS[key] for key in rows]
    axes.set_yticks([y + 0.5 for y in rows.values()], labels)
    middles = [n * width + (width - GAP) / 2 for n in range(len(titles))]
    axes.set_xticks(middles, titles, weight="bold")
    axes.xaxis.tick_top()
    axes.set(
        xlim=(-0.2, len(titles) * width - GAP + 0.2),
        ylim=(max(rows.values()) + 1.1, -0.1),
    )
    axes.grid(visible=False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def described(studies: Mapping[str, Any], tasks: Mapping[str, str]) -> str:
    """Return in words in how many seeds each cell learns each task."""
    said = []
    for key, study in studies.items():
        by_cell = [
            f"{CELLS[cell].removeprefix(AS_ABOVE)} {count(study, cell)}"
            for cell in CELLS
            if cell in study.cells
        ]
        said.append(f"{tasks[key]}: {', '.join(by_cell)}")
    seeds = len(next(iter(studies.values())).seeds)
    return (
        f"A square for each of {seeds} seeds, by cell and task; its colour is "
        "the length up to which it has learned. Seeds that learn all lengths, "
        f"in {'; '.join(said)}."
    )


def count(study: Any, cell: str) -> int:
    """Return how many seeds of a cell have learned all lengths."""
    steps = study.cells[cell].learned_up_to
    return len([one for one in steps if one >= BOUNDS[-2]])
