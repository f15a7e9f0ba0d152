"""A house drawn as SVG: a room below the other, and lines that run down.

A room's line goes out to the right and joins the line of each room that it
imports, at a dot; that one runs down to its room and ends in an arrowhead.
"""

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown.util import AtomicString

from firsthand.drawing.tokens import PHONE
from firsthand.filters import words
from firsthand.publishing.house import Room, direct, storeys

# All lengths are in pixels of a phone, where the drawing has its own size.
ROW, HEIGHT, WIDTH = 34, 26, 150  # from box to box; of a box
OUT, IN = 19, 7  # where lines leave and reach a box, below its top
LANE, MARGIN = 15, 12  # from line to line; from the boxes to the first
DOT, HEAD = 2.6, 6
EDGE = 2
PIXELS = 16  # of a drawing, to a rem where there is room


def picture(
    rooms: Mapping[str, Room], graph: Mapping[str, set[str]], label: str
) -> etree.Element:
    """Return the drawing of a house.

    Args:
        rooms: Its rooms by name.
        graph: Which rooms each imports.
        label: What the drawing shows, for those who do not see it.
    """
    order, drawn = storeys(graph), direct(graph)
    top = {room: EDGE + ROW * n for n, room in enumerate(order)}
    place = lanes(drawn, order)
    right = WIDTH + EDGE + MARGIN + LANE * max(place.values(), default=0)
    width, height = right + MARGIN, ROW * len(order)
    attributes = {
        "viewBox": f"0 0 {width} {height}",
        "style": f"aspect-ratio: {width} / {height}; {scale(width)}",
        "role": "img",
        "aria-label": f"{label} {in_words(drawn, order)}",
        "class": "report-house",
    }
    svg = etree.Element("svg", attributes)
    for room, lane in place.items():
        x = WIDTH + EDGE + MARGIN + LANE * lane
        sources = [one for one in order if room in drawn[one]]
        connect(svg, x, [top[one] + OUT for one in sources], top[room] + IN)
    for room in order:
        box(svg, room, rooms.get(room), top[room])
    return svg


def scale(width: float) -> str:
    """Return the widest that a drawing may be: houses have one scale."""
    own = f"{round(width / PIXELS, 2)}rem"
    return f"max-width: min({own}, {round(100 * width / PHONE, 2)}%)"


def lanes(drawn: Mapping[str, set[str]], order: list[str]) -> dict[str, int]:
    """Return where the line to each room runs: the short ones inside."""
    row = {room: n for n, room in enumerate(order)}
    first = {
        room: min(row[one] for one in order if room in drawn[one])
        for room in order
        if any(room in others for others in drawn.values())
    }
    found: dict[str, int] = {}
    for room in sorted(first, key=lambda one: (row[one] - first[one], one)):
        taken = {
            lane
            for other, lane in found.items()
            if first[room] <= row[other] and first[other] <= row[room]
        }
        found[room] = next(n for n in range(len(order)) if n not in taken)
    return found


def connect(
    svg: etree.Element, x: float, starts: list[float], end: float
) -> None:
    """Draw the line down to a room, from all that import it."""
    side = WIDTH + EDGE
    path = "".join(f"M{side} {y}H{x}" for y in starts)
    path += f"M{x} {min(starts)}V{end}H{side + HEAD}"
    etree.SubElement(svg, "path", {"class": "line", "d": path})
    head = f"M{side} {end}l{HEAD} {-HEAD / 2}v{HEAD}z"
    etree.SubElement(svg, "path", {"class": "head", "d": head})
    for y in starts:
        dot = {"cx": f"{x}", "cy": f"{y}", "r": f"{DOT}", "class": "head"}
        etree.SubElement(svg, "circle", dot)


def box(svg: etree.Element, name: str, room: Room | None, y: float) -> None:
    """Draw a room: wings are filled, and say how many modules they have."""
    is_wing = room is None or room.is_wing
    shape = {"x": EDGE, "y": y, "width": WIDTH, "height": HEIGHT, "rx": 4}
    attributes = {key: f"{value}" for key, value in shape.items()}
    kind = "wing" if is_wing else "module"
    etree.SubElement(svg, "rect", {**attributes, "class": kind})
    write(svg, name, EDGE + 9, y, "start")
    if room and is_wing:
        write(svg, f"{len(room.modules)}", EDGE + WIDTH - 9, y, "end")


def write(svg: etree.Element, text: str, x: float, y: float, end: str) -> None:
    """Put text into a box."""
    place = {"x": f"{x}", "y": f"{y + 17}", "text-anchor": end}
    etree.SubElement(svg, "text", place).text = AtomicString(text)


def in_words(drawn: Mapping[str, set[str]], order: list[str]) -> str:
    """Return the arrows as sentences."""
    return " ".join(
        f"{room} imports {words(sorted(drawn[room]))}."
        for room in order
        if drawn[room]
    )
