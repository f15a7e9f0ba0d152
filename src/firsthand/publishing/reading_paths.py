"""Ways through the site: which pages, in which order, and how long each takes.

    /// reading-paths | reading-paths.toml
    ///

lists the paths of that file in docs/. Each page is called by its own title, and
takes as long as it says of itself: `**Takes:** about ten minutes.`
"""

import re
import tomllib
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown
from pymdownx.blocks.block import Block

from firsthand.errors import ReportError
from firsthand.publishing import pages
from firsthand.publishing.blocks import ReportBlock
from firsthand.publishing.current_page import fail, link
from firsthand.publishing.places import folder
from firsthand.report import Report

PATHS = "reading-paths.toml"  # in docs/: those of the site
TAKES = re.compile(r"\*\*Takes:\*\*\s+(.+?)\.$", re.M | re.S)


@dataclass(frozen=True)
class ReadingPath:
    """One way through the site.

    Attributes:
        title: How long it is, in words.
        about: Whom it is for, a sentence.
        pages: Paths in docs/, in the order in which they are read.
        folded: Whether its pages are folded away.
    """

    title: str
    about: str
    pages: list[str]
    folded: bool = False


def read(file: Path) -> list[ReadingPath]:
    """Return the paths that a file declares.

    Raises:
        OSError: There is no such file.
        KeyError: It has no paths.
        TypeError: A path has a field too few or too many.
        tomllib.TOMLDecodeError: It is no TOML.
    """
    declared = tomllib.loads(file.read_text("utf-8"))
    return [ReadingPath(**fields) for fields in declared["paths"]]


def paths_of(docs: Path) -> list[dict[str, str]]:
    """Return what a template may say of the paths of pages that have any.

    Returns:
        The title of each, for whom it is, where in the site it begins, and
        the title of that page.

    Raises:
        ReportError: They are not declared as they should be.
    """
    file = docs / PATHS
    if not file.is_file():
        return []
    try:
        declared = read(file)
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ReportError(f"reading paths of {PATHS!r}: {error}") from None
    return [
        {
            "title": path.title,
            "about": path.about,
            "begins": f"{folder(path.pages[0])}/",
            "first": pages.title(docs / path.pages[0]),
        }
        for path in declared
        if path.pages and (docs / path.pages[0]).is_file()
    ]


def takes(text: str) -> str:
    """Return how long a page says that it takes, or "" if it does not."""
    found = TAKES.search(text)
    return " ".join(found[1].split()) if found else ""


class ReadingPaths(Block):
    """The block `/// reading-paths | file`."""

    NAME = "reading-paths"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the paths, a heading and a list each."""
        element = etree.SubElement(parent, "div", {"class": "reading-paths"})
        docs = self.config["report"].root / "docs"
        try:
            declared = read(docs / self.argument)
        except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
            fail(self.md, f"reading paths of {self.argument!r}: {error}")
        text = "\n\n".join(
            "\n".join(told(self.md, docs, path)) for path in declared
        )
        self.md.parser.parseChunk(element, text)
        return element


def told(md: Markdown, docs: Path, path: ReadingPath) -> Iterator[str]:
    """Yield Markdown on a path."""
    yield f"### {path.title}\n\n{path.about}\n"
    margin = ""
    if path.folded:
        yield f'??? note "{path.title}"\n'
        margin = "    "
    for page in path.pages:
        file = docs / page
        if not file.is_file():
            fail(md, f"reading path {path.title!r}: no page {page!r}")
        time = takes(file.read_text("utf-8"))
        after = f": {time}" if time else ""
        yield f"{margin}1. [{pages.title(file)}]({link(md, page)}){after}"


def register(md: Markdown, report: Report) -> None:
    """Add reading paths to a converter."""
    ReportBlock(ReadingPaths, report).extendMarkdown(md)
