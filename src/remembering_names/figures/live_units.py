"""Single units and single letters, as they stand before a script runs.

`docs/assets/live/unit_views.js` draws the same; a test compares the two.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from firsthand.drawing.words import Voice, voice
from firsthand.filters import MINUS, fixed, percent
from firsthand.tasks import Outputs, Task
from remembering_names.figures.live_forms import (
    name_field,
    opening,
    select,
    slider,
    status,
    taken,
)
from remembering_names.figures.live_gate import small
from remembering_names.figures.live_letters import (
    bars,
    panel,
    scrolling,
    shades,
    table,
)
from remembering_names.figures.live_picture import TABLE
from remembering_names.figures.live_unit_words import WORDS

GATES, SIGNED = "ifo", "gch"
RULES = {
    "i": "σ(letter + state + bias)",
    "f": "σ(letter + state + bias)",
    "g": "tanh(letter + state + bias)",
    "o": "σ(letter + state + bias)",
    "c": "f · c before + i · g",
    "h": "o · tanh(c)",
}


def units(task: Task) -> Outputs:
    """Return, as a fragment, the form that looks at units, and its pictures."""
    reading, settings = task.numbers.unit_reading, task.settings
    say = voice(WORDS, settings)
    labels = {key: settings["labels"][key] for key in settings["models"]}
    last = len(reading.read)
    lines = [
        opening("units", task),
        '<form class="live-form" autocomplete="off">',
        name_field(task, reading.name),
        select("model", say("network"), labels, reading.model),
        *chips(task),
        slider("rank", say("unit"), reading.size, 1),
        slider("at", say("letter"), last),
        status(
            say.sentences([unit_said(say, reading), answer_said(say, reading)])
        ),
        "</form>",
        '<div class="live-panels">',
        *panel(
            [
                all_units(say, reading, labels[reading.model]),
                answer(say, reading),
            ]
        ),
        *one_unit(say, reading),
        "</div>",
        taken(task),
        "</div>",
    ]
    return {"fragment": "\n".join(lines) + "\n"}


def chips(task: Task) -> list[str]:
    """Return buttons for a unit that one letter empties, and for names."""
    key = task.settings["alone"]
    first, *others = task.settings["offered"]
    lone = task.numbers[key].letter_slopes.lone
    say = voice(WORDS, task.settings)
    label = escape(task.settings["labels"][key])
    chip = say("chip", name=first, model=label, unit=str(lone.unit))
    buttons = [
        f'<button type="button" data-name="{first}" data-model="{key}" '
        f'data-unit="{lone.unit}">{chip}</button>',
        *(
            f'<button type="button" data-name="{name}">{name}</button>'
            for name in others
        ),
    ]
    return [f'<p class="live-chips">{say("or")}', *buttons, "</p>"]


def all_units(say: Voice, reading: Any, label: str) -> str:
    """Return the picture of what units keep at each letter."""
    rows = []
    for n, one in enumerate(reading.units):
        chosen = ' class="chosen"' if n == 0 else ""
        heads = (
            f'<th scope="row">{one.unit}</th><td>{fixed(one.half_life, 1)}</td>'
        )
        rows.append(f"<tr{chosen}>{heads}{shades(one.keeps)}</tr>")
    title = say("keeps", model=escape(label))
    picture = table(say.cells("heads"), title, reading.read, rows)
    return scrolling(say("units"), picture, " ranked")


def one_unit(say: Voice, reading: Any) -> list[str]:
    """Return the pictures of one unit: by letter, and its sums at the last."""
    unit = str(reading.units[0].unit)
    rows = [
        bars(name, reading.rows[name], is_signed=name in SIGNED)
        for name in GATES + SIGNED
    ]
    title = say("one", unit=unit)
    picture = table(("",), title, reading.read, rows)
    at = len(reading.read)
    sums = [
        f'<tr><th scope="row">{name}</th><td class="sum"><small>{rule}</small>'
        f"<span>{working(reading, name)}</span></td>"
        f"<td>{fixed(reading.rows[name][-1], 2)}</td></tr>"
        for name, rule in RULES.items()
    ]
    letter = escape(reading.read[-1])
    title = say("at", unit=unit, place=str(at), letter=letter)
    lines = (
        f'<div class="live-lines">{TABLE}<caption>{title}</caption>'
        f"<tbody>{''.join(sums)}</tbody></table></div>"
    )
    return panel([scrolling(say("one_unit"), picture), lines])


def answer(say: Voice, reading: Any) -> str:
    """Return the picture of what the answer hangs on."""
    ways = list(zip(reading.highway, reading.detours, strict=True))
    rows = {
        "all": [near + far for near, far in ways],
        "highway": reading.highway,
        "detours": reading.detours,
    }
    most = max(abs(one) for values in rows.values() for one in values)
    pictures = [
        bars(name, [one / most for one in own]) for name, own in rows.items()
    ]
    title = say("hangs_on", language=reading.answer)
    picture = table(("",), title, reading.read, pictures)
    return scrolling(say("slopes"), picture)


def unit_said(say: Voice, reading: Any) -> str:
    """Return what is said of the unit at the last letter."""
    return say(
        "unit_said",
        unit=str(reading.units[0].unit),
        place=str(len(reading.read)),
        letter=escape(reading.read[-1]),
        keeps=percent(reading.rows["f"][-1], 0),
        holds=fixed(reading.rows["c"][-1], 2),
    )


def answer_said(say: Voice, reading: Any) -> str:
    """Return what is said of the answer, and its slope by the last letter."""
    near, far = reading.highway[-1], reading.detours[-1]
    return say(
        "answer",
        language=reading.answer,
        share=percent(reading.p, 0),
        whole=small(near + far),
        near=small(near),
        far=small(far),
    )


def working(reading: Any, name: str) -> str:
    """Return one of a unit's equations with its own numbers."""
    if name in reading.sums:
        terms = reading.sums[name]
        function = "tanh" if name == "g" else "σ"
        return f"{function}({total(terms)})"
    i, f, g, o, c = (reading.rows[own][-1] for own in "ifgoc")
    if name == "h":
        return f"{fixed(o, 2)} · tanh({fixed(c, 2)})"
    old = reading.rows["c"][-2]
    return f"{fixed(f, 2)} · {factor(old)} + {fixed(i, 2)} · {factor(g)}"


def total(terms: Sequence[float]) -> str:
    """Return terms with their signs between them."""
    first, *others = terms
    rest = "".join(
        f" {MINUS if one < 0 else '+'} {fixed(abs(one), 2)}" for one in others
    )
    return fixed(first, 2) + rest


def factor(value: float) -> str:
    """Return a number as a factor."""
    return f"({fixed(value, 2)})" if value < 0 else fixed(value, 2)
