"""The first lessons as pictures, each with the numbers that were computed."""

from itertools import pairwise
from typing import Any

from matplotlib.figure import Figure

from firsthand.drawing.diagrams import RADIUS, THICK, Drawing
from firsthand.drawing.svg import Sheet
from firsthand.drawing.words import Voice
from firsthand.filters import number, percent

WORDS = {
    "en": {
        "after": "after {letter}, {first} and {second}: {language} {share}",
        "unrolled": (
            "The network with two units reads {name}, a column a letter. Each "
            "letter enters its state from below, the state before it from the "
            "left; the first state is two zeros. Upwards leads what the "
            "network would answer there. {said}."
        ),
        "forget": "forget",
        "input": "input",
        "candidate": "candidate",
        "output": "output",
        "one_gate": (
            "A cell holds {c}. The forget gate, {f}, multiplies it, which "
            "gives {forgotten}. The input gate, {i}, times the candidate, {g}, "
            "is {written}; added, it gives the new cell, {with_input}. Its "
            "tanh, {tanh}, times the output gate, {o}, is what is shown, "
            "{shown}."
        ),
        "answer": "answer",
        "two_readers": (
            "Two LSTMs read {name}, with the letters between them. The one "
            "above goes from left to right, the one below from right to left. "
            "The answer is read from the two states in which they end: the "
            "upper one's after the last letter, the lower one's after the "
            "first."
        ),
    }
}
PITCH = 9.3  # from one letter's column to the next
FIRST = 4.2  # the column of the state before the first letter
LETTER, STATE, ANSWER = 2, 14, 26  # heights
BOX = (6.8, 6.8)
HALF = BOX[0] / 2


def unrolled(sheet: Sheet) -> tuple[Figure, str]:
    """Draw a name read by two units, with each state and each answer."""
    reading, say = sheet.numbers.reading, sheet.say(WORDS)
    columns = len(reading.read) + 1
    drawing = Drawing(sheet, FIRST + PITCH * (columns - 1) + 4.6, 30)
    colour = sheet.looks[0].colour
    state(drawing, FIRST, [0, 0], 0)
    said = []
    for t, step in enumerate(reading.read, start=1):
        x = FIRST + PITCH * t
        language, share = likeliest(reading.languages, step.p)
        state(drawing, x, step.h, t)
        drawing.line((x - PITCH + HALF, STATE), (x - HALF, STATE))
        drawing.write((x, LETTER), f"“{step.letter}”")
        drawing.line((x, LETTER + 2), (x, STATE - HALF))
        drawing.line((x, STATE + HALF), (x, ANSWER - 2.3), colour=colour)
        drawing.write((x, ANSWER + 1.9), language)
        drawing.write((x, ANSWER - 0.7), share)
        told = {"letter": step.letter, "language": language, "share": share}
        first, second = (number(value) for value in step.h)
        said.append(say("after", first=first, second=second, **told))
    return drawing.figure, say(
        "unrolled", name=reading.name, said=say.clauses(said)
    )


def state(drawing: Drawing, x: float, values: Any, step: int) -> None:
    """Draw a state as a box with its two numbers."""
    lines = [number(value) for value in values]
    drawing.box((x, STATE), BOX, *lines)
    drawing.write((x + 2.2, STATE + HALF + 2.3), f"$h_{step}$", size=14)


def likeliest(languages: list[str], p: list[float]) -> tuple[str, str]:
    """Return the language that seems most likely, and how likely it is."""
    share, language = max(zip(p, languages, strict=True))
    return language, percent(share, 0)


LINE, TANH, LOW, ROW = 27, 21, 14, 4  # heights, from the cell's to the gates'
FORGET, INPUT, ADD, OUTPUT, SHOW = 9, 19, 29.5, 40, 49  # how far right
GATE, WIDER = (8.6, 6.4), (10.8, 6.4)  # and the candidate's
TOLD = ("c", *"figo", "forgotten", "written", "with_input", "tanh", "shown")
TOP = GATE[1] / 2


def one_gate(sheet: Sheet) -> tuple[Figure, str]:
    """Draw one number on its way through an LSTM cell."""
    numbers, say = sheet.numbers.one_gate, sheet.say(WORDS)
    drawing = Drawing(sheet, 55.5, 32)
    colour = sheet.looks[0].colour
    cell(drawing, colour, numbers)
    gates(drawing, say, numbers)
    shown(drawing, colour, numbers)
    told = {name: number(numbers[name]) for name in TOLD}
    return drawing.figure, say("one_gate", **told)


def cell(drawing: Drawing, colour: str, numbers: Any) -> None:
    """Draw the cell's way across, with what it holds after each operator."""
    start = 1.0
    for x, sign, value in (
        (FORGET, "·", numbers.c),
        (ADD, "+", numbers.forgotten),
        (55 + RADIUS, "", numbers.with_input),
    ):
        end = x - RADIUS
        drawing.line((start, LINE), (end, LINE), colour=colour, width=THICK)
        drawing.write(((start + end) / 2, LINE + 2.6), number(value))
        if sign:
            drawing.operator((x, LINE), sign)
        start = x + RADIUS


def gates(drawing: Drawing, say: Voice, numbers: Any) -> None:
    """Draw the gates and the candidate, and where each goes."""
    top = ROW + TOP
    for x, word, value in (
        (FORGET, "forget", numbers.f),
        (INPUT, "input", numbers.i),
        (ADD, "candidate", numbers.g),
        (OUTPUT, "output", numbers.o),
    ):
        size = WIDER if word == "candidate" else GATE
        drawing.box((x, ROW), size, say(word), number(value))
    drawing.line((FORGET, top), (FORGET, LINE - RADIUS))
    drawing.line((INPUT, top), (INPUT, LOW), (ADD - RADIUS, LOW))
    drawing.line((ADD, top), (ADD, LOW - RADIUS))
    drawing.operator((ADD, LOW), "·")
    drawing.line((ADD, LOW + RADIUS), (ADD, LINE - RADIUS))
    drawing.write((ADD + 3.4, (LOW + LINE) / 2), number(numbers.written))
    drawing.line((OUTPUT, top), (OUTPUT, LOW), (SHOW - RADIUS, LOW))


def shown(drawing: Drawing, colour: str, numbers: Any) -> None:
    """Draw what is shown of the cell: its tanh times the output gate."""
    drawing.line((SHOW, LINE), (SHOW, TANH + 1.8), colour=colour)
    drawing.junction((SHOW, LINE), colour)
    drawing.box((SHOW, TANH), (6.4, 3.6), "tanh")
    drawing.line((SHOW, TANH - 1.8), (SHOW, LOW + RADIUS))
    drawing.write((SHOW + 3.4, (TANH + LOW) / 2), number(numbers.tanh))
    drawing.operator((SHOW, LOW), "·")
    drawing.line((SHOW, LOW - RADIUS), (SHOW, ROW), (55, ROW))
    drawing.write((SHOW + 3.2, ROW + 2.4), number(numbers.shown))


AHEAD, BETWEEN, BACK, UNDER = 25, 16.5, 8, 1.5  # heights, from the top
READER = (5.4, 5.4)
SIDE = READER[0] / 2
APART = 9.0  # from one letter to the next
ASIDE = 9.5  # from the last one to the answer
ANSWERED, BARE = (8.4, 5), {"facecolor": "none"}  # its box


def two_readers(sheet: Sheet) -> tuple[Figure, str]:
    """Draw two LSTMs that read one name from both its ends."""
    letters, say = sheet.numbers.reading.letters, sheet.say(WORDS)
    places = [SIDE + 1 + APART * n for n in range(len(letters))]
    drawing = Drawing(sheet, places[-1] + 14.5, 29)
    colour = sheet.looks[0].colour
    for x, letter in zip(places, letters, strict=True):
        drawing.write((x, BETWEEN), f"“{letter}”")
        drawing.line((x, BETWEEN + 2), (x, AHEAD - SIDE))
        drawing.line((x, BETWEEN - 2), (x, BACK + SIDE), colour=colour)
        drawing.box((x, AHEAD), READER, "→")
        drawing.box((x, BACK), READER, "←", edgecolor=colour)
    for left, right in pairwise(places):
        drawing.line((left + SIDE, AHEAD), (right - SIDE, AHEAD))
        drawing.line((right - SIDE, BACK), (left + SIDE, BACK), colour=colour)
    drawing.box((places[-1] + ASIDE, BETWEEN), ANSWERED, say("answer"), **BARE)
    both_ends(drawing, places, colour)
    return drawing.figure, say("two_readers", name=letters)


def both_ends(drawing: Drawing, places: list[float], colour: str) -> None:
    """Draw what the answer is read from."""
    first, last = places[0], places[-1]
    x = last + ASIDE
    drawing.line((last + SIDE, AHEAD), (x, AHEAD), (x, BETWEEN + 2.5))
    drawing.line(
        (first, BACK - SIDE),
        (first, UNDER),
        (x, UNDER),
        (x, BETWEEN - 2.5),
        colour=colour,
    )
