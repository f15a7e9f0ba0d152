"""Delay recall: what solved one delay, tested at the others."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from firsthand.drawing.svg import Sheet
from firsthand.filters import per_cent, percent
from firsthand.results import Record
from remembering_names.figures.held_out import grid

Shares = NDArray[np.float64]


def climbed(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a matrix for each model: led up to a delay, by tested at one."""
    figure, panels = grid(sheet, height=2.5)
    said = []
    for look, axes in panels:
        study = sheet.numbers[look.key].delay_curriculum
        shares = table(study)
        paint(axes, shares, sheet)
        axes.set_title(look.label, color=look.colour)
        trained = [f"{int(delay):,}" for delay in order(study)]
        axes.set_yticks(centres(trained), trained, fontsize=7.5)
        tested = [f"{delay:,}" for delay in study.tested]
        axes.set_xticks(centres(tested), tested, rotation=90, fontsize=7.5)
        said.append(f"{look.label} {elsewhere(study, shares)}")
    figure.supxlabel("tested at", fontsize=9.5)
    figure.supylabel("led up to", fontsize=9.5)
    return figure, (
        "Accuracy of networks trained by a curriculum, by the delay that they "
        "solved and the delay at which they are tested, in per cent, mean over "
        "the seeds that solved it; a dash where none did. Mean accuracy away "
        f"from the delay solved: {'; '.join(said)}."
    )


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


def elsewhere(study: Record, shares: Shares) -> str:
    """Return the mean accuracy at delays other than the one solved."""
    others = [
        share
        for delay, row in zip(order(study), shares, strict=True)
        for tested, share in zip(study.tested, row, strict=True)
        if int(delay) != tested and not np.isnan(share)
    ]
    return f"{percent(fmean(others), 0)}" if others else "has solved none"


def paint(axes: Axes, shares: Shares, sheet: Sheet) -> None:
    """Draw a matrix as coloured cells with their values in per cent."""
    axes.pcolormesh(
        np.ma.masked_invalid(shares),
        cmap="cividis",
        vmin=0,
        vmax=1,
        edgecolors=sheet.faint,
        lw=0.2,
    )
    for (y, x), share in np.ndenumerate(shares):
        known = not np.isnan(share)
        colour = ("black" if share > 0.5 else "white") if known else sheet.ink
        text = per_cent(share, 0) if known else "–"
        axes.text(
            x + 0.5,
            y + 0.5,
            text,
            color=colour,
            ha="center",
            va="center",
            fontsize=6.5,
        )
    axes.set(xlim=(0, shares.shape[1]), ylim=(shares.shape[0], 0))
    axes.grid(visible=False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def centres(labels: Sequence[str]) -> list[float]:
    """Return where the middles of cells are."""
    return [n + 0.5 for n in range(len(labels))]
