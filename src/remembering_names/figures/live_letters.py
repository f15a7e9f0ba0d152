"""Pictures that are tables: letters across, in each cell a shade or a bar.

`docs/assets/live/letter_table.js` draws the same.
"""

from collections.abc import Sequence
from html import escape

from firsthand.filters import fixed
from remembering_names.figures.live_picture import SHADES, TABLE


def panel(parts: Sequence[str], kind: str = "") -> list[str]:
    """Return pictures that stand together."""
    return [f'<div class="live-panel{kind}">', *parts, "</div>"]


def table(
    heads: Sequence[str], title: str, letters: str, rows: Sequence[str]
) -> str:
    """Return a picture with letters across.

    Args:
        heads: Of the columns before the letters.
        title: What it shows.
        letters: Of the name; the last one is looked at.
        rows: One below the other.
    """
    last = len(letters) - 1
    columns = "".join(
        f'<th scope="col"{look("", n == last)}>{escape(letter)}</th>'
        for n, letter in enumerate(letters)
    )
    leading = "".join(
        f'<th scope="col">{head}</th>' if head else "<td></td>"
        for head in heads
    )
    return (
        f"{TABLE}<caption>{title}</caption>"
        f"<thead><tr>{leading}{columns}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def scrolling(label: str, picture: str, kind: str = "") -> str:
    """Return a picture that scrolls, and that arrow keys reach."""
    return (
        f'<div class="live-scroll{kind}" tabindex="0" role="group" '
        f'aria-label="{label}">{picture}</div>'
    )


def look(classes: str, is_last: bool) -> str:
    """Return the attribute for a cell's classes, if it has any."""
    both = " ".join(filter(None, (classes, "at" if is_last else "")))
    return f' class="{both}"' if both else ""


def shades(shares: Sequence[float]) -> str:
    """Return a cell for each share: a shade, and the share in per cent."""
    last = len(shares) - 1
    return "".join(
        f"<td{look(f's{min(int(SHADES * one), SHADES - 1)}', n == last)}>"
        f"{fixed(100 * one, 0)}</td>"
        for n, one in enumerate(shares)
    )


def bars(name: str, values: Sequence[float], is_signed: bool = True) -> str:
    """Return a row with a bar for each value, and the value in hundredths."""
    most = max(1, *map(abs, values))
    last = len(values) - 1
    found = []
    for n, value in enumerate(values):
        kinds = ["bar"]
        if is_signed:
            kinds.append("half")
        if value < 0:
            kinds.append("down")
        size = fixed(abs(value) / most, 3)
        found.append(
            f'<td{look(" ".join(kinds), n == last)} style="--size: {size}">'
            f"{fixed(100 * value, 0)}</td>"
        )
    return f'<tr><th scope="row">{name}</th>{"".join(found)}</tr>'
