"""What is wrong with the surname files, and how far it lets a reader get."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import PowerNorm
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import HAIR, WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import count, percent

POWER = 0.5  # of shares, along the scale
WRITTEN = 0.02  # the share from which a number is written
FAMILIES = (  # of languages, so that kin stand together
    ("English", "Scottish", "Irish", "Dutch", "German"),
    ("French", "Italian", "Spanish", "Portuguese"),
    ("Czech", "Polish", "Russian"),
    ("Chinese", "Korean", "Vietnamese", "Japanese"),
    ("Greek", "Arabic"),
)
WORDS = {
    "en": {
        "share": "share of the row's names",
        "columns": "language that has them too",
        "shared": (
            "Number of names that two languages have in common, for each "
            "pair. Most: {most}, of {one} and {other}. Largest share: {share} "
            "of {row} names are {column} names too."
        ),
        "natural": "natural draws",
        "balanced": "balanced draws",
        "recall": "share of the language's rows",
        "ceilings": (
            "Share of each language's rows that a perfect look-up table "
            "answers right. Lowest in natural draws: {natural}, {first}; in "
            "balanced draws: {balanced}, {second}."
        ),
    }
}


def shared(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how many names each pair of languages has in common."""
    say = sheet.say(WORDS)
    order = by_family(sheet.numbers.audit.shared.names)
    names = {name: sheet.numbers.audit.shared.names[name] for name in order}
    counts = in_common(sheet.numbers, order)
    shares = counts / np.array(list(names.values()))[:, None]
    figure = Figure(figsize=(WIDTH, 5))
    axes = figure.subplots()
    # By the root, or all rows but one would look the same.
    mesh = axes.pcolormesh(
        np.ma.masked_equal(shares, 0),
        cmap=sheet.scale,
        norm=PowerNorm(POWER, 0, 1),
    )
    for row, column in zip(*np.nonzero(shares > WRITTEN), strict=True):
        axes.text(
            column + 0.5,
            row + 0.5,
            str(counts[row, column]),
            color=sheet.on(shares[row, column] ** POWER),
            ha="center",
            va="center",
        )
    name_axes(axes, names, sheet.ink)
    axes.set_xlabel(say("columns"))  # that rows are languages, too, is seen
    middles = np.arange(len(names)) + 0.5
    axes.plot(middles, middles, "_", color=sheet.ink, ms=6)
    figure.colorbar(
        mesh,
        ax=axes,
        orientation="horizontal",
        format=PercentFormatter(1),
        ticks=[0, 0.05, 0.2, 0.5, 1],
        label=say("share"),
    )
    return figure, describe(say, list(names), counts, shares)


def by_family(names: Iterable[str]) -> list[str]:
    """Return languages so that families stand together; the rest behind."""
    order = [name for family in FAMILIES for name in family]
    return sorted(
        names, key=lambda one: order.index(one) if one in order else len(order)
    )


def in_common(numbers: Any, order: list[str]) -> NDArray[np.int64]:
    """Return the names that two languages have in common, (C, C)."""
    places = [[*numbers.audit.shared.names].index(name) for name in order]
    counts = np.array(numbers.audit.shared.matrix)[np.ix_(places, places)]
    np.fill_diagonal(counts, 0)
    return counts


def name_axes(axes: Axes, names: dict[str, int], ink: str) -> None:
    """Put the languages along both sides, with their sizes on one."""
    ticks = np.arange(len(names)) + 0.5
    edges = np.arange(len(names) + 1)
    axes.set_xticks(ticks, list(names), rotation=90)
    axes.set_yticks(ticks, list(names))
    axes.set_xticks(edges, minor=True)
    axes.set_yticks(edges, minor=True)
    axes.grid(visible=False)
    axes.grid(visible=True, which="minor")
    for edge in np.cumsum([len(family) for family in FAMILIES])[:-1]:
        axes.axhline(edge, color=ink, lw=HAIR)
        axes.axvline(edge, color=ink, lw=HAIR)
    axes.set_aspect("equal")
    axes.invert_yaxis()
    axes.tick_params(which="both", length=0)
    axes.spines[:].set_visible(False)


def describe(
    say: Voice,
    languages: list[str],
    counts: NDArray[np.int64],
    shares: NDArray[np.float64],
) -> str:
    """Return the largest number and the largest share, in words."""
    one, other = np.unravel_index(counts.argmax(), counts.shape)
    row, column = np.unravel_index(shares.argmax(), shares.shape)
    return say(
        "shared",
        most=count(int(counts[one, other])),
        one=languages[one],
        other=languages[other],
        share=percent(shares[row, column], 0),
        row=languages[row],
        column=languages[column],
    )


def ceilings(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the share of each language that a perfect reader gets right."""
    say = sheet.say(WORDS)
    recall = sheet.numbers.audit.ceilings.recall
    order = sorted(recall.natural, key=recall.natural.get)
    figure = Figure(figsize=(WIDTH, 4.8))
    axes = figure.subplots()
    for draws, marker, face in (
        ("natural", "o", sheet.ink),
        ("balanced", "s", "none"),
    ):
        axes.plot(
            [recall[draws][language] for language in order],
            order,
            marker,
            ms=6,
            color=sheet.ink,
            mfc=face,
            label=say(draws),
        )
    axes.set(xlim=(0.4, 1.01), xlabel=say("recall"))
    axes.xaxis.set_major_formatter(PercentFormatter(1))
    figure.legend(loc="outside lower center", ncols=2)
    lowest = min(order, key=recall.balanced.get)
    return figure, say(
        "ceilings",
        natural=order[0],
        first=percent(recall.natural[order[0]], 0),
        balanced=lowest,
        second=percent(recall.balanced[lowest], 0),
    )
