"""The picture of a reading, which is a table: what scripts draw again.

`docs/assets/live/panel.js` draws the same; a test compares the two.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from firsthand.filters import fixed, percent

SHADES = 10
SEEDS = {"seed_0": "first seed", "seed_1": "second seed"}


def panel(reading: Any, label: str, seed: str) -> list[str]:
    """Return the picture of a reading: languages down, letters across.

    Args:
        reading: The letters `read`, and the chances `p`, (T, C).
        label: Of the model that reads.
        seed: Which of its seeds, a key of `SEEDS`.
    """
    title = f"{escape(label)}, {SEEDS[seed]}"
    leads = leaders(reading)
    turn = turned(leads)
    heads = "".join(
        f'<th scope="col"{" class=turn" if n == turn else ""}>'
        f"{escape(letter)}</th>"
        for n, letter in enumerate(reading.read)
    )
    rows = []
    for k, language in enumerate(reading.languages):
        cells = "".join(
            cell(p[k], lead == k)
            for p, lead in zip(reading.p, leads, strict=True)
        )
        rows.append(f'<tr><th scope="row">{language}</th>{cells}</tr>')
    return [
        '<div class="live-panel">',
        f'<div class="live-scroll" tabindex="0" role="group" '
        f'aria-label="{title}, by letter">',
        f"<table><caption>{title}: chances in per cent</caption>",
        f"<thead><tr><td></td>{heads}</tr></thead>",
        f"<tbody>{''.join(rows)}</tbody></table></div>",
        f'<p class="live-said">{sentence(reading)}</p>',
        "</div>",
    ]


def sentence(reading: Any) -> str:
    """Return what is said below the picture, as HTML."""
    leads = leaders(reading)
    begun = reading.read[: turned(leads) + 1]
    return (
        f"{answer(reading)} after <q>{escape(reading.read)}</q>. "
        f"{reading.languages[leads[-1]]} leads from <q>{escape(begun)}</q> on."
    )


def answer(reading: Any) -> str:
    """Return the likeliest language at the end, and how likely it is."""
    last = leaders(reading)[-1]
    return f"{reading.languages[last]} {percent(reading.p[-1][last], 0)}"


def leaders(reading: Any) -> list[int]:
    """Return the place of the likeliest language after each letter."""
    return [max(range(len(p)), key=list(p).__getitem__) for p in reading.p]


def turned(leads: Sequence[int]) -> int:
    """Return the place of the letter from which the last leader leads."""
    places = [n for n, lead in enumerate(leads) if lead != leads[-1]]
    return places[-1] + 1 if places else 0


def cell(p: float, leads: bool) -> str:
    """Return a cell: a shade, and the chance in per cent if it is one."""
    shade = f"s{min(int(SHADES * p), SHADES - 1)}"
    text = fixed(100 * p, 0) if p >= 0.005 else ""
    return f'<td class="{shade}{" lead" if leads else ""}">{text}</td>'
