"""Tables of what models remember, for pages one folder down."""

from collections.abc import Iterator
from typing import Any

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import voice
from firsthand.tasks import Outputs, Task
from remembering_names.figures.memory_labels import WHEN
from remembering_names.figures.memory_lags import PARTS
from remembering_names.figures.memory_words import TABLES, WORDS

DIGITS = (5, 3)  # of gains: those before training are small
MIDDLE = 10  # which of the quantiles of half-lives is the median


def memory_gains(task: Task) -> Outputs:
    """Return, as a fragment, each gain at the largest lag."""
    say = voice(TABLES, task.settings)
    lines = [[say("state"), *columns(task)], ["---", *["--:"] * len(WHEN)]]
    for label, key, own in rows(task):
        for part in PARTS:
            if part in own.trained.rms:
                cells = [
                    last(f"{key}.memory.{when}.rms.{part}", digits)
                    for when, digits in zip(WHEN, DIGITS, strict=True)
                ]
                state = voice(WORDS, task.settings)(part)
                name = say("part", model=label, state=state)
                lines.append([name, *cells])
    return {"fragment": markdown(lines)}


def memory_checks(task: Task) -> Outputs:
    """Return, as a fragment, how far gains are from finite differences."""
    say = voice(TABLES, task.settings)
    lines = [[say("model"), *columns(task)], ["---", *["--:"] * len(WHEN)]]
    for label, key, _ in rows(task):
        worst = (f"{key}.memory.{when}.deviation | max" for when in WHEN)
        lines.append([label, *(f"[[ {one} | scientific ]]" for one in worst)])
    return {"fragment": markdown(lines)}


def memory_half_lives(task: Task) -> Outputs:
    """Return, as a fragment, the half-lives of models with gates."""
    head = voice(TABLES, task.settings).cells("half_lives")
    lines = [head, ["---", *["--:"] * 3]]
    for label, key, own in rows(task):
        if "half_lives" not in own.trained:
            continue
        places = [f"{key}.memory.{when}.half_lives" for when in WHEN]
        medians = [
            f"[[ {place} | map(attribute={MIDDLE}) | list | number(2) ]]"
            for place in places
        ]
        lines.append([label, *medians, last(places[-1], 2)])
    return {"fragment": markdown(lines)}


def columns(task: Task) -> list[str]:
    """Return what the columns before and after training are called."""
    return list(map(voice(WORDS, task.settings), WHEN))


def rows(task: Task) -> Iterator[tuple[str, str, Any]]:
    """Yield each model's label with a link, its key and its results."""
    for model in task.settings["models"]:
        label = f"[{model['label']}](../{model['page']})"
        yield label, model["key"], task.numbers[model["key"]].memory


def last(place: str, digits: int) -> str:
    """Return the expression of the last values, a seed each."""
    return f'[[ {place} | map("last") | list | number({digits}) ]]'
