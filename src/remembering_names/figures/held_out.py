"""How models do on names they never saw, beside simpler methods."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import count, percent
from firsthand.results import Record
from remembering_names.figures import confusion
from remembering_names.figures.labels import BASELINES, ENSEMBLE
from remembering_names.names.files import LANGUAGES
from remembering_names.seeds import mean_over_seeds

PANELS = (("accuracy", 0.5), ("macro_f1", 0.0))  # scores, left ends
COLUMNS = 2  # of small panels, one a model
WORDS = {
    "en": {
        "accuracy": "Accuracy",
        "macro_f1": "Macro-F1",
        "row": "{model} {accuracy} and {macro_f1}",
        "scores": (
            "Accuracy and macro-F1 on test names, with intervals over names. "
            "{said}. No reader of letters could pass {ceiling} accuracy."
        ),
        "sure": "probability of the answer",
        "right": "share that is right",
        "gap": "{model} {gap}",
        "reliability": (
            "Share of right answers by the probability that a model gives "
            "them; on the dotted line they agree. Mean gap (expected "
            "calibration error): {said}."
        ),
        "language": "{language} ({names})",
        "recalled": "share of the language's test names recognised",
        "lowest": "{model} {language}",
        "recalls": (
            "Share of each language's test names recognised, by model, with "
            "intervals that widen where names are few. Lowest: {said}."
        ),
    }
}


@dataclass(frozen=True)
class Row:
    """A model or a baseline: where its numbers are, and how it looks."""

    key: str
    label: str
    colour: str
    numbers: Record

    def of_seeds(self, score: str) -> list[float]:
        """Return a score of every seed; what has no seeds has one of it."""
        value = self.numbers[score]
        return value if isinstance(value, list) else [value]


def rows(sheet: Sheet) -> Iterator[Row]:
    """Yield the models, then the baselines, then the ensemble."""
    for look in sheet.looks:
        numbers = sheet.numbers[look.key].held_out
        yield Row(look.key, look.label, look.colour, numbers)
    for key, label in BASELINES.items():
        numbers = sheet.numbers[key].baseline
        yield Row(key, label, sheet.ink, numbers)
    yield Row("ensemble", ENSEMBLE, sheet.ink, sheet.numbers.ensemble)


def scores(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each score with its interval over names, and seeds as dots."""
    shown, say = list(rows(sheet)), sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 1.2 + 0.5 * len(shown)))
    panels = figure.subplots(2, 1)
    ceiling = sheet.numbers.split.ceilings.test.accuracy
    panels[0].axvline(ceiling, color=sheet.ink, ls=":", lw=1.2)
    for axes, (score, left) in zip(panels, PANELS, strict=True):
        for y, row in enumerate(shown):
            ends = sheet.numbers.comparisons.intervals[row.key][score]
            seeds = row.of_seeds(score)
            axes.plot(ends, [y, y], color=row.colour, lw=1.6)
            axes.plot(mean_over_seeds(seeds), y, "o", color=row.colour, ms=5)
            if len(seeds) > 1:
                below = np.full(len(seeds), y + 0.3)
                axes.plot(seeds, below, ".", color=row.colour, ms=3)
        axes.set_title(say(score))
        axes.set_xlim(left=left)
        axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
        axes.grid(visible=False, axis="y")
        axes.set_yticks(range(len(shown)), [row.label for row in shown])
        axes.invert_yaxis()
    said = []
    for row in shown:
        means = {
            score: percent(mean_over_seeds(row.of_seeds(score)))
            for score, _ in PANELS
        }
        said.append(say("row", model=row.label, **means))
    return figure, say(
        "scores", said=say.clauses(said), ceiling=percent(ceiling)
    )


def reliability(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how often each model is right by how sure it is."""
    figure, panels = grid(sheet, height=1.7)
    say = sheet.say(WORDS)
    said = []
    for look, axes in panels:
        numbers = sheet.numbers[look.key].held_out
        bins = numbers.reliability
        filled = [n for n, count in enumerate(bins.counts) if count]
        sure = [bins.confidence[n] for n in filled]
        right = [bins.accuracy[n] for n in filled]
        counts = np.array([bins.counts[n] for n in filled])
        axes.plot([0, 1], [0, 1], color=sheet.ink, ls=":", lw=1)
        axes.plot(sure, right, color=look.colour, lw=1.2)
        axes.scatter(
            sure,
            right,
            s=90 * counts / counts.max() + 6,
            color=look.colour,
            lw=0,
        )
        axes.set(xlim=(0, 1.02), ylim=(0, 1.05), aspect="equal")
        axes.yaxis.set_major_formatter(PercentFormatter(1))
        gap = percent(mean_over_seeds(numbers.ece))
        said.append(say("gap", model=look.label, gap=gap))
    figure.supxlabel(say("sure"))
    figure.supylabel(say("right"))
    return figure, say("reliability", said=say.clauses(said))


def recalls(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each model's recall of each language, with intervals."""
    figure, panels = grid(sheet, height=3.9)
    say = sheet.say(WORDS)
    sizes = sheet.numbers.split.per_language
    order = sorted(
        range(len(LANGUAGES)), key=lambda n: -sizes[LANGUAGES[n]].test
    )
    names = [
        say("language", language=own, names=count(sizes[own].test))
        for own in (LANGUAGES[n] for n in order)
    ]
    said = []
    for look, axes in panels:
        recall = np.mean(sheet.numbers[look.key].held_out.recall, axis=0)
        ends = sheet.numbers.comparisons.recall_intervals[look.key]
        for y, n in enumerate(order):
            axes.plot(ends[n], [y, y], color=look.colour, lw=1.4, alpha=0.6)
        axes.plot(
            recall[order], range(len(order)), "o", color=look.colour, ms=4
        )
        axes.set_yticks(range(len(order)), names)
        axes.set(xlim=(0, 1.02), ylim=(len(order) - 0.5, -0.5))
        lowest = LANGUAGES[recall.argmin()]
        said.append(say("lowest", model=look.label, language=lowest))
    figure.supxlabel(say("recalled"))
    return figure, say("recalls", said=say.clauses(said))


def grid(sheet: Sheet, height: float) -> tuple[Figure, list[tuple[Look, Axes]]]:
    """Return a small panel for each model, under its label."""
    lines = ceil(len(sheet.looks) / COLUMNS)
    figure = Figure(figsize=(WIDTH, height * lines + 0.3))
    panels = figure.subplots(
        lines, COLUMNS, sharex=True, sharey=True, squeeze=False
    ).ravel()
    for empty in panels[len(sheet.looks) :]:
        empty.remove()
    for axes, look in zip(panels, sheet.looks, strict=False):
        axes.set_title(look.label)
        axes.xaxis.set_major_formatter(PercentFormatter(1))
    return figure, list(zip(sheet.looks, panels, strict=False))


def matrix(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a model's answers to test names as `confusion.matrix` does."""
    (look,) = sheet.looks
    held_out = sheet.numbers[look.key].held_out
    numbers = Record({look.key: Record(lab_protocol=held_out)})
    return confusion.matrix(replace(sheet, numbers=numbers), "unseen")
