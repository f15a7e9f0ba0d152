"""Tables as Markdown: their rows come from the registry and the results.

A cell holds an expression, which the page fills like any other number.
"""

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import voice
from firsthand.tasks import Outputs, Task
from remembering_names.figures.labels import BASELINES, ENSEMBLE

SCORES = ("accuracy", "macro_f1", "balanced_accuracy")
NONE = "–"
WORDS = {
    "en": {
        "held_out": (
            "Model | Accuracy | Macro-F1 | Balanced accuracy | Macro-F1, "
            "corrected"
        ),
        "ceiling": "*The ceiling*",
        "probabilities": (
            "Model | Cross-entropy | Calibration error | Among the top three"
        ),
        "matrix": (
            "Answers of {model} to the test names, mean over seeds. Each row "
            "is a language and sums to one."
        ),
        "interval": "({low}–\N{WORD JOINER}{high})",
    }
}


def held_out(task: Task) -> Outputs:
    """Return, as a fragment, the scores of answers to test names."""
    say = voice(WORDS, task.settings)
    head = say.cells("held_out")
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for label, key, place in rows(task):
        ends = f"comparisons.intervals.{key}"
        cells = [
            within(task, f"{place}.{score}", f"{ends}.{score}")
            for score in SCORES
        ]
        lines.append([label, *cells, percent(f"{place}.macro_f1_corrected")])
    ceiling = "split.ceilings.test"
    known = ("accuracy", "balanced_accuracy")
    cells = [
        percent(f"{ceiling}.{score}") if score in known else NONE
        for score in SCORES
    ]
    lines.append([say("ceiling"), *cells, NONE])
    return {"fragment": markdown(lines)}


def probabilities(task: Task) -> Outputs:
    """Return, as a fragment, how good the probabilities of answers are."""
    say = voice(WORDS, task.settings)
    head = say.cells("probabilities")
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for label, _, place in rows(task)[:-1]:  # a vote has no probabilities
        lines.append(
            [
                label,
                f"[[ {place}.cross_entropy | loss ]]",
                percent(f"{place}.ece"),
                percent(f"{place}.top3"),
            ]
        )
    surprise = "[[ split.ceilings.test.cross_entropy | loss ]]"
    lines.append([say("ceiling"), surprise, NONE, NONE])
    return {"fragment": markdown(lines)}


def matrices(task: Task) -> Outputs:
    """Return, as a fragment, the figure of every model's confusion matrix."""
    say = voice(WORDS, task.settings)
    blocks = []
    for model in task.settings["models"]:
        said = say("matrix", model=f"[{model['label']}]({model['page']})")
        name = f"{model['key']}.held_out.confusion"
        blocks.append(f"/// figure | {name}\n{said}\n///\n")
    return {"fragment": "\n".join(blocks)}


def rows(task: Task) -> list[tuple[str, str, str]]:
    """Return the label, the key and the result of everything compared."""
    models = task.settings["models"]
    return [
        *(
            (f"[{m['label']}]({m['page']})", m["key"], f"{m['key']}.held_out")
            for m in models
        ),
        *((label, k, f"{k}.baseline") for k, label in BASELINES.items()),
        (ENSEMBLE, "ensemble", "ensemble"),
    ]


def percent(name: str) -> str:
    """Return the expression of a share."""
    return f"[[ {name} | percent ]]"


def interval(task: Task, name: str) -> str:
    """Return the expressions of an interval's ends, on one line."""
    low, high = f"[[ {name}[0] | per_cent ]]", percent(f"{name}[1]")
    return voice(WORDS, task.settings)("interval", low=low, high=high)


def within(task: Task, share: str, ends: str) -> str:
    """Return the expression of a share, and its interval below it."""
    return f"{percent(share)}<br>{interval(task, ends)}"
