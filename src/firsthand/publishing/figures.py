"""Figures: light, dark, described, captioned, and traced to their making.

    /// figure | rnn.curves
    What to see in it, with [[ numbers ]].
    ///

shows docs/generated/figures/rnn.curves.light.svg or its .dark.svg, whichever
suits the reader's colour scheme.
"""

import re
import xml.etree.ElementTree as etree
from pathlib import Path

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import PROVENANCE_PAGE, fail, link
from firsthand.report import Report

FOLDER = "generated/figures"
SCHEMES = ("light", "dark")
DESCRIPTION = ".//{http://purl.org/dc/elements/1.1/}description"
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3}


def anchor(name: str) -> str:
    """Return the id of a figure, here and on the provenance page."""
    return "figure-" + name.replace(".", "-")


def image_attributes(file: Path) -> dict[str, str]:
    """Return an SVG's size in pixels and its description.

    Raises:
        ValueError: it is not an SVG, or lacks one of the two.
    """
    try:
        svg = etree.parse(file).getroot()
    except etree.ParseError as error:
        raise ValueError(f"{file.name} is damaged: {error}") from error
    description = " ".join(svg.findtext(DESCRIPTION, "").split())
    if not description:
        raise ValueError(f"{file.name} has no description for its alt text")
    return {
        "alt": description,
        "width": _pixels(file, svg.get("width", "")),
        "height": _pixels(file, svg.get("height", "")),
    }


def _pixels(file: Path, length: str) -> str:
    match = re.fullmatch(r"([\d.]+)(px|pt|)", length)
    if match is None:
        raise ValueError(f"{file.name} has no size in px or pt")
    return str(round(float(match[1]) * PIXELS[match[2]]))


class Figure(Block):
    """The block `/// figure | name`."""

    NAME = "figure"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the figure with both images and an empty caption."""
        figure = etree.SubElement(parent, "figure", {"class": "report-figure"})
        figure.set("id", anchor(self.argument))
        frame = etree.SubElement(figure, "div", {"class": "report-image"})
        for scheme in SCHEMES:
            frame.append(self.image(scheme))
        self.caption = etree.SubElement(figure, "figcaption")
        return figure

    def image(self, scheme: str) -> etree.Element:
        """Return the image for one colour scheme."""
        name = f"{FOLDER}/{self.argument}.{scheme}.svg"
        file = self.config["report"].root / "docs" / name
        if not file.is_file():
            fail(self.md, f"no figure {self.argument!r} (docs/{name})")
        try:
            attributes = image_attributes(file)
        except ValueError as error:
            fail(self.md, str(error))
        source = f"{link(self.md, name)}#only-{scheme}"
        lazy = {"loading": "lazy", "decoding": "async"}
        return etree.Element("img", {"src": source} | attributes | lazy)

    def on_add(self, block: etree.Element) -> etree.Element:
        """Return where the block's content goes."""
        return self.caption

    def on_end(self, block: etree.Element) -> None:
        """Add the link to how the figure was made."""
        address = f"{PROVENANCE_PAGE}#{anchor(self.argument)}"
        made = etree.SubElement(self.caption, "p", {"class": "report-made"})
        made.set("data-search-exclude", "")
        a = etree.SubElement(made, "a", {"href": link(self.md, address)})
        a.text = AtomicString("How this figure was made")


def register(md: Markdown, report: Report) -> None:
    """Add figures to a converter."""
    ReportBlock(Figure, report).extendMarkdown(md)
