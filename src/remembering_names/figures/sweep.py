"""Where learning stops working: the last accuracy by learning rate."""

from itertools import cycle
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FormatStrFormatter, PercentFormatter

from firsthand.drawing.svg import MARKERS, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent
from remembering_names.seeds import mean_over_seeds


def rates(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each run's last accuracy by its rate; a cross where it diverged."""
    figure = Figure(figsize=(WIDTH, 3.2))
    axes = figure.subplots()
    sentences: list[str] = []
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        runs = by_rate(sheet.numbers[look.key])
        mean = {rate: mean_over_seeds(kept(runs[rate])) for rate in runs}
        axes.plot(list(mean), list(mean.values()), color=look.colour)
        for rate, accuracies in runs.items():
            alive = kept(accuracies)
            axes.plot(
                [rate] * len(alive), alive, marker, ms=4, color=look.colour
            )
            if None in accuracies:
                axes.plot(rate, 0.03, "x", mew=2, color=look.colour)
        axes.plot([], [], marker=marker, color=look.colour, label=look.label)
        lost = [rate for rate in runs if None in runs[rate]]
        sentences.append(f"{look.label} {best_of(mean)} and {end_of(lost)}")
    axes.set(
        xscale="log",
        ylim=(0, 1),
        xlabel="learning rate",
        title="Accuracy over the last names drawn",
    )
    axes.xaxis.set_major_formatter(FormatStrFormatter("%g"))
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.legend(loc="lower right")
    return figure, f"Accuracy by learning rate. {'; '.join(sentences)}."


def best_of(mean: dict[float, float]) -> str:
    """Say at which rate a model does best, if it learns at any."""
    best = max(mean, key=lambda rate: np.nan_to_num(mean[rate]))
    if np.isnan(mean[best]):
        return "learns at none of the rates"
    return f"is best at {best:g} ({percent(mean[best])})"


def end_of(lost: list[float]) -> str:
    """Say from which rate on runs diverge."""
    return f"diverges from {min(lost):g} on" if lost else "never diverges"


def by_rate(numbers: Any) -> dict[float, list[float | None]]:
    """Return the last accuracies of all runs of a model, by their rate."""
    swept, fixed = numbers.lab_sweep, numbers.lab_protocol
    runs: dict[float, list[float | None]] = {
        **dict(zip(swept.learning_rates, swept.accuracy, strict=True)),
        fixed.learning_rate: fixed.accuracy,
    }
    return dict(sorted(runs.items()))


def kept(accuracies: list[float | None]) -> list[float]:
    """Return the accuracies of runs that did not diverge; else one nan."""
    alive = [accuracy for accuracy in accuracies if accuracy is not None]
    return alive or [np.nan]
