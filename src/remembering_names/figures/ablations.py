"""What lies between the two LSTMs: each difference without the other."""

from collections.abc import Mapping
from itertools import cycle

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator, PercentFormatter

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent
from remembering_names.seeds import mean_over_seeds

Runs = Mapping[str, list[float]]  # corner -> an accuracy a seed
Line = dict[int, list[float]]  # place -> an accuracy a seed

BIASES = {"two": "two biases a gate", "one": "one bias a gate"}
STARTS = {"torch_lstm": "library", "scratch_lstm": "hand"}
RATES = ("usual", "larger")


def corners(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the last accuracy of each corner: seeds as dots, a line of means.

    A panel for each learning rate; a colour for each start of the weights.
    """
    effects = sheet.numbers.effects
    figure = Figure(figsize=(WIDTH, 4.8))
    panels = figure.subplots(2, 1, sharex=True)
    said = []
    for axes, which, rate in zip(
        panels, RATES, effects.learning_rates, strict=True
    ):
        for look, marker in zip(sheet.looks, cycle(MARKERS)):
            line = corners_from(look, effects[which].accuracy)
            means = mark(axes, look, marker, line)
            said += [f"at rate {rate:g}, {mean}" for mean in means]
        axes.set(title=f"Learning rate {rate:g}", xlim=(-0.4, 1.4))
        axes.grid(visible=False, axis="x")
        axes.yaxis.set_major_locator(MultipleLocator(0.01))
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    panels[1].set_xticks(range(len(BIASES)), list(BIASES.values()))
    figure.supylabel("accuracy, last names drawn")
    figure.legend(
        *panels[0].get_legend_handles_labels(),
        title="weights start as in",
        loc="outside lower center",
        ncols=2,
    )
    return figure, (
        "Accuracy over the last names drawn, by where the weights start and "
        f"how many biases a gate has: {'; '.join(said)}."
    )


def corners_from(look: Look, accuracy: Runs) -> Line:
    """Return the corners that start as `look` does, by their place."""
    names = {
        place: f"{STARTS[look.key]}_{biases}"
        for place, biases in enumerate(BIASES)
    }
    return {n: accuracy[name] for n, name in names.items() if name in accuracy}


def mark(axes: Axes, look: Look, marker: str, line: Line) -> list[str]:
    """Draw one start's corners; say their means in words."""
    for place, runs in line.items():
        axes.plot(
            [place] * len(runs),
            runs,
            marker,
            ms=4,
            alpha=0.5,
            color=look.colour,
        )
    means = [mean_over_seeds(runs) for runs in line.values()]
    axes.plot(
        list(line),
        means,
        marker=marker,
        ms=8,
        mfc="none",
        color=look.colour,
        label=look.label,
    )
    return [
        f"started as {look.label}, {list(BIASES.values())[place]}, "
        f"{percent(mean)}"
        for place, mean in zip(line, means, strict=True)
    ]
