"""Citations in prose, `[@cho2014]` or `[@cho2014; @chung2014]`.

Each becomes a link, "Cho et al. 2014", to the page of references, which the
block `/// references` writes from `docs/references.bib`.
"""

import re
import xml.etree.ElementTree as etree
from pathlib import Path

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from firsthand.publishing import bibliography, pages
from firsthand.publishing.bibliography import (
    CITATION,
    BibliographyError,
    Reference,
)
from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import fail, link, page_of
from firsthand.publishing.inline import Inline
from firsthand.report import Report

PAGE = "references.md"


def references(md: Markdown, root: Path) -> dict[str, Reference]:
    """Return all references by key; stop the build where there are none."""
    try:
        return bibliography.load(root)
    except BibliographyError as error:
        fail(md, str(error))


class Citations(Inline):
    """Puts names and years where keys are cited."""

    def replacement(self, match: re.Match[str]) -> etree.Element:
        """Return the links to the references."""
        span = etree.Element("span", {"class": "citations"})
        for key in pages.cited_keys(match[0]):
            if len(span):
                span[-1].tail = AtomicString("; ")
            span.append(self.citation(key))
        return span

    def citation(self, key: str) -> etree.Element:
        """Return the link to one reference."""
        known = references(self.md, self.report.root)
        if key not in known:
            fail(self.md, f"[@{key}]: {bibliography.FILE} has no such key")
        cited = known[key]
        attributes = {
            "href": link(self.md, f"{PAGE}#ref-{key}"),
            "title": cited.text,
        }
        a = etree.Element("a", attributes)
        a.text = AtomicString(cited.label)
        return a


class References(Block):
    """The block `/// references`: every publication, and who cites it."""

    NAME = "references"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the list, by first author and year."""
        report: Report = self.config["report"]
        listed = etree.SubElement(parent, "ul", {"class": "references"})
        known = references(self.md, report.root)
        citing = pages.citing(report)
        citing.pop(page_of(self.md), None)
        for one in sorted(
            known.values(), key=lambda one: (one.last_names, one.year)
        ):
            item = etree.SubElement(listed, "li", {"id": f"ref-{one.key}"})
            self.write(item, one)
            self.write_pages(
                item, [page for page in citing if one.key in citing[page]]
            )
        return listed

    def write(self, item: etree.Element, one: Reference) -> None:
        """Write a reference and the link to its text."""
        item.text = AtomicString(f"{one.head} ")
        place = etree.SubElement(item, "em")
        place.text = AtomicString(one.place)
        place.tail = AtomicString(f"{one.detail}. ")
        label, target = one.address
        address = etree.SubElement(item, "a", {"href": target})
        address.text = AtomicString(label)

    def write_pages(self, item: etree.Element, citing: list[str]) -> None:
        """Write links to the pages that cite a reference, if there are any."""
        if not citing:
            return
        line = etree.SubElement(item, "span", {"class": "cited-on"})
        line.text = AtomicString("Cited on ")
        docs = self.config["report"].root / "docs"
        for page in citing:
            a = etree.SubElement(line, "a", {"href": link(self.md, page)})
            a.text = AtomicString(pages.title(docs / page))
            a.tail = AtomicString(", " if page != citing[-1] else ".")


def register(md: Markdown, report: Report) -> None:
    """Add citations and their list to a converter."""
    # After code (190), maths (189.9) and escapes (180), before links (170).
    citations = Citations(CITATION.pattern, md, report)
    md.inlinePatterns.register(citations, "report_citations", 172)
    ReportBlock(References, report).extendMarkdown(md)
