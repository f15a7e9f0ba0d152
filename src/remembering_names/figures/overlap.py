"""What each language's names allow, and what each model makes of them."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent
from remembering_names.names.files import LANGUAGES

ABOUT = "English"  # what the text asks about
NEARLY_ALL = 0.9  # where so many rows are shared, the rest are too few to show
WORDS = {
    "en": {
        "ceiling": "look-up table",
        "all": "all rows",
        "apart": "names not shared",
        "row": (
            "{model} recognises {all} of them, and {apart} of those not shared"
        ),
        "alt": (
            "Share of each language's rows recognised, by model, below what a "
            "perfect look-up table recognises. For {language} that is "
            "{ceiling} of the rows; {said}."
        ),
    }
}


def ceilings(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each language's recall below its ceiling, a panel a model."""
    overlap, say = sheet.numbers.overlap, sheet.say(WORDS)
    lstm = sheet.looks[-1].key
    order = sorted(LANGUAGES, key=overlap[lstm].all.get)
    figure = Figure(figsize=(WIDTH, 5.4))
    panels = figure.subplots(1, len(sheet.looks), sharey=True)
    for axes, look in zip(panels, sheet.looks, strict=True):
        marks(axes, sheet, look, order)
    panels[0].set_yticks(range(len(order)), order)
    figure.legend(
        *panels[0].get_legend_handles_labels(),
        ncols=3,
        loc="outside lower center",
    )
    said = [
        say(
            "row",
            model=look.label,
            all=percent(overlap[look.key].all[ABOUT], 0),
            apart=percent(overlap[look.key].apart[ABOUT], 0),
        )
        for look in sheet.looks
    ]
    ceiling = percent(overlap.ceiling[ABOUT], 0)
    return figure, say(
        "alt", language=ABOUT, ceiling=ceiling, said=say.clauses(said)
    )


def marks(axes: Axes, sheet: Sheet, look: Look, order: list[str]) -> None:
    """Draw one model's marks: a row for each language."""
    overlap, say = sheet.numbers.overlap, sheet.say(WORDS)
    recognised = overlap[look.key]
    for n, language in enumerate(order):
        ends = (recognised.all[language], overlap.ceiling[language])
        axes.plot(ends, (n, n), color=sheet.faint, lw=3, zorder=1)
    places = range(len(order))
    ceiling = [overlap.ceiling[one] for one in order]
    (bars,) = axes.plot(ceiling, places, "|", ms=9, mew=2, color=sheet.ink)
    bars.set_label(say("ceiling"))
    every = [recognised.all[one] for one in order]
    axes.plot(every, places, "o", ms=5, color=look.colour, label=say("all"))
    apart = [
        None if overlap.shared[one] > NEARLY_ALL else recognised.apart[one]
        for one in order
    ]
    shown = np.array(apart, dtype=float)  # nan where there is none
    axes.plot(
        shown,
        places,
        "D",
        ms=5,
        mfc="none",
        color=look.colour,
        label=say("apart"),
    )
    axes.set(title=look.label.replace(" ", "\n", 1), xlim=(0, 1.05))
    axes.xaxis.set_major_formatter(PercentFormatter(1))
