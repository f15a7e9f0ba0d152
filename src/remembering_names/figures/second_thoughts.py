"""One name read letter by letter: what a network would answer after each."""

from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import percent

ROW = 0.27  # inches, of a letter
MARGIN = 1.05  # of the axis, for the words beside the bars
WORDS = {
    "en": {
        "answer": "{language} {share}",
        "said": "{letters}: {language} {share}",
        "sure": "how sure",
        "alt": (
            "{model} reads {name}, a {language} name, a row a letter. What it "
            "would answer after each: {said}."
        ),
    }
}


def story(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a bar for each letter: the likeliest language, and how likely."""
    shown, say = sheet.numbers.second_thoughts.shown, sheet.say(WORDS)
    colour = sheet.looks[0].colour
    figure = Figure(figsize=(WIDTH, ROW * len(shown.read) + 0.6))
    axes = figure.subplots()
    said = []
    for y, step in enumerate(shown.read):
        language, share = step.leading[0], step.sure[0]
        is_right = language == shown.language
        axes.barh(
            y,
            share,
            height=0.62,
            color=colour if is_right else sheet.faint,
            lw=0,
        )
        told = {"language": language, "share": percent(share, 0)}
        weight = "bold" if is_right else "normal"
        axes.text(MARGIN, y, say("answer", **told), va="center", weight=weight)
        said.append(say("said", letters=shown.letters[: y + 1], **told))
    beginnings = [shown.letters[: n + 1] for n in range(len(shown.read))]
    axes.set_yticks(range(len(beginnings)), beginnings)
    axes.set(xlim=(0, 1), xticks=(0, 0.5, 1))
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel(say("sure"))
    axes.invert_yaxis()
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    return figure, say(
        "alt",
        model=sheet.looks[0].label,
        name=shown.name,
        language=shown.language,
        said=say.clauses(said),
    )
