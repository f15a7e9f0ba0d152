"""What a model answers for names of each language."""

from itertools import cycle

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import per_cent, percent
from remembering_names.names.files import LANGUAGES

WORDS = {
    "en": {
        "recall": "per cent recognised",
        "answer": "the model's answer",
        "language": "language of the name",
        "share": "share of the language's names",
        "matrix": (
            "Confusion matrix: {model}, mean over seeds. Best: {best}, "
            "{most} recognised. Worst: {worst}, {least}. Largest mix-up: "
            "{share} of {own} names are taken for {other}."
        ),
        "unseen": (
            "Confusion matrix on names never seen: {model}, mean over "
            "seeds. Best: {best}, {most} recognised. Worst: {worst}, {least}. "
            "Largest mix-up: {share} of {own} names are taken for {other}."
        ),
        "recalled": "share of the language's names recognised",
        "lowest": "{model} {language}",
        "recalls": (
            "Share of each language's names recognised, by model. Lowest for: "
            "{said}."
        ),
    }
}


def matrix(sheet: Sheet, alt: str = "matrix") -> tuple[Figure, str]:
    """Draw a model's answers: a row for each language, summing to 100 %.

    Args:
        sheet: The model and its results.
        alt: Under which name of the words the matrix is described.
    """
    (look,) = sheet.looks
    say = sheet.say(WORDS)
    shares = mean_shares(sheet, look)
    figure = Figure(figsize=(WIDTH, 4.15))
    axes = figure.subplots()
    mesh = axes.pcolormesh(
        shares, cmap=sheet.scale, vmin=0, vmax=1, edgecolors=sheet.faint, lw=0.3
    )
    ticks = np.arange(len(LANGUAGES)) + 0.5
    recall = axes.secondary_yaxis("right")
    recall.set_yticks(ticks, [per_cent(one, 0) for one in np.diag(shares)])
    recall.set_ylabel(say("recall"))
    recall.tick_params(length=0)
    recall.spines[:].set_visible(False)
    axes.set_xticks(ticks, LANGUAGES, rotation=90)
    axes.set_yticks(ticks, LANGUAGES)
    axes.set(xlabel=say("answer"), ylabel=say("language"), aspect="equal")
    axes.invert_yaxis()
    axes.grid(visible=False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    figure.colorbar(
        mesh,
        ax=axes,
        orientation="horizontal",
        shrink=0.8,
        format=PercentFormatter(1),
        label=say("share"),
    )
    return figure, say(alt, **described(shares, look))


def recalls(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the share of each language's names that each model knows."""
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 5.2))
    axes = figure.subplots()
    first, *_ = sheet.looks
    order = np.argsort(np.diag(mean_shares(sheet, first)))
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        recall = np.diag(mean_shares(sheet, look))[order]
        axes.plot(
            recall,
            range(len(order)),
            marker,
            color=look.colour,
            ms=6,
            alpha=0.9,
            label=look.label,
        )
    axes.set_yticks(range(len(order)), [LANGUAGES[n] for n in order])
    axes.set(xlabel=say("recalled"), xlim=(0, 1.01))
    axes.xaxis.set_major_formatter(PercentFormatter(1))
    figure.legend(
        loc="outside lower center", ncols=3, handletextpad=0.2, columnspacing=1
    )
    lowest = [
        LANGUAGES[np.diag(mean_shares(sheet, look)).argmin()]
        for look in sheet.looks
    ]
    said = [
        say("lowest", model=look.label, language=language)
        for look, language in zip(sheet.looks, lowest, strict=True)
    ]
    return figure, say("recalls", said=say.items(said))


def mean_shares(sheet: Sheet, look: Look) -> NDArray[np.float64]:
    """Return the mean of row-wise shares over seeds that did not diverge.

    Returns:
        Shares (C, C); each row sums to one.
    """
    runs = sheet.numbers[look.key].lab_protocol.confusion
    counts = np.array([run for run in runs if run is not None])  # (S, C, C)
    shares = counts / counts.sum(axis=2, keepdims=True)
    mean: NDArray[np.float64] = shares.mean(axis=0)
    return mean


def described(shares: NDArray[np.float64], look: Look) -> dict[str, str]:
    """Return a matrix's best and worst rows and largest mix-up, for words."""
    right = np.diag(shares)
    best, worst = right.argmax(), right.argmin()
    mixed = shares - np.diag(right)
    row, column = np.unravel_index(mixed.argmax(), mixed.shape)
    return {
        "model": look.label,
        "best": LANGUAGES[best],
        "most": percent(right[best], 0),
        "worst": LANGUAGES[worst],
        "least": percent(right[worst], 0),
        "share": percent(mixed[row, column], 0),
        "own": LANGUAGES[row],
        "other": LANGUAGES[column],
    }
