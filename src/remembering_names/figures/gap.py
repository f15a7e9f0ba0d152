"""Between adding letters up and the LSTM: who is how far."""

from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import HAIR, WIDTH
from firsthand.filters import percent
from remembering_names.figures.gap_labels import WITH_LESS, WITHOUT_GATES
from remembering_names.figures.labels import BASELINES
from remembering_names.seeds import mean_over_seeds

WITHOUT, WITH = "tanh_rnn", "scratch_lstm"  # whose colours are used
WORDS = {
    "en": {
        "additive": "Letters added up",
        "linear": "Linear RNN",
        "wide": "Tanh RNN, wide",
        "constant_wide": "Memory, no gates, wide",
        "lstm_wide": "LSTM, wide",
        "accuracy": "test names right",
        "row": "{model} {accuracy}",
        "alt": (
            "Accuracy on test names, from adding letters up to networks with "
            "and without gates of one size, then larger ones and n-grams: "
            "{said}."
        ),
    }
}


@dataclass(frozen=True)
class Row:
    """A model: its name, its accuracies and its colour."""

    label: str
    accuracy: list[float]
    colour: str


def ladder(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each model's accuracy on test names, seeds as dots."""
    groups = [list(group) for group in grouped(sheet)]
    say = sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 5.2))
    axes = figure.subplots()
    y = 0.0
    places: list[float] = []
    labels: list[str] = []
    for group in groups:
        if places:
            axes.axhline(y - 0.75, color=sheet.faint, lw=HAIR)
        for row in group:
            mark(axes, y, row)
            places.append(y)
            labels.append(row.label)
            y += 1
        y += 0.5
    axes.set_yticks(places, labels)
    axes.set_ylim(y - 0.5, -0.7)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel(say("accuracy"))
    axes.grid(visible=False, axis="y")
    said = []
    for row in (row for group in groups for row in group):
        accuracy = percent(mean_over_seeds(row.accuracy))
        said.append(say("row", model=row.label, accuracy=accuracy))
    return figure, say("alt", said=say.clauses(said))


def grouped(sheet: Sheet) -> Iterator[Iterator[Row]]:
    """Yield the groups: sums, ungated, gated, larger ones, n-grams."""
    numbers, say = sheet.numbers, sheet.say(WORDS)
    colours = {look.key: look.colour for look in sheet.looks}
    without, with_gates = colours[WITHOUT], colours[WITH]
    added_up = [numbers.gap_additive.accuracy]
    yield iter(
        [
            Row(say("additive"), added_up, sheet.ink),
            Row(say("linear"), numbers.rnn.held_out.accuracy, without),
        ]
    )
    for group, colour in ((WITHOUT_GATES, without), (WITH_LESS, with_gates)):
        yield (
            Row(label, numbers[key].gap_network.accuracy, colour)
            for key, label in group.items()
        )
    wide = numbers.tanh_wide.gap_network.accuracy
    shares = numbers.constant_wide.gap_network.accuracy
    lstm = numbers[WITH].held_out.accuracy
    yield iter(
        [
            Row(say("wide"), wide, without),
            Row(say("constant_wide"), shares, without),
            Row(say("lstm_wide"), lstm, with_gates),
        ]
    )
    key = numbers.comparisons.best_ngram
    best = [numbers[key].baseline.accuracy]
    yield iter([Row(BASELINES[key], best, sheet.ink)])


def mark(axes: Axes, y: float, row: Row) -> None:
    """Draw a row's seeds as dots, and their mean as a bar."""
    seeds = row.accuracy
    axes.plot(seeds, [y] * len(seeds), "o", ms=4, alpha=0.5, color=row.colour)
    axes.plot(mean_over_seeds(seeds), y, "|", ms=13, mew=2, color=row.colour)
