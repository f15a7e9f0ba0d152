"""The three tasks, for a reader to do beside a network."""

from html import escape
from typing import Any

from firsthand.tasks import Outputs, Task
from remembering_names.figures.live_forms import select, status

ROWS = {  # of the table: what a script fills in, and what it is called
    "asked": "Would say",
    "i": "Input gate",
    "f": "Forget gate",
    "moved": "Cell moves",
}


def part(task: Task) -> Outputs:
    """Return the game, and one sequence as the network reads it.

    Returns:
        Under `page_data` all sequences, by task; under `fragment` the form and
        a table of the first sequence of the task that is `shown`.
    """
    settings, played = task.settings, task.numbers.live_play
    labels, shown = settings["labels"], settings["shown"]
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
        select("task", "Task", labels, shown),
        '<button type="button" name="next">Next symbol</button>',
        '<output class="live-symbol" role="status" aria-live="assertive">'
        "–</output>",
        f'<span role="group" aria-label="Your answer">{buttons}</span>',
        status(f"{escape(labels[shown])}: go on to the first symbol."),
        "</form>",
        *table(played[shown].sequences[0], labels[shown]),
        "</div>",
    ]
    sequences = {key: played[key].sequences for key in labels}
    return {"page_data": sequences, "fragment": "\n".join(lines) + "\n"}


def table(sequence: Any, label: str) -> list[str]:
    """Return a sequence as a table: symbols across, the network below."""
    heads = "".join(f'<th scope="col">{one}</th>' for one in sequence.symbols)
    rows = "".join(
        f'<tr data-row="{key}"><th scope="row">{title}</th>'
        f"{''.join(f'<td>{one}</td>' for one in sequence[key])}</tr>"
        for key, title in ROWS.items()
    )
    return [
        '<div class="live-panel live-tasks"><div class="live-scroll" '
        'tabindex="0" role="group" aria-label="The network, step by step">',
        f"<table><caption>{escape(label)}: an LSTM reads along, in hundredths"
        "</caption>",
        f'<thead><tr><th scope="row">Symbol</th>{heads}</tr></thead>',
        f"<tbody>{rows}</tbody></table></div></div>",
    ]
