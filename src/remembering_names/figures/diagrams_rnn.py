"""The lab report's RNN, laid out over the letters of a name."""

from matplotlib.figure import Figure

from firsthand.drawing.diagrams import Drawing
from firsthand.drawing.svg import Sheet

NAME = "Abreu"
WORDS = {
    "en": {
        "back": "the gradient’s way back",
        "alt": (
            "The RNN laid out over the letters of {name}, one column each. A "
            "letter x enters from below through the matrix W x; the hidden "
            "state h enters from the left through the matrix W h, the same at "
            "each step. The last column holds no state but the answer y, made "
            "from the last letter and the state before it by the matrix W o. "
            "Dashed arrows run back from the answer to the first state: the "
            "gradient, which meets W h once for each step."
        ),
    }
}
FIRST, PITCH = 13, 9.4  # the first letter's place, and to the next one
LETTER, STATE, BACK = 4.5, 17, 25.5  # heights
BOX = (5.2, 5.2)
SMALL = 14.5  # points, for what stands at a line
HALF = BOX[0] / 2


def unrolled(sheet: Sheet) -> tuple[Figure, str]:
    """Draw one column a letter, the answer in the last."""
    drawing, say = Drawing(sheet, 55.5, 31), sheet.say(WORDS)
    colour = sheet.looks[0].colour
    states(drawing)
    letters(drawing)
    answer(drawing)
    gradient(drawing, say("back"), colour)
    return drawing.figure, say("alt", name=NAME)


def place(step: int) -> float:
    """Return how far right a step's column stands; that of h_0 is step 0."""
    return FIRST + PITCH * (step - 1)


def states(drawing: Drawing) -> None:
    """Draw the states before the last, from zero on, and their matrix."""
    for step in range(len(NAME)):
        drawing.box((place(step), STATE), BOX, f"$h_{step}$")
        if step:
            ends = place(step - 1) + HALF, place(step) - HALF
            drawing.line((ends[0], STATE), (ends[1], STATE))
            drawing.write((sum(ends) / 2, STATE + 2), "$W_h$", size=SMALL)


def letters(drawing: Drawing) -> None:
    """Draw the letters and their matrix."""
    for step, letter in enumerate(NAME, start=1):
        x = place(step)
        drawing.write((x, 1.6), f"“{letter}”")
        drawing.write((x, LETTER + 0.6), f"$x_{step}$")
        drawing.line((x, LETTER + 2.4), (x, STATE - HALF))
        matrix = "$W_o$" if step == len(NAME) else "$W_x$"
        drawing.write((x + 2.5, 10.6), matrix, size=SMALL)


def answer(drawing: Drawing) -> None:
    """Draw the answer, where the last state would stand."""
    x = place(len(NAME))
    drawing.line((x - PITCH + HALF, STATE), (x - HALF, STATE))
    drawing.write((x - PITCH / 2, STATE + 2), "$W_o$", size=SMALL)
    drawing.box(
        (x, STATE), BOX, f"$y_{len(NAME)}$", facecolor="none", linewidth=2.2
    )


def gradient(drawing: Drawing, words: str, colour: str) -> None:
    """Draw the way back, from the answer to the first state."""
    for step in range(len(NAME), 1, -1):
        start, end = place(step) - 0.9, place(step - 1) + 0.9
        drawing.line(
            (start, STATE + HALF + 0.4),
            (start, BACK),
            (end, BACK),
            (end, STATE + HALF + 0.4),
            colour=colour,
            width=1.8,
            dashed=True,
        )
    middle = (place(1) + place(len(NAME))) / 2
    drawing.write((middle, BACK + 3), words, color=colour)
