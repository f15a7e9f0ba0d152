"""What lies between the two LSTMs: each difference, and their sum."""

from itertools import accumulate

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent, points
from remembering_names.seeds import mean_over_seeds

ASIDE = 0.0012  # from a bar to its number
STEPS = ("biases", "start")  # in what one model differs from the other
WORDS = {
    "en": {
        "biases": "one bias a gate,\nnot two",
        "start": "weights start\nas by hand",
        "added": "+ {points}",
        "accuracy": "accuracy, last names drawn",
        "alt": (
            "From {low} to {high}, over the last names drawn: {first} to "
            "{last}. One bias a gate and the other start add {biases} and "
            "{start}."
        ),
    }
}


def waterfall(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how two differences add up to the distance between two models.

    Bars are the models' mean accuracies and, between them, what each
    difference adds on average; dots are seeds.
    """
    low, high = sheet.looks
    say = sheet.say(WORDS)
    usual = sheet.numbers.effects.usual
    first, last = usual.accuracy.library_two, usual.accuracy.hand_one
    means = [mean_over_seeds(usual[step]) for step in STEPS]
    places = [*accumulate(means, initial=mean_over_seeds(first))]
    figure = Figure(figsize=(WIDTH, 2.7))
    axes = figure.subplots()
    left = places[0] - 0.6 * sum(means)
    bar(axes, 0, (left, places[0]), low.colour)
    for y, mean in enumerate(means, start=1):
        bar(axes, y, (places[y - 1], places[y]), sheet.ink)
        added = say("added", points=points(mean))
        axes.text(places[y] + ASIDE, y, added, va="center")
        axes.plot([places[y]] * 2, [y, y + 1], color=sheet.ink, lw=0.8, ls=":")
    axes.plot([places[0]] * 2, [0, 1], color=sheet.ink, lw=0.8, ls=":")
    bar(axes, 1 + len(means), (left, mean_over_seeds(last)), high.colour)
    for y, runs, colour in ((0, first, low), (1 + len(means), last, high)):
        below = np.full(len(runs), y + 0.4)
        axes.plot(runs, below, ".", ms=5, color=colour.colour)
    steps = [say(step) for step in STEPS]
    axes.set_yticks(range(2 + len(means)), [low.label, *steps, high.label])
    axes.set(ylim=(1.7 + len(means), -0.5), xlim=(left, places[-1] + 0.012))
    axes.set_xlabel(say("accuracy"))
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(visible=False, axis="y")
    return figure, say(
        "alt",
        low=low.label,
        high=high.label,
        first=percent(mean_over_seeds(first)),
        last=percent(mean_over_seeds(last)),
        **dict(zip(STEPS, map(points, means), strict=True)),
    )


def bar(axes: Axes, y: float, ends: tuple[float, float], colour: str) -> None:
    """Draw a bar from one accuracy to another."""
    start, end = ends
    axes.barh(y, end - start, left=start, height=0.55, color=colour, lw=0)
