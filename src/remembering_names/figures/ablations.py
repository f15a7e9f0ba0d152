"""What lies between the two LSTMs: each difference, and their sum."""

from itertools import accumulate

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import THICK, WIDTH
from firsthand.filters import percent, points
from remembering_names.seeds import mean_over_seeds

ASIDE = 0.0012  # from an arrow to its number
ROOM, WORDS_ROOM = 0.006, 0.03  # left of the first mark, right of the last
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

    Marks are the models' mean accuracies, arrows what each difference adds on
    average; dots are seeds.
    """
    low, high = sheet.looks
    say = sheet.say(WORDS)
    usual = sheet.numbers.effects.usual
    first, last = usual.accuracy.library_two, usual.accuracy.hand_one
    means = [mean_over_seeds(usual[step]) for step in STEPS]
    places = [*accumulate(means, initial=mean_over_seeds(first))]
    figure = Figure(figsize=(WIDTH, 2.7))
    axes = figure.subplots()
    for y, mean in enumerate(means, start=1):
        arrow(axes, y, (places[y - 1], places[y]), sheet.ink)
        added = say("added", points=points(mean))
        axes.text(places[y] + ASIDE, y, added, va="center")
    for y, place in enumerate(places):
        axes.plot([place] * 2, [y, y + 1], color=sheet.ink, lw=0.8, ls=":")
    model(axes, 0, first, low.colour)
    model(axes, 1 + len(means), last, high.colour)
    steps = [say(step) for step in STEPS]
    axes.set_yticks(range(2 + len(means)), [low.label, *steps, high.label])
    axes.set(
        ylim=(1.7 + len(means), -0.5),
        xlim=(places[0] - ROOM, places[-1] + WORDS_ROOM),
    )
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


def model(axes: Axes, y: float, runs: list[float], colour: str) -> None:
    """Draw a model's mean, and its seeds below it."""
    axes.plot(mean_over_seeds(runs), y, "o", ms=9, color=colour)
    below = np.full(len(runs), y + 0.4)
    axes.plot(runs, below, ".", ms=5, color=colour)


def arrow(axes: Axes, y: float, ends: tuple[float, float], colour: str) -> None:
    """Draw an arrow from one accuracy to another; only ends count, no length.

    The axis does not begin at nothing, so a bar would be compared in vain.
    """
    start, end = ends
    axes.annotate(
        "",
        (end, y),
        (start, y),
        arrowprops={
            "arrowstyle": "-|>",
            "color": colour,
            "lw": THICK,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )
