"""Words with a tooltip: the first use of each term on a page explains it.

`docs/glossary.md` is the one source, a definition list of terms with their
synonyms. Elsewhere a term becomes a link to its entry, with the definition as
its title: a link can be reached by keyboard and by touch, and works without
a script.
"""

import functools
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from firsthand.publishing.current_page import fail, link, page_of
from firsthand.report import Report

PAGE = "glossary.md"
ENTRY = re.compile(r"(?m)^((?:[^\s:#].*\n)+):   (.+(?:\n    \S.*)*)")
MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`]")
# What is no running text, or cannot hold a link.
NOT_PROSE = {
    *(f"h{level}" for level in range(1, 7)),
    *("a", "button", "code", "figure", "form", "pre", "summary", "table"),
}
NOT_PROSE_CLASSES = {
    "admonition-title",
    "arithmatex",
    "provenance",
    "references",
}


@dataclass(frozen=True)
class Term:
    """A term: its names, the first one leading, and what it means."""

    names: tuple[str, ...]
    meaning: str

    @property
    def anchor(self) -> str:
        """The id of its entry."""
        return "term-" + re.sub(r"\W+", "-", self.names[0].lower())


@functools.lru_cache(maxsize=2)
def read(text: str) -> dict[str, Term]:
    """Return a glossary's terms by each of their names in lower case.

    Raises:
        ValueError: a name stands there twice.
    """
    terms: dict[str, Term] = {}
    for names, meaning in ENTRY.findall(text):
        plain = MARKUP.sub(lambda found: found[1] or "", meaning)
        term = Term(tuple(names.splitlines()), " ".join(plain.split()))
        for name in term.names:
            if terms.setdefault(name.lower(), term) is not term:
                raise ValueError(f"{name} is explained twice")
    return terms


@functools.lru_cache(maxsize=2)
def pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the names, in the plural too, longest first."""
    words = [
        r"\s+".join(map(re.escape, name.split()))
        for name in sorted(names, key=len, reverse=True)
    ]
    return re.compile(rf"(?i)(?<![\w-])({'|'.join(words)})(?:e?s)?(?![\w-])")


class Glossary(Treeprocessor):
    """Explains terms where they are first used; names them on their page."""

    def __init__(self, md: Markdown, root: Path) -> None:
        super().__init__(md)
        self.file = root / "docs" / PAGE

    def run(self, root: etree.Element) -> None:
        """Mark the terms of a page, or their entries."""
        if not self.file.is_file():
            return
        try:
            self.terms = read(self.file.read_text("utf-8"))
        except ValueError as error:
            fail(self.md, f"docs/{PAGE}: {error}")
        self.unseen = {*self.terms.values()}
        if page_of(self.md) == PAGE:
            self.name_entries(root)
        elif self.terms:
            self.mark(root)

    def name_entries(self, root: etree.Element) -> None:
        """Give the entry of each term its id."""
        for entry in root.iter("dt"):
            term = self.terms.get("".join(entry.itertext()).lower())
            if term in self.unseen:
                self.unseen.remove(term)
                entry.set("id", term.anchor)

    def mark(self, parent: etree.Element) -> None:
        """Link each term that is met for the first time, in reading order."""
        parent.text = self.linked(parent, 0, parent.text)
        for child in list(parent):
            if is_prose(child):
                self.mark(child)
            place = list(parent).index(child) + 1
            child.tail = self.linked(parent, place, child.tail)

    def linked(
        self, parent: etree.Element, place: int, text: str | None
    ) -> str | None:
        """Put links into `parent` from `place` on; return the text before."""
        before, end = text, 0
        last: etree.Element | None = None
        for match in pattern(tuple(self.terms)).finditer(text or ""):
            term = self.terms[" ".join(match[1].split()).lower()]
            if term not in self.unseen:
                continue
            self.unseen.remove(term)
            between = AtomicString(match.string[end : match.start()])
            if last is None:
                before = between
            else:
                last.tail = between
            last, end = self.link_to(term, match[0]), match.end()
            last.tail = AtomicString(match.string[end:])
            parent.insert(place, last)
            place += 1
        return before

    def link_to(self, term: Term, text: str) -> etree.Element:
        """Return the link to a term's entry."""
        target = link(self.md, f"{PAGE}#{term.anchor}")
        attributes = {"class": "term", "href": target, "title": term.meaning}
        a = etree.Element("a", attributes)
        a.text = AtomicString(text)
        return a


def is_prose(element: etree.Element) -> bool:
    """Return whether terms are explained inside an element."""
    classes = {*element.get("class", "").split()}
    return element.tag not in NOT_PROSE and not classes & NOT_PROSE_CLASSES


def register(md: Markdown, report: Report) -> None:
    """Add the glossary to a converter."""
    # After inline text (20) and attributes (8), before ids are read (5).
    md.treeprocessors.register(Glossary(md, report.root), "report_glossary", 6)
