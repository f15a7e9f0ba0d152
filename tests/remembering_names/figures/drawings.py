"""What a drawn figure says to those who do not see it."""

import xml.etree.ElementTree as etree

from firsthand.tasks import Outputs

DESCRIPTION = ".//{http://purl.org/dc/elements/1.1/}description"
Drawn = dict[str, Outputs]


def alt(drawn: Drawn, name: str) -> str:
    """Return the alt text of a figure."""
    svg = etree.fromstring(drawn[f"{name}.figure"]["light"])
    return " ".join(svg.findtext(DESCRIPTION, "").split())
