"""The picture of a reading, which is a table: what scripts draw again.

`docs/assets/live/panel.js` draws the same; a test compares the two.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from firsthand.drawing.words import voice
from firsthand.filters import fixed, percent
from firsthand.tasks import Task

SHADES = 10
TABLE = '<table class="report-table">'
SEED_KEYS = ("seed_0", "seed_1")
SEEDS = {"en": {"seed_0": "first seed", "seed_1": "second seed"}}
WORDS = {
    "en": {
        "title": "{model}, {seed}",
        "by_letter": "{title}, by letter",
        "chances": "{title}: chances in per cent",
        "said": (
            "{answer} after <q>{read}</q>. {language} leads from "
            "<q>{turn}</q> on."
        ),
        "answer": "{language} {share}",
    }
}


def panel(task: Task, reading: Any, label: str, seed: str) -> list[str]:
    """Return the picture of a reading: languages down, letters across.

    Args:
        task: What is made; its settings name the language of words.
        reading: The letters `read`, and the chances `p`, (T, C).
        label: Of the model that reads.
        seed: Which of its seeds, of `SEED_KEYS`.
    """
    say = voice(WORDS, task.settings)
    named = voice(SEEDS, task.settings)(seed)
    title = say("title", model=escape(label), seed=named)
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
        f'aria-label="{say("by_letter", title=title)}">',
        f"{TABLE}<caption>{say('chances', title=title)}</caption>",
        f"<thead><tr><td></td>{heads}</tr></thead>",
        f"<tbody>{''.join(rows)}</tbody></table></div>",
        f'<p class="live-said">{sentence(task, reading)}</p>',
        "</div>",
    ]


def sentence(task: Task, reading: Any) -> str:
    """Return what is said below the picture, as HTML."""
    leads = leaders(reading)
    return voice(WORDS, task.settings)(
        "said",
        answer=answer(task, reading),
        language=reading.languages[leads[-1]],
        read=escape(reading.read),
        turn=escape(reading.read[: turned(leads) + 1]),
    )


def answer(task: Task, reading: Any) -> str:
    """Return the likeliest language at the end, and how likely it is."""
    last = leaders(reading)[-1]
    return voice(WORDS, task.settings)(
        "answer",
        language=reading.languages[last],
        share=percent(reading.p[-1][last], 0),
    )


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
