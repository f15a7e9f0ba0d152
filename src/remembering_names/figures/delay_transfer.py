"""Delay recall: what solved one delay, tested at the others."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from firsthand.drawing.svg import Sheet
from firsthand.drawing.words import Voice
from firsthand.filters import count, percent
from firsthand.results import Record
from remembering_names.figures.delay_words import WORDS
from remembering_names.figures.held_out import COLUMNS, grid

Shares = NDArray[np.float64]


def climbed(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a matrix for each model: led up to a delay, by tested at one."""
    figure, panels = grid(sheet, height=2.1)
    say = sheet.say(WORDS)
    said = []
    for look, axes in panels:
        study = sheet.numbers[look.key].delay_curriculum
        shares = table(study)
        mesh = paint(axes, shares, sheet)
        axes.set_title(look.label, color=look.colour)
        trained = [count(int(delay)) for delay in order(study)]
        axes.set_yticks(centres(trained), trained)
        tested = [count(delay) for delay in study.tested]
        axes.set_xticks(centres(tested), tested, rotation=90)
        said.append(elsewhere(say, look.label, study, shares))
    for _, axes in panels[-COLUMNS:]:
        axes.set_xlabel(say("tested_at"))
    figure.supylabel(say("led_to"))
    figure.colorbar(
        mesh,
        ax=[axes for _, axes in panels],
        orientation="horizontal",
        shrink=0.8,
        format=PercentFormatter(1),
        label=say("share"),
    )
    return figure, say("transfer", said=say.clauses(said))


def order(study: Record) -> list[str]:
    """Return the delays at which networks were trained, shortest first."""
    return sorted(study.transfer, key=int)


def table(study: Record) -> Shares:
    """Return accuracies, trained at by tested at; nan where none solved."""
    rows = []
    for delay in order(study):
        seeds = [run for run in study.transfer[delay] if run is not None]
        none = [np.nan] * len(study.tested)
        rows.append(np.mean(seeds, axis=0) if seeds else none)
    return np.array(rows)


def elsewhere(say: Voice, model: str, study: Record, shares: Shares) -> str:
    """Return a model's mean accuracy at delays other than the one solved."""
    others = [
        share
        for delay, row in zip(order(study), shares, strict=True)
        for tested, share in zip(study.tested, row, strict=True)
        if int(delay) != tested and not np.isnan(share)
    ]
    if not others:
        return say("solved_none", model=model)
    return say("elsewhere", model=model, share=percent(fmean(others), 0))


def paint(axes: Axes, shares: Shares, sheet: Sheet) -> QuadMesh:
    """Draw a matrix as coloured cells; a dash where there is no value."""
    mesh = axes.pcolormesh(
        np.ma.masked_invalid(shares),
        cmap=sheet.scale,
        vmin=0,
        vmax=1,
        edgecolors=sheet.faint,
        lw=0.2,
    )
    for y, x in np.argwhere(np.isnan(shares)):
        axes.text(x + 0.5, y + 0.5, "–", ha="center", va="center")
    axes.set(xlim=(0, shares.shape[1]), ylim=(shares.shape[0], 0))
    axes.grid(visible=False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return mesh


def centres(labels: Sequence[str]) -> list[float]:
    """Return where the middles of cells are."""
    return [n + 0.5 for n in range(len(labels))]
