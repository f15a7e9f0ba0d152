"""How models learn under the lab protocol, over seeds."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from firsthand.drawing.line_ends import End, label_ends
from firsthand.drawing.svg import Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent
from remembering_names.seeds import mean_over_seeds

PANELS = (
    ("losses", "loss", "Loss (nats)"),
    ("accuracies", "accuracy", "Accuracy"),
)


def of_one_model(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a model's loss and accuracy; a lone run beside them if any."""
    (look,) = sheet.looks
    numbers = sheet.numbers[look.key]
    reported = sheet.numbers.reported[look.key]
    figure = Figure(figsize=(WIDTH, 4.4))
    for axes, (curve, last, title) in zip(
        figure.subplots(2, 1, sharex=True), PANELS, strict=True
    ):
        band(axes, numbers.lab_protocol, curve, look)
        if "lone_run" in numbers:
            lone = numbers.lone_run
            axes.plot(
                thousands(lone, curve),
                lone[curve],
                color=sheet.ink,
                lw=0.7,
                label="a lone run",
            )
        axes.axhline(
            reported[last], color=sheet.ink, ls=":", lw=1.2, label="lab report"
        )
        axes.set_title(title)
        axes.set_ylim(*((0, 1) if last == "accuracy" else (0, None)))
    axes.set_xlabel("names seen (thousands)")
    figure.axes[0].legend(loc="upper right")
    return figure, describe(sheet, "Loss and accuracy")


def side_by_side(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the accuracy of all models in one panel."""
    figure = Figure(figsize=(WIDTH, 2.9))
    axes = figure.subplots()
    ends = []
    for look in sheet.looks:
        numbers = sheet.numbers[look.key].lab_protocol
        ends.append(band(axes, numbers, "accuracies", look))
    axes.set(
        title="Accuracy on the names just drawn",
        ylim=(0, 1),
        xlabel="names seen (thousands)",
    )
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    label_ends(axes, ends)
    return figure, describe(sheet, "Accuracy")


def band(axes: Axes, numbers: Any, curve: str, look: Look) -> End:
    """Draw a mean over the seeds that did not diverge, and its spread.

    Returns:
        Where the mean ends.
    """
    values = np.array(numbers[curve], dtype=float)  # (S, points)
    values = values[~np.isnan(values).any(axis=1)]
    mean = values.mean(axis=0)
    spread = values.std(axis=0, ddof=min(1, len(values) - 1))
    steps = thousands(numbers, curve)
    axes.fill_between(
        steps, mean - spread, mean + spread, lw=0, color=look.colour, alpha=0.3
    )
    axes.plot(steps, mean, color=look.colour, lw=1.6, label=look.label)
    return End(look.label, look.colour, float(steps[-1]), float(mean[-1]))


def thousands(numbers: Any, curve: str) -> NDArray[np.float64]:
    """Return the step of each point of a curve, in thousands."""
    points = np.shape(numbers[curve])[-1]
    steps: NDArray[np.float64] = np.arange(1, points + 1) * numbers.every / 1000
    return steps


def describe(sheet: Sheet, quantities: str) -> str:
    """Return what the curves come to, in words."""
    ends = []
    for look in sheet.looks:
        numbers = sheet.numbers[look.key].lab_protocol
        accuracy = mean_over_seeds(numbers.accuracy)
        ends.append(f"{look.label} ends at {percent(accuracy)} accuracy")
    return (
        f"{quantities} over {numbers.steps:,} names, "
        f"mean of the runs that did not diverge: {'; '.join(ends)}."
    )
