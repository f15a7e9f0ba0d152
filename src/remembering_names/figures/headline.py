"""What came out on names never seen, in one look."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent

ROOM = 0.035  # right of the last dot, for its number
WORDS = {
    "en": {
        "right": "names never seen, answered right",
        "row": "{model} {accuracy}",
        "alt": (
            "Accuracy on names that training never saw, mean over splits with "
            "its interval, and each split as a dot. {said}."
        ),
    }
}


def unseen(sheet: Sheet) -> tuple[Figure, str]:
    """Draw networks' accuracies on test names, from the least to the most."""
    scores, say = sheet.numbers.split_scores, sheet.say(WORDS)
    shown = sorted(sheet.looks, key=lambda look: scores[look.key].mean)
    said = []
    figure = Figure(figsize=(WIDTH, 0.46 * len(shown) + 0.7))
    axes = figure.subplots()
    least = scores[shown[0].key].mean
    axes.axvline(least, color=sheet.ink, ls=":", lw=1)
    for y, look in enumerate(shown):
        own = scores[look.key]
        axes.plot([least, own.mean], [y, y], color=look.colour, lw=3, alpha=0.3)
        axes.plot(own.interval, [y, y], color=look.colour, lw=1.8)
        axes.plot(own.mean, y, "o", color=look.colour, ms=7)
        below = np.full(len(own.by_split), y + 0.28)
        axes.plot(own.by_split, below, ".", color=look.colour, ms=4)
        accuracy = percent(own.mean)
        axes.text(own.interval[1] + 0.004, y, accuracy, va="center")
        said.append(say("row", model=look.label, accuracy=accuracy))
    axes.set_yticks(range(len(shown)), [look.label for look in shown])
    axes.set_ylim(len(shown) - 0.5, -0.6)
    most = max(scores[look.key].interval[1] for look in shown)
    axes.set_xlim(right=most + ROOM)
    axes.set_xlabel(say("right"))
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(visible=False, axis="y")
    return figure, say("alt", said=say.clauses(said))
