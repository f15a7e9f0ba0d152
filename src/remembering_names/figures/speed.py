"""How fast each rung of the ladder is, and where its time goes."""

from itertools import cycle
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.line_ends import End, label_ends
from firsthand.drawing.svg import MARKERS, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import count, number, percent
from remembering_names.models.ladder.rungs import GRU, LSTM, Family

KINDS = {
    "products": "",
    "elementwise": "///",
    "copies": "...",
    "overhead": "xx",
}
SHADES = (0.95, 0.65, 0.4, 0.2)  # so that greys tell the kinds apart, too
WORDS = {
    "en": {
        "letters": "{letters} letters",
        "batch_size": "batch size",
        "ratio": "time, as a multiple of {library}",
        "rung": "{rung} {ratio}",
        "point": "at {letters} letters and a batch of {batch}, {rungs}",
        "ladder": (
            "Time forward and back as a multiple of {library}, by batch size, "
            "one thread: {said}."
        ),
        "products": "products",
        "elementwise": "elementwise",
        "copies": "copies",
        "overhead": "overhead",
        "batch": "batch of {batch}",
        "share": "{rung} {share}, batch {batch}",
        "profile": "Share of the time spent in products: {said}.",
    }
}
PROFILED = [rung for rung in LSTM.rungs if not rung.is_closed]


def ladder(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the LSTM's ladder."""
    return draw_family(sheet, LSTM)


def gru_ladder(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the GRU's ladder."""
    return draw_family(sheet, GRU)


def draw_family(sheet: Sheet, family: Family) -> tuple[Figure, str]:
    """Draw each rung's ratio to the library by batch size, one thread."""
    measured = sheet.numbers.measurements.ladder[family.key]
    points = [
        point
        for point in measured.points
        if point.threads == 1 and point.kernels == "own"
    ]
    lengths = sorted({point.letters for point in points})
    figure = Figure(figsize=(WIDTH, 2.4 * len(lengths) + 1.2))
    panels = figure.subplots(len(lengths), 1, sharex=True, squeeze=False)[:, 0]
    said, say = [], sheet.say(WORDS)
    for axes, letters in zip(panels, lengths, strict=True):
        row = [point for point in points if point.letters == letters]
        draw_rungs(sheet, axes, family, row)
        axes.set_title(say("letters", letters=count(letters)))
        axes.set_ylim(bottom=0)
        said.append(first_point(say, family, row[0]))
    panels[-1].set_xlabel(say("batch_size"))
    library = family.library.label
    figure.supylabel(say("ratio", library=library))
    for axes in panels:
        name_rungs(axes, family)
    return figure, say("ladder", library=library, said=say.clauses(said))


def first_point(say: Voice, family: Family, point: Any) -> str:
    """Return what each rung takes at one size, in words."""
    rungs = [
        say("rung", rung=one.label, ratio=number(point.ratio[one.key].median))
        for one in family.rungs
    ]
    size = {"letters": count(point.letters), "batch": count(point.batch)}
    return say("point", rungs=say.items(rungs), **size)


def draw_rungs(
    sheet: Sheet, axes: Axes, family: Family, row: list[Any]
) -> None:
    """Draw a line for each rung, with quartiles; the library's at one."""
    places = range(len(row))
    (look,) = sheet.looks
    for n, (rung, marker) in enumerate(zip(family.rungs, cycle(MARKERS))):
        ratios = [point.ratio[rung.key] for point in row]
        is_top = rung.key == family.top
        colour = look.colour if is_top else sheet.ink
        axes.plot(
            places,
            [ratio.median for ratio in ratios],
            marker=marker,
            ms=5,
            lw=2 if is_top else 0.9,
            color=colour,
            alpha=1 if is_top else 0.35 + 0.1 * n,
            label=rung.label,
        )
        axes.vlines(
            places,
            [ratio.low for ratio in ratios],
            [ratio.high for ratio in ratios],
            color=colour,
            lw=1.2,
        )
    axes.axhline(1, color=sheet.ink, ls="--", lw=1.2)
    axes.set_xticks(places, [str(point.batch) for point in row])


def name_rungs(axes: Axes, family: Family) -> None:
    """Write each rung's label where its line begins; lines meet at its end."""
    by_label = {line.get_label(): line for line in axes.lines}
    ends = []
    for rung in family.rungs:
        line = by_label[rung.label]
        first = float(np.asarray(line.get_ydata())[0])
        ends.append(End(rung.label, str(line.get_color()), 0, first))
    axes.yaxis.tick_right()
    axes.spines["left"].set_visible(False)
    axes.spines["right"].set_visible(True)
    label_ends(axes, ends, "left")


def profile(sheet: Sheet) -> tuple[Figure, str]:
    """Draw where each rung's time goes, a panel for each batch size."""
    measured = sheet.numbers.measurements.profile
    batches = sorted(measured, key=lambda name: int(name.split("_")[1]))
    figure = Figure(figsize=(WIDTH, 2.0 * len(batches) + 0.8))
    panels = figure.subplots(len(batches), 1, sharex=True, squeeze=False)[:, 0]
    said, say = [], sheet.say(WORDS)
    for axes, name in zip(panels, batches, strict=True):
        shares = measured[name]
        draw_shares(sheet, axes, shares)
        batch = name.split("_")[1]
        axes.set_title(say("batch", batch=batch))
        said += [
            say(
                "share",
                rung=rung.label,
                share=percent(shares[rung.key].products, 0),
                batch=batch,
            )
            for rung in PROFILED
        ]
        axes.set_yticks(range(len(PROFILED)), [rung.label for rung in PROFILED])
    figure.legend(
        *panels[0].get_legend_handles_labels(),
        loc="outside lower center",
        ncols=len(KINDS) // 2,
    )
    return figure, say("profile", said=say.clauses(said))


def draw_shares(sheet: Sheet, axes: Axes, shares: Any) -> None:
    """Draw a bar for each rung, cut by kinds of work."""
    (look,) = sheet.looks
    say = sheet.say(WORDS)
    left = [0.0] * len(PROFILED)
    for (kind, hatch), shade in zip(KINDS.items(), SHADES, strict=True):
        widths = [shares[rung.key][kind] for rung in PROFILED]
        axes.barh(
            range(len(PROFILED)),
            widths,
            left=left,
            hatch=hatch,
            color=look.colour,
            alpha=shade,
            edgecolor=sheet.ink,
            lw=0.4,
            label=say(kind),
        )
        left = [a + b for a, b in zip(left, widths, strict=True)]
    axes.set(xlim=(0, 1.02), ylim=(len(PROFILED) - 0.5, -0.5))
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
