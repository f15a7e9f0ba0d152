"""How much of a change is left after some steps, for matrices that differ."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from firsthand.drawing.svg import MARKERS, Look, Sheet
from firsthand.drawing.tokens import WIDTH
from firsthand.filters import number, short

EXAMPLES = {
    "fading": "Symmetric, short",
    "growing": "Symmetric, long",
    "sheared": "Sheared",
    "loose": "Drawn at random",
}
SHOWN = (1e-7, 1e3)  # gains
FORMS = ("-", "--", ":")  # of models' lines; one colour is not enough


def examples(sheet: Sheet) -> tuple[Figure, str]:
    """Draw each matrix's gain against lag, with both powers behind it."""
    numbers = sheet.numbers.rnn_examples
    figure = Figure(figsize=(WIDTH, 5.2))
    panels = figure.subplots(2, 2, sharex=True, sharey=True)
    sentences = []
    for axes, (key, title) in zip(panels.flat, EXAMPLES.items(), strict=True):
        example = numbers[key]
        powers(axes, example, sheet)
        for n, look in enumerate(sheet.looks):
            gain(axes, example, look, n)
        axes.set(yscale="log", ylim=SHOWN)
        axes.set_title(
            f"{title}\nσ {number(example.sigma)}, ρ {number(example.rho)}"
        )
        sentences.append(f"{title}, {said(sheet.looks, example, numbers.at)}")
    for axes in panels[-1]:
        axes.set_xlabel("lag, in steps")
    figure.supylabel("gain")
    handles, labels = panels.flat[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=2)
    return figure, (
        "Gain of four recurrent matrices against lag, with the bound by the "
        "largest singular value, σ, and with the spectral radius, ρ, each to "
        f"the power of the lag. At lag {numbers.at}: {'; '.join(sentences)}."
    )


def powers(axes: Axes, example: Any, sheet: Sheet) -> None:
    """Draw the bound, and what the spectral radius alone would give."""
    axes.plot(
        example.sigma_power,
        color=sheet.ink,
        ls=":",
        lw=2.2,
        label="bound, σ to the lag",
    )
    axes.plot(
        example.rho_power, color=sheet.ink, ls="-.", lw=1, label="ρ to the lag"
    )


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


def said(looks: list[Look], example: Any, lag: int) -> str:
    """Say what is left at a lag."""
    gains = [
        f"{look.label} {short(example.gain[look.key][lag])}" for look in looks
    ]
    return f"{', '.join(gains)}, bound {short(example.sigma_power[lag])}"
