"""What models would answer while they read, and where they started from."""

from itertools import cycle

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.line_ends import End, label_ends
from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import Voice
from firsthand.filters import count, percent
from firsthand.results import Record
from remembering_names.seeds import mean_over_seeds, means_over_seeds

SHORT = 3  # letters of a language in a small cell
SHOWN = 4  # names
STARTS = ("default", "orthogonal", "identity")
WORDS = {
    "en": {
        "listed": "{one} and {other}",
        "story": "{letters} ({listed}): {model} {answer} ({sure})",
        "posterior": (
            "Likeliest language after each letter of four names. At the end "
            "of the name: {said}."
        ),
        "belief": "Probability of the right language",
        "right": "Share of right answers",
        "belief_of": (
            "{model}, probability of the right language: {first} at the first "
            "letter, {before} at the last but one, {last} at the last"
        ),
        "right_of": (
            "{model}, share of right answers: {first} at the first letter, "
            "{before} at the last but one, {last} at the last"
        ),
        "letters": "letters read",
        "read": "Names of {letters} letters, after each letter. {said}.",
        "default": "{model}, usual start",
        "orthogonal": "{model}, orthogonal start",
        "identity": "{model}, identity start",
        "start": "{network} {accuracy}",
        "accuracy": "accuracy on validation names",
        "starts": "Accuracy on validation names, mean over seeds: {said}.",
    }
}


def posterior(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a model's likeliest language after each letter of names.

    A row a name; the fuller a cell, the surer the answer.
    """
    (look,) = sheet.looks
    stories = sheet.numbers[look.key].memory.shown[:SHOWN]
    figure = Figure(figsize=(WIDTH, 0.66 * len(stories) + 0.3))
    axes = figure.subplots()
    said, say = [], sheet.say(WORDS)
    for y, story in enumerate(stories):
        cells(axes, look, story, y)
        told = {
            "letters": story.letters,
            "listed": listed(say, story.languages),
            "answer": story.answer[-1],
            "sure": percent(story.sure[-1], 0),
        }
        said.append(say("story", model=look.label, **told))
    below = ["\n".join(story.languages) for story in stories]
    axes.set_yticks(range(len(stories)), below)
    longest = max(len(story.answer) for story in stories)
    axes.set(xlim=(-0.5, longest - 0.5), ylim=(len(stories) - 0.6, -0.75))
    axes.set_xticks([])
    axes.grid(visible=False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure, say("posterior", said=say.clauses(said))


def listed(say: Voice, languages: list[str]) -> str:
    """Return the languages that a name stands in."""
    first, *others = languages
    for other in others:
        first = say("listed", one=first, other=other)
    return first


def cells(axes: Axes, look: Look, story: Record, y: int) -> None:
    """Draw one name: its letters, and what would be answered after each."""
    answers = zip(story.letters, story.answer, story.sure, strict=True)
    for x, (letter, answer, sure) in enumerate(answers):
        axes.text(x, y - 0.42, letter, ha="center", va="center")
        for share, alpha in ((1, 0.08), (sure, 0.35)):
            axes.barh(
                y,
                0.9 * share,
                left=x - 0.45,
                height=0.44,
                alpha=alpha,
                color=look.colour,
                lw=0,
            )
        is_right = answer in story.languages
        weight = "bold" if is_right else "normal"
        place = (x, y, answer[:SHORT])
        axes.text(*place, ha="center", va="center", weight=weight)


def belief(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how the right language gains as names of one length are read."""
    figure = Figure(figsize=(WIDTH, 5.4))
    panels = figure.subplots(2, 1, sharex=True)
    said, say = [], sheet.say(WORDS)
    names: dict[Axes, list[End]] = {}
    for axes, kind in zip(panels, ("belief", "right"), strict=True):
        ends = []
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
            ends.append(End(look.label, look.colour, len(line), line[-1]))
            places = {"first": 0, "before": -2, "last": -1}
            told = {name: percent(line[n], 0) for name, n in places.items()}
            said.append(say(f"{kind}_of", model=look.label, **told))
        axes.set(title=say(kind), ylim=(0, 1))
        axes.yaxis.set_major_formatter(PercentFormatter(1))
        names[axes] = ends
    axes.set_xlabel(say("letters"))
    for axes, ends in names.items():
        label_ends(axes, ends)
    letters = count(len(line))
    return figure, say("read", letters=letters, said=say.clauses(said))


def starts(sheet: Sheet) -> tuple[Figure, str]:
    """Draw validation accuracy by start, beside the models with gates."""
    rows = list(runs(sheet))
    figure = Figure(figsize=(WIDTH, 0.32 * len(rows) + 0.8))
    axes = figure.subplots()
    said, say = [], sheet.say(WORDS)
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
        mean = percent(mean_over_seeds(accuracy))
        said.append(say("start", network=label, accuracy=mean))
    axes.set_yticks(range(len(rows)), [label for _, _, label, _ in rows])
    axes.invert_yaxis()
    axes.set_xlabel(say("accuracy"))
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(visible=False, axis="y")
    return figure, say("starts", said=say.clauses(said))


def runs(sheet: Sheet) -> list[tuple[Look, str, str, list[float]]]:
    """Return each row: its look, marker, label and an accuracy a seed."""
    rows, say = [], sheet.say(WORDS)
    for look, marker in zip(sheet.looks, cycle(MARKERS)):
        usual = sheet.numbers[look.key].memory.trained.accuracy
        others = sheet.numbers.start_ablation.get(look.key, {})
        started = {start: own.accuracy for start, own in others.items()}
        for start in STARTS:
            if accuracy := {"default": usual, **started}.get(start):
                label = say(start, model=look.label) if others else look.label
                rows.append((look, marker, label, accuracy))
    return rows
