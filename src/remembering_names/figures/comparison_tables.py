"""Who beats whom, and how good probabilities are, as Markdown tables.

A cell holds an expression, which the page fills like any other number.
"""

from collections.abc import Mapping
from typing import Any

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import voice
from firsthand.tasks import Outputs, Task
from remembering_names.figures.labels import BASELINES, ENSEMBLE

TESTS = "split_comparisons.tests"
SCORES = "split_comparisons.scores"
QUESTIONS = ("gates", "tanh", "ngrams", "vote", "both_ways", "alike")
WORDS = {
    "en": {
        "gates": "*Do gates help?*",
        "tanh": "*Does a tanh help?*",
        "ngrams": "*Are n-grams ahead of networks?*",
        "vote": "*Does a vote help?*",
        "both_ways": "*Does reading both ways help?*",
        "alike": "*Do gated cells differ?*",
        "family": (
            "Ahead? | Of whom? | By, in points | Interval | On splits | p | "
            "p, corrected"
        ),
        "some": "{ahead}&nbsp;of&nbsp;{splits}",
        "interval": "{low}&nbsp;to&nbsp;{high}",
        "p": (  # a no-break space, as an expression may hold it
            r'[[ "below\u00a00.001" if 0.001 > {p} else {p} | number(3) ]]'
        ),
        "calibration": (
            "Model | Cross-entropy, as it comes | Cross-entropy, with a "
            "temperature | Calibration error, as it comes | Calibration "
            "error, with a temperature"
        ),
    }
}


def family(task: Task) -> Outputs:
    """Return, as a fragment, every test of the family."""
    say = voice(WORDS, task.settings)
    head = say.cells("family")
    lines = [head, ["---", "---", *["--:"] * len(head[2:])]]
    called = labels(task)
    tests = task.numbers.split_comparisons.tests
    for question in QUESTIONS:
        lines.append([say(question), *[""] * len(head[1:])])
        lines += [
            row(task, f"{question}.{key}", tests[question][key], called)
            for key in called  # in the order of the registry
            if key in tests[question]
        ]
    return {"fragment": markdown(lines)}


def row(
    task: Task, place: str, test: Any, called: Mapping[str, str]
) -> list[str]:
    """Return the cells of one test: where its numbers are, and whose."""
    name, say = f"{TESTS}.{place}", voice(WORDS, task.settings)
    ahead = f'[[ {name}.by_split | select("gt", 0) | list | length ]]'
    splits = f"[[ {name}.by_split | length ]]"
    low, high = (f"[[ {name}.interval[{n}] | per_cent ]]" for n in (0, 1))
    return [
        called[test.first],
        called[test.second],
        f"[[ {name}.difference | per_cent ]]",
        say("interval", low=low, high=high),
        say("some", ahead=ahead, splits=splits),
        say("p", p=f"{name}.p"),
        say("p", p=f"{name}.p_holm"),
    ]


def calibration(task: Task) -> Outputs:
    """Return, as a fragment, probabilities as they come and cooled."""
    head = voice(WORDS, task.settings).cells("calibration")
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for key, label in labels(task).items():
        if key == "ensemble":
            continue  # a vote has no probabilities
        where = f"{SCORES}.{key}"
        lines.append(
            [
                label,
                f"[[ {where}.cross_entropy_raw.mean | loss ]]",
                f"[[ {where}.cross_entropy.mean | loss ]]",
                f"[[ {where}.ece_raw.mean | percent ]]",
                f"[[ {where}.ece.mean | percent ]]",
            ]
        )
    return {"fragment": markdown(lines)}


def labels(task: Task) -> dict[str, str]:
    """Return what everything that answered is called; models are linked."""
    models = {
        model["key"]: f"[{model['label']}]({model['page']})"
        for model in task.settings["models"]
    }
    return {**models, **BASELINES, "ensemble": ENSEMBLE}
