"""What the surname files hold."""

from matplotlib.figure import Figure

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import THICK, WIDTH
from firsthand.filters import count, number

WORDS = {
    "en": {
        "rows": "rows",
        "distinct": "distinct names",
        "scale": "rows (logarithmic)",
        "languages": (
            "Rows by language, from {few} ({fewest}) to {many} ({most}). "
            "{repeated} has {rows} rows but only {distinct} distinct names."
        ),
        "letters": "letters",
        "lengths": (
            "Rows by number of letters, from {shortest} to {longest}, {mean} "
            "on average."
        ),
    }
}


def languages(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the rows of each language, and how many are distinct."""
    numbers, say = sheet.numbers.names, sheet.say(WORDS)
    languages = sorted(
        numbers.per_language.items(), key=lambda item: item[1].rows
    )
    names = [name for name, _ in languages]
    figure = Figure(figsize=(WIDTH, 4.8))
    axes = figure.subplots()
    rows = [n.rows for _, n in languages]
    distinct = [n.distinct for _, n in languages]
    # No bars: along a logarithmic axis none of them could begin at nothing.
    axes.hlines(names, distinct, rows, color=sheet.faint, lw=THICK)
    axes.plot(
        rows, names, "s", ms=7, mfc="none", color=sheet.ink, label=say("rows")
    )
    axes.plot(
        distinct,
        names,
        "o",
        ms=3.5,
        color=sheet.ink,
        label=say("distinct"),
    )
    axes.set(xscale="log", xlabel=say("scale"))
    axes.grid(visible=False, axis="y")
    figure.legend(loc="outside lower center", ncols=2)
    (fewest, few), (most, many) = languages[0], languages[-1]
    repeated = min(languages, key=lambda item: item[1].distinct / item[1].rows)
    return figure, say(
        "languages",
        few=count(few.rows),
        fewest=fewest,
        many=count(many.rows),
        most=most,
        repeated=repeated[0],
        rows=count(repeated[1].rows),
        distinct=count(repeated[1].distinct),
    )


def lengths(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how many names have each length."""
    length, say = sheet.numbers.names.length, sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 2.6))
    axes = figure.subplots()
    axes.bar(range(len(length.counts)), length.counts, color=sheet.ink)
    axes.set(xlabel=say("letters"), ylabel=say("rows"))
    axes.set_xticks(range(0, len(length.counts), 2))
    axes.grid(visible=False, axis="x")
    return figure, say(
        "lengths",
        shortest=count(length.shortest),
        longest=count(length.longest),
        mean=number(length.mean, 1),
    )
