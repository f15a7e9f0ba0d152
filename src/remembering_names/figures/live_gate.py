"""One step of an LSTM with a single unit, for a hand to move."""

from firsthand.filters import number, scientific
from firsthand.tasks import Outputs, Task

KNOBS = (  # letter, what it is, where its slider begins
    ("c", "Old cell", -1),
    ("f", "Forget gate", 0),
    ("i", "Input gate", 0),
    ("g", "Candidate", -1),
    ("o", "Output gate", 0),
)
SMALL = 0.0005


def gate(task: Task) -> Outputs:
    """Return, as a fragment, five sliders and what comes of them."""
    one = task.numbers.one_gate
    sliders = [
        f'<label>{what} <input type="range" name="{letter}" min="{least}" '
        f'max="1" step="0.01" value="{one[letter]}"> '
        f"<output>{number(one[letter])}</output></label>"
        for letter, what, least in KNOBS
    ]
    rows = {
        "New cell": number(one.with_input, 3),
        "Shown": number(one.shown, 3),
        **{
            f"Left of a one after {steps(lag)}": written(one.f**lag)
            for lag in one.lags
        },
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


def steps(count: int) -> str:
    """Return so many steps in words."""
    return f"{count} step" if count == 1 else f"{count} steps"
