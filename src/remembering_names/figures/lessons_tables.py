"""The tables of the first lessons; a cell holds an expression."""

from firsthand.drawing.markdown_table import markdown
from firsthand.drawing.words import voice
from firsthand.tasks import Outputs, Task

WORDS = {
    "en": {
        "states": (
            "Letter | It brings $x_t W_x$ | The state brings $h_{t-1} W_h$ | "
            "New state $h_t$"
        ),
        "answer": "Language | Logit | Power of *e* | Answer | Error",
        "update": "Weight to the right answer | Before | Gradient | After",
        "unit": "From unit {unit}",
        "bias": "Its bias",
        "gate": "Gate",
        "after_one": "After {steps} step",
        "after": "After {steps} steps",
        "half_life": "Half-life, steps",
        "pairs": "Network | Variance that no sum explains",
        "clipping": "Limit | Steps clipped | Longest gradient | Last accuracy",
        "none": "none",
        "diverged": "diverged",
    }
}


def lesson_states(task: Task) -> Outputs:
    """Return, as a fragment, how each letter makes a state of the one before.

    A row a letter: what it brings, what the state before it brings, the state.
    """
    head = voice(WORDS, task.settings).cells("states")
    lines = [head, ["---", *["--:"] * 3]]
    for t in range(len(task.numbers.reading.read)):
        place = f"reading.read[{t}]"
        parts = (pair(f"{place}.{name}") for name in ("row", "carried", "h"))
        lines.append([f"*[[ {place}.letter ]]*", *parts])
    return {"fragment": markdown(lines)}


def lesson_answer(task: Task) -> Outputs:
    """Return, as a fragment, how scores become an answer and an error."""
    head = voice(WORDS, task.settings).cells("answer")
    lines = [head, ["---", *["--:"] * 4]]
    for k in range(len(task.numbers.reading.languages)):
        cells = (
            f"reading.logits[{k}]",
            f"reading.powers[{k}]",
            f"reading.read[-1].p[{k}]",
            f"reading.errors[{k}]",
        )
        lines.append([f"[[ reading.languages[{k}] ]]", *map(three, cells)])
    return {"fragment": markdown(lines)}


def lesson_update(task: Task) -> Outputs:
    """Return, as a fragment, the read-out before and after one update."""
    reading, say = task.numbers.reading, voice(WORDS, task.settings)
    head = say.cells("update")
    lines = [head, ["---", *["--:"] * 3]]
    for unit in range(len(reading.weights.W_o)):
        at = f"[{unit}][reading.right]"
        cells = (
            f"reading.weights.W_o{at}",
            f"reading.blamed{at}",
            f"reading.after.weights.W_o{at}",
        )
        name = say("unit", unit=f"[[ {unit + 1} ]]")
        lines.append([name, *map(three, cells)])
    cells = (
        "reading.weights.b_o[reading.right]",
        "reading.errors[reading.right]",
        "reading.after.weights.b_o[reading.right]",
    )
    lines.append([say("bias"), *map(three, cells)])
    return {"fragment": markdown(lines)}


def lesson_left(task: Task) -> Outputs:
    """Return, as a fragment, what forget gates leave after some steps."""
    numbers, say = task.numbers.one_gate, voice(WORDS, task.settings)
    steps = (
        say(
            "after_one" if lag == 1 else "after",
            steps=f"[[ one_gate.lags[{n}] ]]",
        )
        for n, lag in enumerate(numbers.lags)
    )
    head = [say("gate"), *steps, say("half_life")]
    lines = [head, ["--:"] * len(head)]
    for k in range(len(numbers.kept)):
        place = f"one_gate.kept[{k}]"
        lefts = (
            f"[[ {place}.left[{n}] | short(3) ]]"
            for n in range(len(numbers.lags))
        )
        half = f"[[ {place}.half_life | number(1) ]]"
        lines.append([f"[[ {place}.gate | number ]]", *lefts, half])
    return {"fragment": markdown(lines)}


def lesson_pairs(task: Task) -> Outputs:
    """Return, as a fragment, what pairs say together in each network."""
    head = voice(WORDS, task.settings).cells("pairs")
    lines = [head, ["---", "--:"]]
    for model in task.settings["models"]:
        if model["key"] in task.numbers.letter_pairs.models:
            place = f"letter_pairs.models.{model['key']}.together"
            lines.append([model["label"], f"[[ {place} | percent ]]"])
    return {"fragment": markdown(lines)}


def lesson_clipping(task: Task) -> Outputs:
    """Return, as a fragment, what limits make of the run that diverged."""
    say = voice(WORDS, task.settings)
    head = say.cells("clipping")
    lines = [head, ["--:"] * len(head)]
    run = "clipping.runs[0]"
    longest = f"[[ {run}.free.longest | scientific ]]"
    lines.append([say("none"), say("none"), longest, say("diverged")])
    for k in range(len(task.numbers.clipping.limits)):
        place = f"{run}.clipped[{k}]"
        cells = (
            f"clipping.limits[{k}]",
            f"{place}.share | percent(2)",
            f"{place}.longest | number(0)",
            f"{place}.accuracy | percent",
        )
        lines.append([f"[[ {cell} ]]" for cell in cells])
    return {"fragment": markdown(lines)}


def pair(place: str) -> str:
    """Return the cell of a vector, its numbers with three digits."""
    return f"[[ {place} | map('number', 3) | join('; ') ]]"


def three(place: str) -> str:
    """Return the cell of a number with three digits."""
    return f"[[ {place} | number(3) ]]"
