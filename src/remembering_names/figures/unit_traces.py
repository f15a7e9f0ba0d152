"""Two units, letter by letter: as one writes more, the other writes less."""

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import percent
from firsthand.results import Record

Shares = NDArray[np.float64]
STYLES = ("o-", "s--")  # of the first unit, and of the other one
LABELS = ("one", "another", "mean")  # of lines, as words name them
WORDS = {
    "en": {
        "one": "one unit",
        "another": "another unit",
        "mean": "mean over all units",
        "share": "share written",
        "name": "{name}: the one {first}; the other {other}.",
        "alt": (
            "What two units of {model} write at each letter of names. {said}"
        ),
    }
}


def pair(shares: Shares) -> tuple[int, int]:
    """Return the unit that varies most, and the one most unlike it.

    Args:
        shares: What each unit writes at each letter of all names, (H, T).

    Returns:
        The unit whose share has the widest range, and the one whose share is
        least correlated with that one's.
    """
    first = int(np.ptp(shares, axis=1).argmax())
    apart = shares - shares.mean(1, keepdims=True)
    lengths = np.linalg.norm(apart, axis=1)
    lengths[lengths == 0] = np.inf  # one that never moves is like no other
    return first, int((apart @ apart[first] / lengths).argmin())


def traced(sheet: Sheet) -> tuple[Figure, str]:
    """Draw what two units write at each letter, and the mean over all."""
    names = sheet.numbers.gate_units.names
    (look,) = sheet.looks
    say = sheet.say(WORDS)
    units = pair(np.hstack([np.array(name.written) for name in names]))
    figure = Figure(figsize=(WIDTH, 2.6))
    panels = figure.subplots(1, len(names), sharey=True)
    for axes, name in zip(panels, names, strict=True):
        places = range(len(name.letters))
        for unit, style in zip(units, STYLES, strict=True):
            line = name.written[unit]
            axes.plot(places, line, style, ms=4.5, color=look.colour)
        axes.plot(places, name.mean, ":", color=sheet.ink)
        axes.set_xticks(places, list(name.letters))
        axes.set_ylim(-0.03, 1.03)
    panels[0].set_ylabel(say("share"))
    panels[0].yaxis.set_major_formatter(PercentFormatter(1))
    lines: Any = panels[0].lines
    labels = list(map(say, LABELS))
    figure.legend(lines, labels, loc="outside lower center", ncols=3)
    said = say.sentences(described(say, name, units) for name in names)
    return figure, say("alt", model=look.label, said=said)


def described(say: Voice, name: Record, units: tuple[int, int]) -> str:
    """Return what both units write at each letter of a name, in words."""
    first, other = (
        say.items(percent(share, 0) for share in name.written[unit])
        for unit in units
    )
    return say("name", name=name.letters, first=first, other=other)
