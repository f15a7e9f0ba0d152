"""Where learning stops working: the last accuracy by learning rate."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FormatStrFormatter, NullLocator, PercentFormatter

from .svg import Sheet


def rates(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each model's last accuracy at each rate; a cross where lost."""
    figure = Figure(figsize=(7, 3.6))
    axes = figure.subplots()
    sentences, tried = [], set()
    for look, marker in zip(sheet.looks, "osD^vP*X", strict=False):
        numbers = sheet.numbers[look.key].lab_sweep
        accuracy = np.array(numbers.accuracy, dtype=float)  # (rates, S)
        rates, mean = np.array(numbers.learning_rates), accuracy.mean(axis=1)
        lost = np.isnan(mean)
        axes.plot(rates, mean, marker=marker, color=look.colour,
                  label=look.label)  # fmt: skip
        axes.plot(rates[lost], np.full(lost.sum(), 0.03), "x", mew=2,
                  color=look.colour, clip_on=False)  # fmt: skip
        best = np.nanargmax(mean)
        sentences.append(
            f"{look.label} is best at {rates[best]:g} ({mean[best]:.1%})"
            + (f", lost from {rates[lost].min():g} on" if lost.any() else "")
        )
        tried.update(numbers.learning_rates)
    axes.set(xscale="log", ylim=(0, 1), xlabel="learning rate",
             title="Accuracy over the last names drawn")  # fmt: skip
    axes.set_xticks(sorted(tried))
    axes.xaxis.set_major_formatter(FormatStrFormatter("%g"))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.tick_params(axis="x", rotation=60)
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.legend(loc="lower center")
    return figure, f"Accuracy by learning rate. {'; '.join(sentences)}."
