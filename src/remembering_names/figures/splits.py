"""How models do on each fresh split: a figure and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.svg import Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.drawing.words import voice
from firsthand.filters import count, percent
from firsthand.results import Record
from firsthand.tasks import Outputs, Task
from remembering_names.figures.labels import BASELINES, ENSEMBLE
from remembering_names.figures.tables import percent as cell
from remembering_names.figures.tables import within

LEFT = 0.72  # of the axis; what is further left has its number written there
WORDS = {
    "en": {
        "ceiling": "ceiling",
        "row": "{model} {accuracy}",
        "alt": (
            "Accuracy on test names, mean over splits with its interval, and "
            "each split as a dot. {said}. No reader of letters could pass "
            "{ceiling}."
        ),
        "the_ceiling": "*The ceiling*",
        "split": "Split {seed}",
        "model": "Model",
        "means": "Mean | Near twins | Others",
        "reused_names": (
            "Model | Training names | Validation names | Test names"
        ),
        "rereading": "Model | Peak rate | Dropout | Validation | Test",
    }
}


@dataclass(frozen=True)
class Row:
    """What answered, how it looks, and its accuracies."""

    label: str
    colour: str
    numbers: Record


def rows(sheet: Sheet) -> Iterator[Row]:
    """Yield the models, then the baselines, then the vote."""
    scores = sheet.numbers.split_scores
    for look in sheet.looks:
        yield Row(look.label, look.colour, scores[look.key])
    for key, label in BASELINES.items():
        yield Row(label, sheet.ink, scores[key])
    yield Row(ENSEMBLE, sheet.ink, scores.ensemble)


def accuracies(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each accuracy, split by split, with the interval of its mean."""
    shown, say = list(rows(sheet)), sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 0.9 + 0.36 * len(shown)))
    axes = figure.subplots()
    ceilings = sheet.numbers.splits.ceiling
    axes.axvspan(min(ceilings), max(ceilings), color=sheet.faint)
    above = axes.get_xaxis_transform()
    middle = fmean(ceilings)
    label = say("ceiling")
    axes.text(middle, 1, label, transform=above, ha="center", va="bottom")
    for y, row in enumerate(shown):
        if row.numbers.mean < LEFT:
            axes.text(LEFT, y, f"← {percent(row.numbers.mean)}", va="center")
            continue
        axes.plot(row.numbers.interval, [y, y], color=row.colour, lw=1.8)
        axes.plot(row.numbers.mean, y, "o", color=row.colour, ms=6)
        below = np.full(len(row.numbers.by_split), y + 0.3)
        axes.plot(row.numbers.by_split, below, ".", color=row.colour, ms=4)
    axes.set_yticks(range(len(shown)), [row.label for row in shown])
    axes.invert_yaxis()
    axes.set_xlim(left=LEFT)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(visible=False, axis="y")
    said = say.clauses(
        say("row", model=row.label, accuracy=percent(row.numbers.mean))
        for row in shown
    )
    return figure, say("alt", said=said, ceiling=percent(max(ceilings)))


def split_scores(task: Task) -> Outputs:
    """Return, as a fragment, accuracies by split, near twins apart."""
    say = voice(WORDS, task.settings)
    seeds = task.numbers.splits.splits
    numbers = [say("split", seed=count(seed)) for seed in seeds]
    head = [say("model"), *numbers, *say.cells("means")]
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for label, key in compared(task):
        place = f"split_scores.{key}"
        mean = within(task, f"{place}.mean", f"{place}.interval")
        lines.append(
            [
                label,
                *(cell(f"{place}.by_split[{n}]") for n in range(len(numbers))),
                mean,
                *(cell(f"{place}.{one} | mean") for one in ("near", "far")),
            ]
        )
    ceilings = [cell(f"splits.ceiling[{n}]") for n in range(len(numbers))]
    mean = cell("splits.ceiling | mean")
    lines.append([say("the_ceiling"), *ceilings, mean, "–", "–"])
    return {"fragment": markdown(lines)}


def reused_names(task: Task) -> Outputs:
    """Return, as a fragment, accuracies by the part of the old split."""
    head = voice(WORDS, task.settings).cells("reused_names")
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for model in task.settings["models"]:
        place = f"reused_names.accuracy.{model['key']}"
        parts = ("train", "validation", "test")
        link = f"[{model['label']}]({model['page']})"
        lines.append([link, *(cell(f"{place}.{part}") for part in parts)])
    return {"fragment": markdown(lines)}


def rereading(task: Task) -> Outputs:
    """Return, as a fragment, what earlier recipes score on the old split."""
    head = voice(WORDS, task.settings).cells("rereading")
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for model in task.settings["models"]:
        studies = task.numbers.get(model["key"], {})
        if "rereading" not in studies:
            continue  # its recipe never changed
        for n in range(len(studies.rereading.recipes)):
            place = f"{model['key']}.rereading.recipes[{n}]"
            lines.append(
                [
                    f"[{model['label']}]({model['page']})",
                    f"[[ {place}.learning_rate | rate ]]",
                    f"[[ {place}.dropout | number(1) ]]",
                    cell(f"{place}.validation.accuracy"),
                    cell(f"{place}.accuracy"),
                ]
            )
    return {"fragment": markdown(lines)}


def compared(task: Task) -> list[tuple[str, str]]:
    """Return the label and the key of all that answered."""
    return [
        *(
            (f"[{m['label']}]({m['page']})", m["key"])
            for m in task.settings["models"]
        ),
        *((label, key) for key, label in BASELINES.items()),
        (ENSEMBLE, "ensemble"),
    ]
