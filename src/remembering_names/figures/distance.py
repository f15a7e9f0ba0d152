"""Accuracy by the distance to the nearest name that was trained on."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.line_ends import End, label_ends
from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import count, percent
from firsthand.results import Record
from remembering_names.figures.labels import BASELINES

NEAREST = "nearest"
PANELS = ("accuracy", "equal_length")
SPREAD = 0.5  # over which the marks of a distance are spread
WORDS = {
    "en": {
        "accuracy": "All test names",
        "equal_length": "At equal length",
        "counted": (
            "letters from the nearest training name\n"
            "(in the second row: how many test names)"
        ),
        "letters": "letters from the nearest training name",
        "nearest": "nearest name",
        "last": "{letters} or more",
        "line": (
            "{model} {one} and {two}, at equal length {one_equal} and "
            "{two_equal}"
        ),
        "alt": (
            "Accuracy by distance to the nearest training name, with intervals "
            "over splits. At one letter and at two: {said}."
        ),
    }
}


@dataclass(frozen=True)
class Line:
    """Something that answered: how it is called, and how it looks."""

    key: str
    label: str
    colour: str
    style: str


def by_distance(sheet: Sheet) -> tuple[Figure, str]:
    """Draw accuracies by distance: of all names, and at equal length."""
    distance, say = sheet.numbers.distance, sheet.say(WORDS)
    shown = list(lines(sheet))
    figure = Figure(figsize=(WIDTH, 6.6))
    panels = figure.subplots(2, 1, sharey=True)
    for axes, field in zip(panels, PANELS, strict=True):
        for place, line in enumerate(shown):
            aside = SPREAD * (place / (len(shown) - 1) - 0.5)
            marks(axes, line, distance[field][line.key], aside)
        axes.set(title=say(field))
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    counts = [round(float(np.mean(own))) for own in distance.names]
    ticks(say, panels[0], [f"\n{count(one)}" for one in counts])
    ticks(say, panels[1], [""] * len(distance.equal_length[NEAREST]))
    panels[0].set_xlabel(say("counted"))
    panels[1].set_xlabel(say("letters"))
    for axes, field in zip(panels, PANELS, strict=True):
        label_ends(axes, ends(shown, distance[field]))
    return figure, described(say, shown, distance)


def lines(sheet: Sheet) -> Iterator[Line]:
    """Yield the networks, the n-grams, and who copies the nearest name."""
    for look in sheet.looks:
        yield Line(look.key, look.label, look.colour, "-")
    yield Line("svm", BASELINES["svm"], sheet.ink, "--")
    yield Line(NEAREST, sheet.say(WORDS)(NEAREST), sheet.ink, ":")


def marks(axes: Axes, line: Line, found: list[Record], aside: float) -> None:
    """Draw one line through means, and the interval of each."""
    places = np.arange(1, len(found) + 1) + aside
    axes.plot(
        places,
        [one.mean for one in found],
        line.style,
        marker="o",
        ms=3.5,
        lw=1.2,
        color=line.colour,
    )
    for place, one in zip(places, found, strict=True):
        axes.plot([place, place], one.interval, color=line.colour, lw=0.9)


def ends(shown: list[Line], found: Record) -> list[End]:
    """Return where each line ends, beside all marks of its distance."""
    last = [found[line.key][-1].mean for line in shown]
    place = len(found[NEAREST]) + SPREAD / 2
    return [
        End(line.label, line.colour, place, mean)
        for line, mean in zip(shown, last, strict=True)
    ]


def ticks(say: Voice, axes: Axes, below: list[str]) -> None:
    """Name the distances, the last of them and more."""
    last = len(below)
    labels = [*map(count, range(1, last)), say("last", letters=count(last))]
    axes.set_xticks(
        range(1, last + 1),
        [label + more for label, more in zip(labels, below, strict=True)],
    )


def described(say: Voice, shown: list[Line], distance: Record) -> str:
    """Return what the lines come to, in words."""
    said = []
    for line in shown:
        every = distance.accuracy[line.key]
        equal = distance.equal_length[line.key]
        said.append(
            say(
                "line",
                model=line.label,
                one=percent(every[0].mean),
                two=percent(every[1].mean),
                one_equal=percent(equal[0].mean),
                two_equal=percent(equal[1].mean),
            )
        )
    return say("alt", said=say.clauses(said))
