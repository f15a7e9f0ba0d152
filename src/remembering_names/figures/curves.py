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
from firsthand.filters import count, percent
from remembering_names.seeds import mean_over_seeds

PANELS = (("losses", "loss"), ("accuracies", "accuracy"))
WORDS = {
    "en": {
        "loss": "Loss (nats)",
        "accuracy": "Accuracy",
        "lone": "a lone run",
        "reported": "lab report",
        "seen": "names seen (thousands)",
        "drawn": "Accuracy on the names just drawn",
        "end": "{model} ends at {accuracy} accuracy",
        "of_one_model": (
            "Loss and accuracy over {steps} names, mean of the runs that did "
            "not diverge: {said}."
        ),
        "side_by_side": (
            "Accuracy over {steps} names, mean of the runs that did not "
            "diverge: {said}."
        ),
    }
}


def of_one_model(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a model's loss and accuracy; a lone run beside them if any."""
    (look,) = sheet.looks
    say = sheet.say(WORDS)
    numbers = sheet.numbers[look.key]
    reported = sheet.numbers.reported[look.key]
    figure = Figure(figsize=(WIDTH, 4.6))
    for axes, (curve, last) in zip(
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
                label=say("lone"),
            )
        place, label = reported[last], say("reported")
        axes.axhline(place, color=sheet.ink, ls=":", lw=1.2, label=label)
        axes.set_title(say(last))
        axes.set_ylim(*((0, 1) if last == "accuracy" else (0, None)))
    axes.set_xlabel(say("seen"))
    figure.legend(
        *axes.get_legend_handles_labels(), loc="outside lower center", ncols=3
    )
    return figure, described(sheet, "of_one_model")


def side_by_side(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the accuracy of all models in one panel."""
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 2.9))
    axes = figure.subplots()
    ends = []
    for look in sheet.looks:
        numbers = sheet.numbers[look.key].lab_protocol
        ends.append(band(axes, numbers, "accuracies", look))
    axes.set(title=say("drawn"), ylim=(0, 1), xlabel=say("seen"))
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    label_ends(axes, ends)
    return figure, described(sheet, "side_by_side")


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


def described(sheet: Sheet, figure: str) -> str:
    """Return what the curves of a figure come to, in words."""
    say = sheet.say(WORDS)
    ends = []
    for look in sheet.looks:
        numbers = sheet.numbers[look.key].lab_protocol
        accuracy = percent(mean_over_seeds(numbers.accuracy))
        ends.append(say("end", model=look.label, accuracy=accuracy))
    return say(figure, steps=count(numbers.steps), said=say.clauses(ends))
