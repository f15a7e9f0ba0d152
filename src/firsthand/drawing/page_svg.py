"""What Matplotlib writes, made fit to stand in a page.

Its ids are numbered and begin with the figure's name, so that no other figure
has them. Styles become attributes, which a page's own rules outweigh; what all
parts of a group share is said once; places are rounded. So a figure takes a
tenth of the bytes.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from firsthand.drawing import tokens
from firsthand.drawing.svg_paths import path, rounded, transform
from firsthand.drawing.svg_tree import flatten, number_ids, share

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
NEEDLESS = ("metadata", "style")
# What a browser takes if nothing is said, or what the figure says for all.
DEFAULTS = {
    "text-anchor": "start",
    "font-weight": "400",
    "font-style": "normal",
    "stroke-linejoin": "round",
    "stroke-linecap": "butt",
    "stroke-width": "1",
}
COLOUR = re.compile(r"#[0-9a-f]{6}")
SENTENCE = re.compile(r"(?<=\w\w[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True)
class Given:
    """What a file has to say of a figure.

    Attributes:
        name: What pages call it.
        alt: Its description: the first sentence is its title.
        variables: The name of each colour.
        family: The face of its letters.
    """

    name: str
    alt: str
    variables: Mapping[str, str]
    family: str


def for_page(drawn: str, given: Given) -> str:
    """Return an SVG that can stand in a page, or alone."""
    root = etree.fromstring(drawn)
    clean(root, given)
    number_ids(root, f"svg-{given.name.replace('.', '-')}")
    flatten(root)
    share(root)
    whole = framed(root, given)
    etree.indent(whole, "")
    for text in whole.iter("text"):
        for part in text.iter():  # no space between letters
            part.text = part.text.strip("\n") if part.text else None
            if part is not text:
                part.tail = None
    return etree.tostring(whole, encoding="unicode") + "\n"


def clean(root: etree.Element, given: Given) -> None:
    """Drop what is needless; say the rest in attributes and variables."""
    for parent in [*root.iter()]:
        for child in [*parent]:
            if child.tag.removeprefix(SVG) in NEEDLESS:
                parent.remove(child)
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.tail = None
        if element.tag not in ("text", "tspan"):
            element.text = None
        found = dict(attributes(element, given))
        element.attrib.clear()
        element.attrib.update(found)


def attributes(
    element: etree.Element, given: Given
) -> Iterator[tuple[str, str]]:
    """Yield what an element says, in as few letters as will do."""
    raw = {key: value for key, value in element.items() if key != "style"}
    for part in element.get("style", "").split(";"):
        key, _, value = part.partition(":")
        if value:
            raw[key.strip()] = value.strip()
    for key, value in raw.items():
        said = in_short(key, value, given)
        if said and DEFAULTS.get(key) != said:
            yield ("href" if key == LINK else key), said


def in_short(key: str, value: str, given: Given) -> str:
    """Return the value of an attribute without what says nothing."""
    if key == "d":
        return path(value)
    if key == "transform":
        return transform(value)
    if key == "font-family":
        return family(value, given.family)
    if key in ("fill", "stroke"):
        return COLOUR.sub(lambda match: variable(match[0], given), value)
    return rounded(value.removesuffix("px"))


def variable(colour: str, given: Given) -> str:
    """Return a colour as a variable; one that has no name makes its own."""
    name = given.variables.get(colour, f"other-{colour[1:]}")
    return f"var(--{name},{colour})"


def family(listed: str, own: str) -> str:
    """Return the first of a list of faces; nothing for the figure's own."""
    first = listed.partition(",")[0].strip(" '\"")
    return "" if first == own else first


def framed(root: etree.Element, given: Given) -> etree.Element:
    """Return the drawing with its size, its face, a title and a description."""
    sides = [float(side) for side in root.get("viewBox", "").split()[2:]]
    width, height = (round(side * 4 / 3) for side in sides)
    label = f"svg-{given.name.replace('.', '-')}"
    title, *rest = SENTENCE.split(given.alt, maxsplit=1)
    whole = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": root.get("viewBox", ""),
        "width": str(width),
        "height": str(height),
        "role": "img",
        "aria-labelledby": f"{label}-title",
        "fill": variable(tokens.COLOURS["ink"].light, given),
        "font-family": f"'{given.family}',sans-serif",
        "stroke-linejoin": "round",
    }
    least = smallest(root)
    needed = round(tokens.LEGIBLE * sides[0] / least) if least else 0
    if needed > tokens.PHONE:  # it scrolls on a phone, and is no smaller
        whole["style"] = f"min-width:{needed}px"
    svg = etree.Element("svg", whole)
    etree.SubElement(svg, "title", {"id": f"{label}-title"}).text = title
    if rest:
        svg.set("aria-describedby", f"{label}-desc")
        etree.SubElement(svg, "desc", {"id": f"{label}-desc"}).text = rest[0]
    svg.extend(root)
    return svg


def smallest(root: etree.Element) -> float:
    """Return the size of the smallest letters; an index goes by its base."""
    sizes = []

    def look(element: etree.Element, size: float) -> None:
        size = float(element.get("font-size", size))
        if element.tag == "text":
            parts = [float(p.get("font-size", size)) for p in element.iter()]
            sizes.append(max(parts))
            return
        for child in element:
            look(child, size)

    look(root, 0.0)
    return min(sizes, default=0.0)
