"""How much of a change is left after some steps, for matrices that differ."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import count, number, short

EXAMPLES = ("fading", "growing", "sheared", "loose")
SHOWN = (1e-7, 1e3)  # gains
FORMS = ("-", "--", ":")  # of models' lines; one colour is not enough
WORDS = {
    "en": {
        "fading": "Symmetric, short",
        "growing": "Symmetric, long",
        "sheared": "Sheared",
        "loose": "Drawn at random",
        "title": "{matrix}\nσ {sigma}, ρ {rho}",
        "lag": "lag, in steps",
        "gain": "gain",
        "sigma": "bound, σ to the lag",
        "rho": "ρ to the lag",
        "one": "{model} {gain}",
        "left": "{matrix}, {gains}, bound {bound}",
        "alt": (
            "Gain of four recurrent matrices against lag, with the bound by "
            "the largest singular value, σ, and with the spectral radius, ρ, "
            "each to the power of the lag. At lag {lag}: {said}."
        ),
    }
}


def examples(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each matrix's gain against lag, with both powers behind it."""
    numbers, say = sheet.numbers.rnn_examples, sheet.say(WORDS)
    figure = Figure(figsize=(WIDTH, 5.2))
    panels = figure.subplots(2, 2, sharex=True, sharey=True)
    left = []
    for axes, key in zip(panels.flat, EXAMPLES, strict=True):
        example = numbers[key]
        powers(axes, example, sheet)
        for n, look in enumerate(sheet.looks):
            gain(axes, example, look, n)
        axes.set(yscale="log", ylim=SHOWN)
        sigma, rho = number(example.sigma), number(example.rho)
        axes.set_title(say("title", matrix=say(key), sigma=sigma, rho=rho))
        left.append(said(sheet, say(key), example, numbers.at))
    for axes in panels[-1]:
        axes.set_xlabel(say("lag"))
    figure.supylabel(say("gain"))
    handles, labels = panels.flat[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=2)
    return figure, say("alt", lag=count(numbers.at), said=say.clauses(left))


def powers(axes: Axes, example: Any, sheet: Sheet) -> None:
    """Draw the bound, and what the spectral radius alone would give."""
    say = sheet.say(WORDS)
    axes.plot(
        example.sigma_power,
        color=sheet.ink,
        ls=":",
        lw=2.2,
        label=say("sigma"),
    )
    label = say("rho")
    axes.plot(example.rho_power, color=sheet.ink, ls="-.", lw=1, label=label)


def gain(axes: Axes, example: Any, look: Look, n: int) -> None:
    """Draw the gain in one model, a marker every few steps."""
    axes.plot(
        example.gain[look.key],
        color=look.colour,
        lw=1.4,
        ms=4,
        ls=FORMS[n % len(FORMS)],
        marker=MARKERS[n % len(MARKERS)],
        markevery=(2 * n, 5),
        label=look.label,
    )


def said(sheet: Sheet, matrix: str, example: Any, lag: int) -> str:
    """Say what is left of a change at a lag."""
    say = sheet.say(WORDS)
    gains = [
        say("one", model=look.label, gain=short(example.gain[look.key][lag]))
        for look in sheet.looks
    ]
    bound = short(example.sigma_power[lag])
    return say("left", matrix=matrix, gains=say.items(gains), bound=bound)
