"""Figures: inlined, described, captioned, and traced to their making.

    /// figure | rnn.curves
    What to see in it, with [[ numbers ]].
    ///

puts docs/generated/figures/rnn.curves.svg into the page, where its colours are
those of the page's scheme, and its letters are the page's.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import PROVENANCE_PAGE, fail, link
from firsthand.report import Report

FOLDER = "generated/figures"
TITLE = ".//{http://www.w3.org/2000/svg}title"
NARROW = 430  # pixels; beside what is no wider there is room for a caption
STYLE = re.compile(r'(?<=\s)style="')
ALONE = re.compile(r"^\s*<\?xml.*?\?>|^\s*<!DOCTYPE.*?>", re.S)


def anchor(name: str) -> str:
    """Return the id of a figure, here and on the provenance page."""
    return "figure-" + name.replace(".", "-")


def inlined(svg: str) -> str:
    """Return an SVG file's text as it can stand in a page.

    It says its shape as a style, too: browsers that do not lay it out yet, for
    it is far from the screen, keep its place by that alone.

    Raises:
        ValueError: It is not an SVG, or lacks a title or its size.
    """
    try:
        root = etree.fromstring(svg)
    except etree.ParseError as error:
        raise ValueError(f"is damaged: {error}") from error
    if not root.findtext(TITLE, "").strip():
        raise ValueError("has no title")
    width, height = root.get("width"), root.get("height")
    if not (root.get("viewBox") and width and height):
        raise ValueError("has no size")
    place = f'style="aspect-ratio: {width} / {height};'
    text = ALONE.sub("", svg).strip()
    if "style" in root.attrib:
        return STYLE.sub(rf"{place} ", text, count=1)
    return text.replace("<svg", f'<svg {place}"', 1)


def shape(svg: str) -> str:
    """Return the class of a figure that is narrow, or of a wide one."""
    width = float(etree.fromstring(svg).get("width", "0"))
    return "report-narrow" if width <= NARROW else "report-wide"


class Figure(Block):
    """The block `/// figure | name`."""

    NAME = "figure"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the figure with its image and an empty caption."""
        svg = self.image()
        figure = etree.SubElement(parent, "figure")
        figure.set("class", f"report-figure {shape(svg)}")
        figure.set("id", anchor(self.argument))
        frame = etree.SubElement(figure, "div", {"class": "report-image"})
        frame.set("data-search-exclude", "")
        frame.text = AtomicString(self.md.htmlStash.store(svg))
        self.caption = etree.SubElement(figure, "figcaption")
        return figure

    def image(self) -> str:
        """Return the image's own text, which no part of Markdown reads."""
        name = f"{FOLDER}/{self.argument}.svg"
        file = self.config["report"].root / "docs" / name
        if not file.is_file():
            fail(self.md, f"no figure {self.argument!r} (docs/{name})")
        try:
            return inlined(file.read_text("utf-8"))
        except ValueError as error:
            fail(self.md, f"{file.name} {error}")

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
