"""The confusion matrix whose cells show the names in them.

It is a table, filled in for one network. `docs/assets/live/matrix.js` fills it
for the others, and a test compares the two where they show the same.
"""

from collections import Counter
from html import escape

from firsthand.drawing.words import voice
from firsthand.tasks import Outputs, Task
from remembering_names.figures.live_forms import select
from remembering_names.figures.live_picture import TABLE
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import held_out_split
from remembering_names.scoring.answer_letters import FIRST
from remembering_names.scoring.mistakes import majority

SHADES = 10
WORDS = {
    "en": {
        "network": "Network",
        "choose": (
            "Choose a cell to read the names in it, and then another network: "
            "which of them stay?"
        ),
        "axes": "Rows: the language in the list. Columns: the answer.",
        "names": "The names",
        "caption": "{model}: test names",
    }
}
Letters = str  # a language is a letter, as in scoring/answer_letters.py


def matrix(task: Task) -> Outputs:
    """Return the matrix of one network, and what it takes to show others.

    Returns:
        Under `page_data` the test `names`, their `languages` and each
        network's `answers`, by most of its seeds, a letter a name. Under
        `fragment` the form and the table.
    """
    labels, shown = task.settings["labels"], task.settings["shown"]
    say = voice(WORDS, task.settings)
    test = held_out_split(task.settings["split_seed"]).test
    answers = {}
    for key in labels:
        study = task.numbers[key].held_out
        given = majority(study.answers, study.confidence)
        answers[key] = letters([answer.language for answer in given])
    lines = [
        '<div class="live" data-live="matrix" '
        f'data-languages="{",".join(LANGUAGES)}" data-search-exclude>',
        '<form class="live-form" autocomplete="off">',
        select("model", say("network"), labels, shown),
        "</form>",
        f'<p class="live-form">{say("choose")}</p>',
        *table(test, answers[shown], say("caption", model=labels[shown])),
        '<p class="live-said" role="status" aria-live="polite">'
        f"{say('axes')}</p>",
        '<p class="live-names" tabindex="0" role="group" '
        f'aria-label="{say("names")}"></p>',
        "</div>",
    ]
    return {
        "page_data": {
            "names": [name for name, _ in test],
            "languages": letters([language for _, language in test]),
            "answers": answers,
        },
        "fragment": "\n".join(lines) + "\n",
    }


def table(test: list[Pair], answers: Letters, caption: str) -> list[str]:
    """Return the table: a row for each language, a column for each answer.

    Args:
        test: The test names, with their languages.
        answers: What the network says of each.
        caption: What stands above it.
    """
    right = letters([language for _, language in test])
    counts = Counter(zip(right, answers, strict=True))
    heads = "".join(f'<th scope="col">{one}</th>' for one in LANGUAGES)
    lines = [
        '<div class="live-panel live-matrix"><div class="live-scroll">',
        f"{TABLE}<caption>{escape(caption)}</caption>",
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>",
    ]
    for language in LANGUAGES:
        here = letters([language])
        row = [counts[here, letters([answer])] for answer in LANGUAGES]
        cells = "".join(cell(count, sum(row)) for count in row)
        lines.append(f'<tr><th scope="row">{language}</th>{cells}</tr>')
    return [*lines, "</tbody></table></div></div>"]


def cell(count: int, names: int) -> str:
    """Return a cell: how many names, shaded by their share of the row's."""
    share = count / max(names, 1)
    shade = min(int(SHADES * share), SHADES - 1)
    return f'<td class="s{shade}">{count or ""}</td>'


def letters(languages: list[str]) -> Letters:
    """Return a letter for each language."""
    return "".join(chr(FIRST + LANGUAGES.index(one)) for one in languages)
