"""The live parts as they stand before a script runs: forms, and a picture.

It is HTML that scripts take over. Without one the forms are gone, and the
picture shows one name.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from firsthand.filters import fixed, words
from firsthand.tasks import Outputs, Task
from remembering_names.figures.live_picture import (
    SEEDS,
    answer,
    panel,
    sentence,
)
from remembering_names.names.files import ALPHABET

TAKEN = (  # along by a reader
    '<p class="live-form"><button type="button" name="csv">CSV</button> '
    '<button type="button" name="python">Copy as Python</button></p>'
)


def reader(task: Task) -> Outputs:
    """Return, as a fragment, the form that reads a name, and its picture."""
    reading, labels = task.numbers.live_reading, task.settings["labels"]
    networks = [network(task, key, seed) for key in labels for seed in SEEDS]
    fields = [
        '<button type="button" name="surprise">Surprise me</button>',
        *chips(reading),
        "<details><summary>Networks side by side</summary>",
        "<fieldset><legend>Which read it</legend>",
        *networks,
        "</fieldset></details>",
    ]
    said = sentence(reading)
    return {"fragment": part("reader", task, fields, said, TAKEN)}


def small(task: Task) -> Outputs:
    """Return, as a fragment, the small form that stands on another page."""
    said = sentence(task.numbers.live_reading)
    return {"fragment": part("reader", task, [], said)}


def holder(task: Task) -> Outputs:
    """Return, as a fragment, the form that takes hold of a gate."""
    reading, settings = task.numbers.live_reading, task.settings
    gates = sorted({gate for own in settings["gates"].values() for gate in own})
    grips = {
        "": "Nothing",
        **{f"hold {gate}": f"Hold {gate}" for gate in gates},
        "wipe": "Wipe the memory once",
        "swap": "Swap two letters",
        "shuffle": "Shuffle the letters",
    }
    fields = [
        select("model", "Network", settings["labels"], reading.model),
        select("grip", "Grip", grips, ""),
        select("value", "At", settings["values"], "0"),
        slider("from", "From letter", len(reading.read), 1),
    ]
    said = f"Left alone it answers {answer(reading)}."
    return {"fragment": part("holder", task, fields, said, TAKEN)}


def part(
    kind: str, task: Task, fields: Sequence[str], said: str, after: str = ""
) -> str:
    """Return a live part: its form, and the picture of one reading.

    Args:
        kind: Which script takes it over.
        task: What it is made from.
        fields: Of the form, besides the name and the letter.
        said: What there is to say of the picture.
        after: What stands below the picture.
    """
    reading = task.numbers.live_reading
    lines = [
        opening(kind, task),
        '<form class="live-form" autocomplete="off">',
        name_field(reading.name),
        *fields,
        slider("at", "Up to letter", len(reading.read)),
        status(said),
        "</form>",
        '<div class="live-panels">',
        *panel(reading, task.settings["labels"][reading.model], "seed_0"),
        "</div>",
        *([after] if after else []),
        "</div>",
    ]
    return "\n".join(lines) + "\n"


def opening(kind: str, task: Task) -> str:
    """Return the tag around a part, with all that its script is told."""
    labels = task.settings["labels"]
    told = {
        "live": kind,
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


def status(said: str) -> str:
    """Return where a script says what it shows; till then it says this."""
    return f'<p class="live-status" role="status" aria-live="polite">{said}</p>'


def name_field(name: str) -> str:
    """Return the field into which a name is typed."""
    return (
        f'<label>Name <input name="name" value="{escape(name)}" '
        'autocapitalize="words" spellcheck="false"></label>'
    )


def network(task: Task, key: str, seed: str) -> str:
    """Return the box that has one network read along."""
    size = task.numbers[key][seed].bytes / 1000
    first = task.numbers.live_reading.model, "seed_0"
    is_first = " checked" if (key, seed) == first else ""
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
