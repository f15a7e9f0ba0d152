"""The live parts as they stand before a script runs: forms, and a picture.

It is HTML that scripts take over. Without one the forms are gone, and the
picture shows one name.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from firsthand.filters import fixed, percent, words
from firsthand.tasks import Outputs, Task
from remembering_names.names.files import ALPHABET

SHADES = 10
SEEDS = {"seed_0": "first seed", "seed_1": "second seed"}


def reader(task: Task) -> Outputs:
    """Return, as a fragment, the form that reads a name, and its picture."""
    numbers, settings = task.numbers, task.settings
    first = f"{numbers.live_reading.model}.seed_0"
    networks = [
        network(task, key, seed, first)
        for key in settings["labels"]
        for seed in SEEDS
    ]
    lines = [
        opening("reader", task),
        '<form class="live-form" autocomplete="off">',
        name_field(numbers.live_reading.name),
        '<button type="button" name="surprise">Surprise me</button>',
        *chips(numbers.live_reading),
        "<details><summary>Networks side by side</summary>",
        "<fieldset><legend>Which read it</legend>",
        *networks,
        "</fieldset></details>",
        slider("at", "Up to letter", len(numbers.live_reading.read)),
        '<p class="live-status" role="status" aria-live="polite"></p>',
        "</form>",
        '<div class="live-panels">',
        *panel(numbers.live_reading, settings["labels"], first),
        "</div>",
        '<p class="live-form"><button type="button" name="csv">CSV</button> '
        '<button type="button" name="python">Copy as Python</button></p>',
        "</div>",
    ]
    return {"fragment": "\n".join(lines) + "\n"}


def small(task: Task) -> Outputs:
    """Return, as a fragment, the small form that stands on another page."""
    numbers = task.numbers
    first = f"{numbers.live_reading.model}.seed_0"
    lines = [
        opening("reader", task),
        '<form class="live-form" autocomplete="off">',
        name_field(numbers.live_reading.name),
        slider("at", "Up to letter", len(numbers.live_reading.read)),
        '<p class="live-status" role="status" aria-live="polite"></p>',
        "</form>",
        '<div class="live-panels">',
        *panel(numbers.live_reading, task.settings["labels"], first),
        "</div>",
        "</div>",
    ]
    return {"fragment": "\n".join(lines) + "\n"}


def holder(task: Task) -> Outputs:
    """Return, as a fragment, the form that takes hold of a gate."""
    numbers, settings = task.numbers, task.settings
    reading = numbers.live_reading
    gates = sorted({gate for own in settings["gates"].values() for gate in own})
    grips = {
        "": "Nothing",
        **{f"hold {gate}": f"Hold {gate}" for gate in gates},
        "wipe": "Wipe the memory once",
        "swap": "Swap two letters",
        "shuffle": "Shuffle the letters",
    }
    lines = [
        opening("holder", task),
        '<form class="live-form" autocomplete="off">',
        name_field(reading.name),
        select("model", "Network", settings["labels"], reading.model),
        select("grip", "Grip", grips, ""),
        select("value", "At", settings["values"], "0"),
        slider("from", "From letter", len(reading.read), 1),
        slider("at", "Up to letter", len(reading.read)),
        '<p class="live-status" role="status" aria-live="polite"></p>',
        "</form>",
        '<div class="live-panels">',
        *panel(reading, settings["labels"], f"{reading.model}.seed_0"),
        "</div>",
        "</div>",
    ]
    return {"fragment": "\n".join(lines) + "\n"}


def opening(part: str, task: Task) -> str:
    """Return the tag around a part, with all that its script is told."""
    labels = task.settings["labels"]
    told = {
        "live": part,
        "alphabet": ALPHABET,
        "longest": task.numbers.prediction.longest,
        "languages": ",".join(task.numbers.live_reading.languages),
        "labels": ",".join(f"{key}={label}" for key, label in labels.items()),
        "layers": ",".join(task.settings["layers"]),
        "gates": ",".join(
            f"{key}={''.join(gates)}"
            for key, gates in task.settings["gates"].items()
        ),
        "first": f"{task.numbers.live_reading.model}.seed_0",
    }
    data = " ".join(f'data-{k}="{escape(str(v))}"' for k, v in told.items())
    return f'<div class="live" {data} data-search-exclude>'


def name_field(name: str) -> str:
    """Return the field into which a name is typed."""
    return (
        f'<label>Name <input name="name" value="{escape(name)}" '
        'autocapitalize="words" spellcheck="false"></label>'
    )


def network(task: Task, key: str, seed: str, first: str) -> str:
    """Return the box that has one network read along."""
    size = task.numbers[key][seed].bytes / 1000
    is_first = " checked" if f"{key}.{seed}" == first else ""
    return (
        f'<label><input type="checkbox" name="network" value="{key}.{seed}"'
        f"{is_first}> {escape(task.settings['labels'][key])}, {SEEDS[seed]} "
        f"<small>{fixed(size, 0)} kB</small></label>"
    )


def chips(reading: Any) -> list[str]:
    """Return a button for each name that is worth reading."""
    buttons = [
        f'<button type="button" data-name="{escape(one.name)}" '
        f'data-languages="{words(list(one.languages))}">{escape(one.name)}'
        "</button>"
        for one in reading.others
    ]
    return ['<p class="live-chips">Or take one:', *buttons, "</p>"]


def select(
    name: str, label: str, options: Mapping[str, str], chosen: str
) -> str:
    """Return a drop-down list with its label."""
    choices = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>'
        f"{escape(text)}</option>"
        for value, text in options.items()
    )
    return f'<label>{label} <select name="{name}">{choices}</select></label>'


def slider(name: str, label: str, most: int, value: int = 0) -> str:
    """Return a slider over the letters of a name; at the last, or a value."""
    return (
        f'<label>{label} <input type="range" name="{name}" min="1" '
        f'max="{most}" value="{value or most}"></label>'
    )


def panel(reading: Any, labels: Mapping[str, str], network: str) -> list[str]:
    """Return the picture of a reading: languages down, letters across."""
    key, _, seed = network.partition(".")
    leads = [max(range(len(p)), key=list(p).__getitem__) for p in reading.p]
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
    winner = reading.languages[leads[-1]]
    return [
        '<div class="live-panel">',
        f'<div class="live-scroll" tabindex="0" role="group" '
        f'aria-label="{escape(labels[key])}, {SEEDS[seed]}, by letter">',
        f"<table><caption>{escape(labels[key])}, {SEEDS[seed]}: chances in per "
        f"cent</caption><thead><tr><td></td>{heads}</tr></thead>",
        f"<tbody>{''.join(rows)}</tbody></table></div>",
        f'<p class="live-said">{winner} '
        f"{percent(reading.p[-1][leads[-1]], 0)} after "
        f"<q>{escape(reading.read)}</q>. {winner} leads from "
        f"<q>{escape(reading.read[: turn + 1])}</q> on.</p>",
        "</div>",
    ]


def turned(leads: Sequence[int]) -> int:
    """Return the place of the letter from which the last leader leads."""
    places = [n for n, lead in enumerate(leads) if lead != leads[-1]]
    return places[-1] + 1 if places else 0


def cell(p: float, leads: bool) -> str:
    """Return a cell: a shade, and the chance in per cent if it is one."""
    shade = f"s{min(int(SHADES * p), SHADES - 1)}"
    text = fixed(100 * p, 0) if p >= 0.005 else ""
    return f'<td class="{shade}{" lead" if leads else ""}">{text}</td>'
