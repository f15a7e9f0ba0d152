"""The live parts as they stand before a script runs: forms, and a picture.

It is HTML that scripts take over. Without one the forms are gone, and the
picture shows one name.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from firsthand.drawing.words import Voice, voice
from firsthand.filters import fixed, words
from firsthand.tasks import Outputs, Task
from remembering_names.figures.live_form_words import WORDS
from remembering_names.figures.live_picture import (
    SEED_KEYS,
    SEEDS,
    answer,
    panel,
    sentence,
)
from remembering_names.names.files import ALPHABET


def reader(task: Task) -> Outputs:
    """Return, as a fragment, the form that reads a name, and its picture."""
    reading, labels = task.numbers.live_reading, task.settings["labels"]
    say = voice(WORDS, task.settings)
    networks = [
        network(task, key, seed) for key in labels for seed in SEED_KEYS
    ]
    fields = [
        f'<button type="button" name="surprise">{say("surprise")}</button>',
        *chips(say, reading),
        f"<details><summary>{say('beside')}</summary>",
        f"<fieldset><legend>{say('which')}</legend>",
        *networks,
        "</fieldset></details>",
    ]
    said = sentence(task, reading)
    return {"fragment": part("reader", task, fields, said, taken(task))}


def small(task: Task) -> Outputs:
    """Return, as a fragment, the small form that stands on another page."""
    said = sentence(task, task.numbers.live_reading)
    return {"fragment": part("reader", task, [], said)}


def holder(task: Task) -> Outputs:
    """Return, as a fragment, the form that takes hold of a gate."""
    reading, settings = task.numbers.live_reading, task.settings
    say = voice(WORDS, settings)
    gates = sorted({gate for own in settings["gates"].values() for gate in own})
    grips = {
        "": say("nothing"),
        **{" ".join(("hold", one)): say("hold", gate=one) for one in gates},
        **{name: say(name) for name in ("wipe", "swap", "shuffle")},
    }
    fields = [
        select("model", say("network"), settings["labels"], reading.model),
        select("grip", say("grip"), grips, ""),
        select("value", say("at"), settings["values"], "0"),
        slider("from", say("from"), len(reading.read), 1),
    ]
    said = say("alone", answer=answer(task, reading))
    return {"fragment": part("holder", task, fields, said, taken(task))}


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
    reading, say = task.numbers.live_reading, voice(WORDS, task.settings)
    label = task.settings["labels"][reading.model]
    lines = [
        opening(kind, task),
        '<form class="live-form" autocomplete="off">',
        name_field(task, reading.name),
        *fields,
        slider("at", say("to"), len(reading.read)),
        status(said),
        "</form>",
        '<div class="live-panels">',
        *panel(task, reading, label, "seed_0"),
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


def taken(task: Task) -> str:
    """Return the buttons by which a reader takes along what is shown."""
    say = voice(WORDS, task.settings)
    return (
        f'<p class="live-form"><button type="button" name="csv">{say("csv")}'
        f'</button> <button type="button" name="python">{say("python")}'
        "</button></p>"
    )


def name_field(task: Task, name: str) -> str:
    """Return the field into which a name is typed."""
    label = voice(WORDS, task.settings)("name")
    return (
        f'<label>{label} <input name="name" value="{escape(name)}" '
        'autocapitalize="words" spellcheck="false"></label>'
    )


def network(task: Task, key: str, seed: str) -> str:
    """Return the box that has one network read along."""
    size = task.numbers[key][seed].bytes / 1000
    first = task.numbers.live_reading.model, "seed_0"
    is_first = " checked" if (key, seed) == first else ""
    say, label = voice(WORDS, task.settings), task.settings["labels"][key]
    named = voice(SEEDS, task.settings)(seed)
    name = say("seed", model=escape(label), seed=named)
    return (
        f'<label><input type="checkbox" name="network" value="{key}.{seed}"'
        f"{is_first}> {say('size', network=name, kilobytes=fixed(size, 0))}"
        "</label>"
    )


def chips(say: Voice, reading: Any) -> list[str]:
    """Return a button for each name that is worth reading."""
    buttons = [
        f'<button type="button" data-name="{escape(one.name)}" '
        f'data-languages="{words(list(one.languages))}">{escape(one.name)}'
        "</button>"
        for one in reading.others
    ]
    return [f'<p class="live-chips">{say("or")}', *buttons, "</p>"]


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
