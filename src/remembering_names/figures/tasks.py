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
from firsthand.drawing.words import LANGUAGE
from firsthand.filters import count
from remembering_names.figures.task_words import CELLS, WORDS

TASKS = ("hold", "overwrite", "ignore")
MORE = ("replace", "hold_back")
KEYS = tuple(CELLS[LANGUAGE])
AS_ABOVE = "… "  # in place of a cell's name, below it
STARTS_OF_GROUPS = ("lstm", "i_only", "tanh", "relu", "linear")
GENERALISES = 0.9  # of answers right, beyond the lengths of training
BOUNDS = (0, 6, 19, 63, 211, 316, 317)  # of the lengths learned
GAP = 0.7  # between tasks, and between groups of cells


def learned(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how far each cell gets in each of the three tasks."""
    return squares(sheet, TASKS, 7.6)


def more(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how far some cells get in the two other tasks."""
    return squares(sheet, MORE, 4.0)


def squares(
    sheet: Sheet, tasks: Sequence[str], height: float
) -> tuple[Figure, str]:
    """Draw a square for each seed of each cell in each task."""
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.subplots()
    studies = {key: sheet.numbers[key].task for key in tasks}
    first = next(iter(studies.values()))
    rows = places([key for key in KEYS if key in first.cells])
    norm = BoundaryNorm(BOUNDS, sheet.scale.N)
    colours = ScalarMappable(norm, sheet.scale)
    width = len(first.seeds) + GAP
    for n, study in enumerate(studies.values()):
        for key, y in rows.items():
            cell, far = study.cells[key], str(study.tested[-1])
            shares = (cell.learned_up_to, cell.accuracy[far])
            row(axes, shares, (n * width, y), colours, sheet)
    frame(axes, sheet, rows, tasks)
    bar = figure.colorbar(colours, ax=axes, location="bottom", aspect=40)
    bar.set_ticks([3, 12, 40, 130, 260, 316.5])
    bar.set_ticklabels(["0", "6", "19", "63", "211", "316"])
    bar.set_label(sheet.say(WORDS)("means"))
    bar.outline.set_visible(False)
    return figure, described(sheet, studies)


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
    axes: Axes, sheet: Sheet, rows: Mapping[str, float], tasks: Sequence[str]
) -> None:
    """Name the cells and the tasks."""
    labels = [sheet.say(CELLS)(key) for key in rows]
    titles = [sheet.say(WORDS)(task) for task in tasks]
    width = len(sheet.numbers[tasks[0]].task.seeds) + GAP
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


def described(sheet: Sheet, studies: Mapping[str, Any]) -> str:
    """Return in words in how many seeds each cell learns each task."""
    said, say, called = [], sheet.say(WORDS), sheet.say(CELLS)
    for key, study in studies.items():
        by_cell = [
            say(
                "cell",
                cell=called(cell).removeprefix(AS_ABOVE),
                seeds=count(all_learned(study, cell)),
            )
            for cell in KEYS
            if cell in study.cells
        ]
        said.append(say("task", task=say(key), cells=say.items(by_cell)))
    seeds = len(next(iter(studies.values())).seeds)
    return say("alt", seeds=count(seeds), said=say.clauses(said))


def all_learned(study: Any, cell: str) -> int:
    """Return how many seeds of a cell have learned all lengths."""
    steps = study.cells[cell].learned_up_to
    return len([one for one in steps if one >= BOUNDS[-2]])
