"""What the surname files hold."""

from matplotlib.figure import Figure

from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import number


def languages(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the rows of each language, and how many are distinct."""
    numbers = sheet.numbers.names
    languages = sorted(
        numbers.per_language.items(), key=lambda item: item[1].rows
    )
    names = [name for name, _ in languages]
    figure = Figure(figsize=(WIDTH, 4.6))
    axes = figure.subplots()
    axes.barh(
        names, [n.rows for _, n in languages], color=sheet.faint, label="rows"
    )
    axes.plot(
        [n.distinct for _, n in languages],
        names,
        "o",
        ms=5,
        color=sheet.ink,
        label="distinct names",
    )
    axes.set(xscale="log", xlabel="rows (logarithmic)")
    axes.grid(visible=False, axis="y")
    axes.legend(loc="lower right")
    (fewest, few), (most, many) = languages[0], languages[-1]
    repeated = min(languages, key=lambda item: item[1].distinct / item[1].rows)
    return figure, (
        f"Rows by language, from {few.rows} ({fewest}) to {many.rows:,} "
        f"({most}). {repeated[0]} has {repeated[1].rows:,} rows but only "
        f"{repeated[1].distinct} distinct names."
    )


def lengths(sheet: Sheet) -> tuple[Figure, str]:
    """Draw how many names have each length."""
    length = sheet.numbers.names.length
    figure = Figure(figsize=(WIDTH, 2.6))
    axes = figure.subplots()
    axes.bar(range(len(length.counts)), length.counts, color=sheet.ink)
    axes.set(xlabel="letters", ylabel="rows")
    axes.set_xticks(range(0, len(length.counts), 2))
    axes.grid(visible=False, axis="x")
    return figure, (
        f"Rows by number of letters, from {length.shortest} to "
        f"{length.longest}, {number(length.mean, 1)} on average."
    )
