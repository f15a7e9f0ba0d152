"""What models would answer while they read, and where they started from."""

from itertools import cycle

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent
from remembering_names.figures.memory_lags import legend
from remembering_names.seeds import mean_over_seeds, means_over_seeds

SHORT = 3  # letters of a language in a small cell
SHOWN = 4  # names
STARTS = {
    "default": "usual start",
    "orthogonal": "orthogonal start",
    "identity": "identity start",
}


def posterior(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each model's likeliest language after each letter of names.

    A panel a name, a row a model; the fuller a cell, the surer the answer.
    """
    first = sheet.numbers[sheet.looks[0].key].memory.shown
    names = [story.letters for story in first[:SHOWN]]
    figure = Figure(
        figsize=(WIDTH, (0.28 * len(sheet.looks) + 0.75) * len(names))
    )
    panels = figure.subplots(len(names), 1)
    said = []
    for n, (axes, name) in enumerate(zip(panels, names, strict=True)):
        cells(axes, sheet, n)
        listed = " and ".join(first[n].languages)
        axes.set_title(f"{name} ({listed})")
        axes.set_xticks(range(len(name)), list(name))
        ends = [sheet.numbers[k.key].memory.shown[n] for k in sheet.looks]
        answers_of_name = [
            f"{look.label} {end.answer[-1]} ({percent(end.sure[-1], 0)})"
            for look, end in zip(sheet.looks, ends, strict=True)
        ]
        said.append(f"{name} ({listed}): {', '.join(answers_of_name)}")
    return figure, (
        "Likeliest language after each letter, a row a model. At the end of "
        f"the name: {'; '.join(said)}."
    )


def cells(axes: Axes, sheet: Sheet, n: int) -> None:
    """Draw one name's answers: a row a model, a column a letter."""
    for y, look in enumerate(sheet.looks):
        story = sheet.numbers[look.key].memory.shown[n]
        answers = zip(story.answer, story.sure, strict=True)
        for x, (answer, sure) in enumerate(answers):
            axes.barh(
                y,
                0.9 * sure,
                left=x - 0.45,
                height=0.8,
                alpha=0.35,
                color=look.colour,
                lw=0,
            )
            weight = "bold" if answer in story.languages else "normal"
            axes.text(
                x - 0.4,
                y,
                answer[:SHORT],
                va="center",
                weight=weight,
            )
    axes.set_yticks(range(len(sheet.looks)), [k.label for k in sheet.looks])
    axes.set_xlim(-0.5, len(story.answer) - 0.45)
    axes.invert_yaxis()
    axes.grid(visible=False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def belief(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how the right language gains as names of one length are read."""
    figure = Figure(figsize=(WIDTH, 5.4))
    panels = figure.subplots(2, 1, sharex=True)
    titles = {
        "belief": "Probability of the right language",
        "right": "Share of right answers",
    }
    said = []
    for axes, (kind, title) in zip(panels, titles.items(), strict=True):
        for look, marker in zip(sheet.looks, cycle(MARKERS)):
            line = means_over_seeds(
                sheet.numbers[look.key].memory.trained[kind]
            )
            axes.plot(
                range(1, len(line) + 1),
                line,
                marker=marker,
                ms=4,
                lw=1.3,
                color=look.colour,
            )
            first, before, last = (percent(line[n], 0) for n in (0, -2, -1))
            said.append(
                f"{look.label}, {title.lower()}: {first} at the first "
                f"letter, {before} at the last but one, {last} at the last"
            )
        axes.set(title=title, ylim=(0, 1))
        axes.yaxis.set_major_formatter(PercentFormatter(1))
    axes.set_xlabel("letters read")
    legend(figure, sheet.looks)
    return figure, (
        f"Names of {len(line)} letters, after each letter. {'; '.join(said)}."
    )


def starts(sheet: Sheet) -> tuple[Figure, str]:
    """Draw validation accuracy by start, beside the models with gates."""
    rows = list(runs(sheet))
    figure = Figure(figsize=(WIDTH, 0.32 * len(rows) + 0.8))
    axes = figure.subplots()
    said = []
    for y, (look, marker, label, accuracy) in enumerate(rows):
        axes.plot(
            accuracy,
            [y] * len(accuracy),
            marker,
            ms=4,
            alpha=0.5,
            color=look.colour,
        )
        axes.plot(
            mean_over_seeds(accuracy),
            y,
            marker,
            ms=8,
            mfc="none",
            color=look.colour,
        )
        said.append(f"{label} {percent(mean_over_seeds(accuracy))}")
    axes.set_yticks(range(len(rows)), [label for _, _, label, _ in rows])
    axes.invert_yaxis()
    axes.set_xlabel("accuracy on validation names")
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(visible=False, axis="y")
    return figure, (
        f"Accuracy on validation names, mean over seeds: {'; '.join(said)}."
    )


def runs(sheet: Sheet) -> list[tuple[Look, str, str, list[float]]]:
    """Return each row: its look, marker, label and an accuracy a seed."""
    rows = []
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        usual = sheet.numbers[look.key].memory.trained.accuracy
        others = sheet.numbers.start_ablation.get(look.key, {})
        started = {start: own.accuracy for start, own in others.items()}
        for start, title in STARTS.items():
            if accuracy := {"default": usual, **started}.get(start):
                label = f"{look.label}, {title}" if others else look.label
                rows.append((look, marker, label, accuracy))
    return rows
