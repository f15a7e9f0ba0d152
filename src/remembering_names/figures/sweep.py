"""Where learning stops working: the last accuracy by learning rate."""

from itertools import cycle
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import MARKERS, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import percent, rate
from remembering_names.seeds import mean_over_seeds

WORDS = {
    "en": {
        "diverges": (
            "{model} is best at {best} ({accuracy}) and diverges from {first} "
            "on"
        ),
        "never_diverges": (
            "{model} is best at {best} ({accuracy}) and never diverges"
        ),
        "never_learns": (
            "{model} learns at none of the rates and diverges from {first} on"
        ),
        "rate": "learning rate",
        "accuracy": "Accuracy over the last names drawn",
        "alt": "Accuracy by learning rate. {said}.",
    }
}


def rates(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each run's last accuracy by its rate; a cross where it diverged."""
    figure = Figure(figsize=(WIDTH, 3.4))
    axes = figure.subplots()
    said, say = [], sheet.say(WORDS)
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        runs = by_rate(sheet.numbers[look.key])
        mean = {one: mean_over_seeds(kept(runs[one])) for one in runs}
        axes.plot(list(mean), list(mean.values()), color=look.colour)
        for one, accuracies in runs.items():
            alive = kept(accuracies)
            places = [one] * len(alive)
            axes.plot(places, alive, marker, ms=4, color=look.colour)
            if None in accuracies:
                axes.plot(one, 0.03, "x", mew=2, color=look.colour)
        axes.plot([], [], marker=marker, color=look.colour, label=look.label)
        lost = [one for one in runs if None in runs[one]]
        said.append(described(say, look.label, mean, lost))
    axes.set(
        xscale="log",
        ylim=(0, 1),
        xlabel=say("rate"),
        title=say("accuracy"),
    )
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    figure.legend(
        loc="outside lower center", ncols=3, handletextpad=0.5, columnspacing=1
    )
    return figure, say("alt", said=say.clauses(said))


def described(
    say: Voice, model: str, mean: dict[float, float], lost: list[float]
) -> str:
    """Say at which rate a model does best, and from which on it diverges.

    Args:
        say: Who says it.
        model: What the model is called.
        mean: The accuracy at each rate, nan where every run diverged.
        lost: The rates at which any run diverged.
    """
    best = max(mean, key=lambda one: np.nan_to_num(mean[one]))
    first = rate(min(lost)) if lost else ""
    if np.isnan(mean[best]):
        return say("never_learns", model=model, first=first)
    told = {"best": rate(best), "accuracy": percent(mean[best])}
    name = "diverges" if lost else "never_diverges"
    return say(name, model=model, first=first, **told)


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
