"""The table of wrong answers, and the form that filters it.

It is HTML, for a row has to say what it is about. Without JavaScript there is
no form, and every row is in sight. On a phone a row is a card: its roles are
written out, since what is not laid out as a table is not read out as one.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from firsthand.drawing.markdown_table import markdown
from firsthand.filters import count, number
from firsthand.tasks import Outputs, Task
from remembering_names.names.files import LANGUAGES

EVERY = "every"  # stands beside the models' keys
FIRST = 20  # rows; the later ones a script shows when they are asked for
HEAD = ("Name", "In the list as", "Read as", "By, and how surely")


def errors(task: Task) -> Outputs:
    """Return, as a fragment, a row for each wrong answer worth reading."""
    labels = task.settings["labels"]
    wrong = task.numbers.errors.rows
    rows = [row(one, labels, n >= FIRST) for n, one in enumerate(wrong)]
    lines = [
        '<div id="errors" class="live" data-live="errors" data-search-exclude>',
        *form(labels, len(rows)),
        '<table role="table">',
        "<caption>Wrong answers to test names, the surest first</caption>",
        '<thead role="rowgroup"><tr role="row">'
        f"{''.join(map(head, HEAD))}</tr></thead>",
        '<tbody role="rowgroup">',
        *rows,
        "</tbody>",
        "</table>",
        '<p class="live-form"><button type="button" name="all">Show all '
        f"{count(len(rows))} wrong answers</button></p>",
        "</div>",
    ]
    return {"fragment": "\n".join(lines) + "\n"}


def mistakes(task: Task) -> Outputs:
    """Return, as a fragment, how many names each model gets wrong."""
    lines = [["Model", "Wrong", "Shared", "Excused"], ["---", *["--:"] * 3]]
    for model in task.settings["models"]:
        own = f"errors.models.{model['key']}"
        counts = (f"{own}.{c}" for c in ("mistakes", "shared", "excused"))
        label = f"[{model['label']}]({model['page']})"
        lines.append([label, *(f"[[ {count} ]]" for count in counts)])
    return {"fragment": markdown(lines)}


def form(labels: Mapping[str, str], rows: int) -> list[str]:
    """Return the form: what a reader may choose, and how much is shown."""
    said = f"{min(rows, FIRST)} of {rows} wrong answers shown"
    languages = {language: language for language in LANGUAGES}
    models = {EVERY: "Every model is wrong", **labels}
    return [
        '<form class="live-form" autocomplete="off">',
        '<label>Name <input name="text" spellcheck="false"></label>',
        select("language", "In the list as", "Any language", languages),
        select("answer", "Read as", "Any language", languages),
        select("model", "By", "Any model", models),
        f'<p class="live-status" role="status" aria-live="polite">{said}</p>',
        "</form>",
    ]


def select(
    name: str, label: str, everything: str, options: Mapping[str, str]
) -> str:
    """Return a drop-down list with its label.

    Args:
        name: Which of a row's data it is compared with.
        label: What it says beside it.
        everything: The first choice, which leaves out no row.
        options: What each other choice says, by what a row has to hold.
    """
    choices = "".join(
        f'<option value="{escape(value)}">{escape(text)}</option>'
        for value, text in {"": everything, **options}.items()
    )
    return f'<label>{label} <select name="{name}">{choices}</select></label>'


def row(one: Mapping[str, Any], labels: Mapping[str, str], later: bool) -> str:
    """Return the table's row for a wrong answer.

    Args:
        one: The wrong answer.
        labels: What models are called.
        later: Whether it is shown only when it is asked for.
    """
    sure = sorted(one["models"].items(), key=lambda item: -item[1])
    cells = (
        language(one),
        escape(one["answer"]),
        ", ".join(f"{escape(labels[key])} {number(p, 3)}" for key, p in sure),
    )
    _, *kinds = HEAD
    named = "".join(map(named_cell, kinds, cells))
    return (
        f'<tr role="row"{" class=later" if later else ""} '
        f'data-language="{one["language"]}" '
        f'data-answer="{one["answer"]}" data-model="{" ".join(tokens(one))}">'
        f'<th scope="row" role="rowheader">{escape(one["name"])}</th>'
        f"{named}</tr>"
    )


def named_cell(kind: str, text: str) -> str:
    """Return a cell that knows what its column is called: cards say it."""
    return f'<td role="cell" data-head="{kind}">{text}</td>'


def language(one: Mapping[str, Any]) -> str:
    """Return where the list has a name: here, and where else."""
    if not one["also"]:
        return escape(one["language"])
    return f"{one['language']} <small>and {', '.join(one['also'])}</small>"


def tokens(one: Mapping[str, Any]) -> Iterable[str]:
    """Yield the models that a row is about, and whether every one is wrong."""
    yield from one["models"]
    if one["every"]:
        yield EVERY


def head(text: str) -> str:
    """Return the head of a column."""
    return f'<th scope="col" role="columnheader">{text}</th>'
