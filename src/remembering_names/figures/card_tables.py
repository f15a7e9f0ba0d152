"""The tables of the model card: what was recognised, and what if unsure.

A cell holds an expression, which the page fills like any other number.
"""

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import Voice, voice
from firsthand.results import Record
from firsthand.tasks import Outputs, Task
from remembering_names.figures.tables import NONE, percent
from remembering_names.names.files import LANGUAGES

SHIPPED = 0  # which of a study's seeds left its weights
PARTS = 5  # of the scale of probabilities
LEAST = (0, 2, 3, 4)  # how many of them an answer must at least have
WORDS = {
    "en": {
        "recall": "Language | Test names",
        "all_names": "**All names**",
        "abstaining": "Model | All answers",
        "surer": "{right}<br>of {given}",
    }
}


def shipped_recall(task: Task) -> Outputs:
    """Return, as a fragment, what shipped weights recognise by language."""
    models, say = task.settings["models"], voice(WORDS, task.settings)
    head = [*say.cells("recall"), *map(parted, models)]
    lines = [head, ["---", *["--:"] * len(head[1:])]]
    for n, language in enumerate(LANGUAGES):
        places = (f"{m['key']}.held_out.recall[{SHIPPED}][{n}]" for m in models)
        size = f"[[ split.per_language.{language}.test ]]"
        cells = (f"[[ {place} | percent(0) ]]" for place in places)
        lines.append([language, size, *cells])
    scores = (f"{m['key']}.held_out.accuracy[{SHIPPED}]" for m in models)
    all_names = "[[ split.sizes.test ]]"
    lines.append([say("all_names"), all_names, *map(percent, scores)])
    return {"fragment": markdown(lines)}


def abstaining(task: Task) -> Outputs:
    """Return, as a fragment, how right models are where they are surer.

    Every fifth of the scale is the edge of a bin; names of all seeds count.
    """
    say = voice(WORDS, task.settings)
    edges = (f"[[ {k / PARTS} | percent(0) ]]" for k in LEAST[1:])
    head = [*say.cells("abstaining"), *edges]
    lines = [head, ["---", *["--:"] * len(LEAST)]]
    for model in task.settings["models"]:
        place = f"{model['key']}.held_out.reliability"
        bins = task.numbers[model["key"]].held_out.reliability
        cells = (surer(say, place, bins, k) for k in LEAST)
        lines.append([linked(model), *cells])
    return {"fragment": markdown(lines)}


def linked(model: dict[str, str]) -> str:
    """Return a model's label, which leads to its page."""
    return f"[{model['label']}]({model['page']})"


def parted(model: dict[str, str]) -> str:
    """Return a model's label for a narrow head: where a long word may end."""
    return linked(model).replace("Bidirectional", "Bi&shy;direc&shy;tional")


def surer(say: Voice, place: str, bins: Record, parts: int) -> str:
    """Return how many answers at least so sure are right, and their share."""
    counts = bins.counts
    first, uneven = divmod(len(counts) * parts, PARTS)
    if uneven:
        raise ValueError(f"no bin of {len(counts)} begins at {parts / PARTS}")
    filled = [n for n in range(first, len(counts)) if counts[n]]
    if not filled:
        return NONE
    right = " + ".join(
        f"{place}.accuracy[{n}] * {place}.counts[{n}]" for n in filled
    )
    given = f"({place}.counts[{first}:] | sum)"
    asked = f"({place}.counts | sum)"
    return say(
        "surer",
        right=percent(f"(({right}) / {given})"),
        given=f"[[ ({given} / {asked}) | percent(0) ]]",
    )
