"""The table of wrong answers, and the form that filters it.

It is HTML, for a row has to say what it is about. Without JavaScript there is
no form, and every row is in sight. On a phone a row is a card: its roles are
written out, since what is not laid out as a table is not read out as one.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import Voice, voice
from firsthand.filters import NBSP, count, number
from firsthand.tasks import Outputs, Task
from remembering_names.names.files import LANGUAGES

EVERY = "every"  # stands beside the models' keys
FIRST = 20  # rows; the later ones a script shows when they are asked for
WORDS = {
    "en": {
        "heads": "Name | In the list as | Read as | By, and how surely",
        "caption": "Wrong answers to test names, the surest first",
        "counts": "Model | Wrong | Shared | Excused",
        "every": "Every model is wrong",
        "name": "Name",
        "language": "In the list as",
        "answer": "Read as",
        "any_language": "Any language",
        "model": "By",
        "any_model": "Any model",
        "sure": "{model} {share}",
        "also": "{language} <small>and {others}</small>",
        "shown": "{shown} of {rows} wrong answers shown",
        "all": "Show all {rows} wrong answers",
    }
}


def errors(task: Task) -> Outputs:
    """Return, as a fragment, a row for each wrong answer worth reading."""
    labels, say = task.settings["labels"], voice(WORDS, task.settings)
    rows = [
        row(say, one, labels, n >= FIRST)
        for n, one in enumerate(task.numbers.errors.rows)
    ]
    heads = "".join(map(head, say.cells("heads")))
    everything = say("all", rows=count(len(rows)))
    lines = [
        '<div id="errors" class="live" data-live="errors" data-search-exclude>',
        *form(say, labels, len(rows)),
        '<table role="table">',
        f"<caption>{say('caption')}</caption>",
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>',
        '<tbody role="rowgroup">',
        *rows,
        "</tbody>",
        "</table>",
        f'<p class="live-form"><button type="button" name="all">{everything}'
        "</button></p>",
        "</div>",
    ]
    return {"fragment": "\n".join(lines) + "\n"}


def mistakes(task: Task) -> Outputs:
    """Return, as a fragment, how many names each model gets wrong."""
    heads = voice(WORDS, task.settings).cells("counts")
    lines = [heads, ["---", *["--:"] * 3]]
    for model in task.settings["models"]:
        own = f"errors.models.{model['key']}"
        counts = (f"{own}.{c}" for c in ("mistakes", "shared", "excused"))
        label = f"[{model['label']}]({model['page']})"
        lines.append([label, *(f"[[ {count} ]]" for count in counts)])
    return {"fragment": markdown(lines)}


def form(say: Voice, labels: Mapping[str, str], rows: int) -> list[str]:
    """Return the form: what a reader may choose, and how much is shown."""
    said = say("shown", shown=count(min(rows, FIRST)), rows=count(rows))
    languages = {language: language for language in LANGUAGES}
    every_language = say("any_language")
    models = {EVERY: say("every"), **labels}
    return [
        '<form class="live-form" autocomplete="off">',
        f'<label>{say("name")} <input name="text" spellcheck="false"></label>',
        select("language", say("language"), every_language, languages),
        select("answer", say("answer"), every_language, languages),
        select("model", say("model"), say("any_model"), models),
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


def row(
    say: Voice, one: Mapping[str, Any], labels: Mapping[str, str], later: bool
) -> str:
    """Return the table's row for a wrong answer.

    Args:
        say: Who says its words.
        one: The wrong answer.
        labels: What models are called.
        later: Whether it is shown only when it is asked for.
    """
    sure = sorted(one["models"].items(), key=lambda item: -item[1])
    cells = (
        language(say, one),
        escape(one["answer"]),
        say.items(
            together(say("sure", model=escape(labels[key]), share=number(p, 3)))
            for key, p in sure
        ),
    )
    _, *kinds = say.cells("heads")
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


def together(text: str) -> str:
    """Return words that no line ends between."""
    return text.replace(" ", NBSP)


def language(say: Voice, one: Mapping[str, Any]) -> str:
    """Return where the list has a name: here, and where else."""
    if not one["also"]:
        return escape(one["language"])
    others = say.items(one["also"])
    return say("also", language=one["language"], others=others)


def tokens(one: Mapping[str, Any]) -> Iterable[str]:
    """Yield the models that a row is about, and whether every one is wrong."""
    yield from one["models"]
    if one["every"]:
        yield EVERY


def head(text: str) -> str:
    """Return the head of a column."""
    return f'<th scope="col" role="columnheader">{text}</th>'
