"""The three tasks, for a reader to do beside a network."""

from html import escape
from typing import Any

from firsthand.drawing.words import Voice, voice
from firsthand.tasks import Outputs, Task
from remembering_names.figures.live_forms import select, status
from remembering_names.figures.live_picture import TABLE

ROWS = ("asked", "i", "f", "moved")  # of the table: what a script fills in
WORDS = {
    "en": {
        "asked": "Would say",
        "i": "Input gate",
        "f": "Forget gate",
        "moved": "Cell moves",
        "task": "Task",
        "next": "Next symbol",
        "yours": "Your answer",
        "steps": "The network, step by step",
        "reads": "{task}: an LSTM reads along, in hundredths",
        "symbol": "Symbol",
        "go_on": "{task}: go on to the first symbol.",
    }
}


def part(task: Task) -> Outputs:
    """Return the game, and one sequence as the network reads it.

    Returns:
        Under `page_data` all sequences, by task; under `fragment` the form and
        a table of the first sequence of the task that is `shown`.
    """
    settings, played = task.settings, task.numbers.live_play
    labels, shown = settings["labels"], settings["shown"]
    say = voice(WORDS, settings)
    values = sorted(
        {one.answer for key in labels for one in played[key].sequences}
    )
    buttons = "".join(
        f'<button type="button" name="answer" value="{value}" disabled>'
        f"{value}</button>"
        for value in values
    )
    lines = [
        '<div class="live" data-live="tasks" data-search-exclude>',
        '<form class="live-form" autocomplete="off">',
        select("task", say("task"), labels, shown),
        f'<button type="button" name="next">{say("next")}</button>',
        '<output class="live-symbol" role="status" aria-live="assertive">'
        "–</output>",
        f'<span role="group" aria-label="{say("yours")}">{buttons}</span>',
        status(say("go_on", task=escape(labels[shown]))),
        "</form>",
        *table(say, played[shown].sequences[0], labels[shown]),
        "</div>",
    ]
    sequences = {key: played[key].sequences for key in labels}
    return {"page_data": sequences, "fragment": "\n".join(lines) + "\n"}


def table(say: Voice, sequence: Any, label: str) -> list[str]:
    """Return a sequence as a table: symbols across, the network below."""
    heads = "".join(f'<th scope="col">{one}</th>' for one in sequence.symbols)
    rows = "".join(
        f'<tr data-row="{key}"><th scope="row">{say(key)}</th>'
        f"{''.join(f'<td>{one}</td>' for one in sequence[key])}</tr>"
        for key in ROWS
    )
    return [
        '<div class="live-panel live-tasks"><div class="live-scroll" '
        f'tabindex="0" role="group" aria-label="{say("steps")}">',
        f"{TABLE}<caption>{say('reads', task=escape(label))}</caption>",
        f'<thead><tr><th scope="row">{say("symbol")}</th>{heads}</tr></thead>',
        f"<tbody>{rows}</tbody></table></div></div>",
    ]
