"""One step of an LSTM with a single unit, for a hand to move."""

from firsthand.drawing.words import Voice, voice
from firsthand.filters import MINUS, count, fixed, number, scientific
from firsthand.tasks import Outputs, Task

KNOBS = {"c": -1, "f": 0, "i": 0, "g": -1, "o": 0}  # where sliders begin
SMALL = 0.0005
WORDS = {
    "en": {
        "c": "Old cell",
        "f": "Forget gate",
        "i": "Input gate",
        "g": "Candidate",
        "o": "Output gate",
        "new": "New cell",
        "shown": "Shown",
        "one_step": "Left of a one after {steps} step",
        "steps": "Left of a one after {steps} steps",
    }
}


def gate(task: Task) -> Outputs:
    """Return, as a fragment, five sliders and what comes of them."""
    one, say = task.numbers.one_gate, voice(WORDS, task.settings)
    sliders = [
        f'<label>{say(letter)} <input type="range" name="{letter}" '
        f'min="{least}" max="1" step="0.01" value="{one[letter]}"> '
        f"<output>{number(one[letter])}</output></label>"
        for letter, least in KNOBS.items()
    ]
    rows = {
        say("new"): number(one.with_input, 3),
        say("shown"): number(one.shown, 3),
        **{after(say, lag): written(one.f**lag) for lag in one.lags},
    }
    cells = "".join(
        f'<tr><th scope="row">{what}</th><td>{value}</td></tr>'
        for what, value in rows.items()
    )
    lags = ",".join(map(str, one.lags))
    lines = [
        f'<div class="live" data-live="gate" data-lags="{lags}" '
        "data-search-exclude>",
        '<form class="live-form" autocomplete="off">',
        *sliders,
        "</form>",
        f"<table><tbody>{cells}</tbody></table>",
        "</div>",
    ]
    return {"fragment": "\n".join(lines) + "\n"}


def written(value: float) -> str:
    """Return a number to three places, or as a power of ten."""
    return number(value, 3) if value >= SMALL else scientific(value, 1)


def after(say: Voice, lag: int) -> str:
    """Return what the row of a number of steps is called."""
    return say("one_step" if lag == 1 else "steps", steps=count(lag))


def small(value: float) -> str:
    """Return the same of any number, with its sign."""
    if value == 0:
        return fixed(value, 3)
    return (MINUS if value < 0 else "") + written(abs(value))
