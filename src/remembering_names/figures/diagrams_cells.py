"""The inside of the gated cells: what goes where in one step."""

from matplotlib.figure import Figure

from firsthand.drawing.diagrams import RADIUS, THICK, Drawing
from firsthand.drawing.svg import Sheet
from firsthand.drawing.words import Voice

SIZE = (55.5, 38.5)
WORDS = {
    "en": {
        "forget": "forget",
        "input": "input",
        "candidate": "candidate",
        "output": "output",
        "update": "update",
        "reset": "reset",
        "lstm": (
            "The LSTM cell. Along the top, a thick line carries the cell state "
            "straight from left to right: c at step t minus 1 is multiplied "
            "by the forget gate f, then the product of input gate i and "
            "candidate g is added, which gives c at step t. Below, the letter "
            "x and the hidden state h of step t minus 1 feed four boxes: a "
            "sigmoid each for f, i and o, and a tanh for g. A branch of the "
            "new cell state goes through a tanh, is multiplied by the output "
            "gate o, and leaves as the hidden state h of step t."
        ),
        "gru": (
            "The GRU cell. Along the top, a thick line carries the state h "
            "from step t minus 1 straight to step t: it is multiplied by the "
            "update gate z, then one minus z times the candidate n is added. "
            "Below, the letter x and the old state feed two sigmoids, the "
            "update gate z and the reset gate r. The candidate, a tanh, reads "
            "the letter and r times the product of the old state and the "
            "matrix W."
        ),
    }
}
BOX, WIDER = (8.8, 6.4), (10.8, 6.4)  # of a gate, and of the candidate
SIDE, TOP = BOX[0] / 2, BOX[1] / 2  # from a box's middle to its edges
LINE = 33  # the height of the state that goes straight across
ROW, MIDDLE = 13, 23.3  # those of the boxes and of the lower products


def highway(
    drawing: Drawing, colour: str, operators: dict[float, str], state: str
) -> None:
    """Draw a state's way across, with the operators that it meets."""
    start = 1.0
    for x, sign in operators.items():
        drawing.line(
            (start, LINE), (x - RADIUS, LINE), colour=colour, width=THICK
        )
        drawing.operator((x, LINE), sign)
        start = x + RADIUS
    drawing.line((start, LINE), (55, LINE), colour=colour, width=THICK)
    drawing.write((3.6, LINE + 2.8), f"${state}_{{t-1}}$")
    drawing.write((52.8, LINE + 2.8), f"${state}_t$")


def lstm(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the LSTM cell: its six equations as a flow."""
    drawing, say = Drawing(sheet, *SIZE), sheet.say(WORDS)
    colour = sheet.looks[0].colour
    highway(drawing, colour, {FORGET: "·", CANDIDATE: "+"}, "c")
    lstm_gates(drawing, say)
    lstm_output(drawing, colour)
    return drawing.figure, say("lstm")


BUS = 5  # the height of what the gates read
FORGET, INPUT, CANDIDATE, OUTPUT = 11.7, 21, 31.3, 41.6
SHOWN, TANH = 48.8, 28.2


def lstm_gates(drawing: Drawing, say: Voice) -> None:
    """Draw the four boxes, what they read, and where it goes."""
    drawing.line((1, BUS), (OUTPUT, BUS), (OUTPUT, ROW - TOP))
    drawing.write((3.6, BUS + 2.6), "$h_{t-1}$")
    drawing.line((7, 0.5), (7, BUS), head=False)
    drawing.write((9.2, 1.8), "$x_t$")
    drawing.junction((7, BUS))
    for x in (FORGET, INPUT, CANDIDATE):
        drawing.line((x, BUS), (x, ROW - TOP))
        drawing.junction((x, BUS))
    for x, sign, word in (
        (FORGET, r"$\sigma$", "forget"),
        (INPUT, r"$\sigma$", "input"),
        (CANDIDATE, r"$\tanh$", "candidate"),
        (OUTPUT, r"$\sigma$", "output"),
    ):
        size = WIDER if word == "candidate" else BOX
        drawing.box((x, ROW), size, sign, say(word))
    top = ROW + TOP
    drawing.line((FORGET, top), (FORGET, LINE - RADIUS))
    drawing.line((INPUT, top), (INPUT, MIDDLE), (CANDIDATE - RADIUS, MIDDLE))
    drawing.line((CANDIDATE, top), (CANDIDATE, MIDDLE - RADIUS))
    drawing.operator((CANDIDATE, MIDDLE), "·")
    drawing.line((CANDIDATE, MIDDLE + RADIUS), (CANDIDATE, LINE - RADIUS))
    for x, name in (
        (FORGET, "$f_t$"),
        (INPUT, "$i_t$"),
        (CANDIDATE, "$g_t$"),
        (OUTPUT, "$o_t$"),
    ):
        drawing.write((x + 2.1, top + 2.4), name)


def lstm_output(drawing: Drawing, colour: str) -> None:
    """Draw what is shown of the cell state."""
    drawing.line((SHOWN, LINE), (SHOWN, TANH + 1.8), colour=colour)
    drawing.junction((SHOWN, LINE), colour)
    drawing.box((SHOWN, TANH), (6.8, 3.6), r"$\tanh$")
    drawing.line((SHOWN, TANH - 1.8), (SHOWN, MIDDLE + RADIUS))
    drawing.operator((SHOWN, MIDDLE), "·")
    drawing.line(
        (OUTPUT, ROW + TOP), (OUTPUT, MIDDLE), (SHOWN - RADIUS, MIDDLE)
    )
    drawing.line((SHOWN, MIDDLE - RADIUS), (SHOWN, BUS), (55, BUS))
    drawing.write((52.8, BUS + 2.6), "$h_t$")


def gru(sheet: Sheet) -> tuple[Figure, str]:
    """Draw the GRU cell, with PyTorch's place for the reset gate."""
    drawing, say = Drawing(sheet, *SIZE), sheet.say(WORDS)
    colour = sheet.looks[0].colour
    highway(drawing, colour, {UPDATE: "·", NEW: "+"}, "h")
    gru_gates(drawing, say, colour)
    gru_candidate(drawing, say)
    return drawing.figure, say("gru")


UPDATE, RESET, SCALED, NEW = 13, 23.4, 33.8, 44.2
STATE, LETTER = 6.2, 2  # the heights of what the boxes read
APART = 1.8  # from a box's middle to where each line comes in


def gru_gates(drawing: Drawing, say: Voice, colour: str) -> None:
    """Draw the two gates and what they read."""
    drawing.line(
        (5, LINE),
        (5, STATE),
        (SCALED, STATE),
        (SCALED, ROW - RADIUS),
        colour=colour,
    )
    drawing.junction((5, LINE), colour)
    drawing.line((1, LETTER), (NEW, LETTER), (NEW, ROW - TOP))
    drawing.write((2.6, LETTER + 2.2), "$x_t$")
    for x, word in ((UPDATE, "update"), (RESET, "reset")):
        for rail, side in ((STATE, -APART), (LETTER, APART)):
            drawing.junction((x + side, rail))
            drawing.line((x + side, rail), (x + side, ROW - TOP))
        drawing.box((x, ROW), BOX, r"$\sigma$", say(word))


def gru_candidate(drawing: Drawing, say: Voice) -> None:
    """Draw the candidate, and how it gets to the state."""
    top = ROW + TOP
    drawing.box((NEW, ROW), WIDER, r"$\tanh$", say("candidate"))
    drawing.line((RESET + SIDE, ROW), (SCALED - RADIUS, ROW))
    drawing.operator((SCALED, ROW), "·")
    drawing.line((SCALED + RADIUS, ROW), (NEW - WIDER[0] / 2, ROW))
    drawing.write((SCALED + 3.4, 8.4), "$W_{hn}$")
    drawing.line((UPDATE, top), (UPDATE, LINE - RADIUS))
    drawing.junction((UPDATE, MIDDLE))
    between = (UPDATE + NEW) / 2
    drawing.line((UPDATE, MIDDLE), (between - 2.6, MIDDLE))
    drawing.box((between, MIDDLE), (5.2, 4), "$1-$")
    drawing.line((between + 2.6, MIDDLE), (NEW - RADIUS, MIDDLE))
    drawing.operator((NEW, MIDDLE), "·")
    drawing.line((NEW, top), (NEW, MIDDLE - RADIUS))
    drawing.line((NEW, MIDDLE + RADIUS), (NEW, LINE - RADIUS))
    drawing.write((UPDATE + 2.1, top + 2.4), "$z_t$")
    drawing.write((RESET + SIDE + 2, ROW + 2.4), "$r_t$")
    drawing.write((NEW + 2.2, top + 2.4), "$n_t$")
