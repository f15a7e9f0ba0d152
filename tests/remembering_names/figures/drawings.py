"""What a drawn figure says to those who do not see it."""

import xml.etree.ElementTree as etree

from firsthand.tasks import Outputs

SVG = "{http://www.w3.org/2000/svg}"
Drawn = dict[str, Outputs]


def alt(drawn: Drawn, name: str) -> str:
    """Return the alt text of a figure: its title and its description."""
    return described(drawn[f"{name}.figure"]["svg"])


def described(svg: str) -> str:
    """Return what an SVG says of itself in words."""
    root = etree.fromstring(svg)
    said = (root.findtext(f"{SVG}{tag}", "") for tag in ("title", "desc"))
    return " ".join(" ".join(said).split())
