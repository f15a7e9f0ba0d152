"""A PDF that Chromium has printed: where links lead, and its last touches."""

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    Fit,
    IndirectObject,
    NameObject,
    TextStringObject,
)

NODE = re.compile(rb"(?<=\(node)\d{8}(?=\))")  # of a page's tree, by number


@dataclass(frozen=True)
class Place:
    """A section, page or heading, with what stands below it.

    Attributes:
        title: What it is called.
        id: Its anchor; that of a section is its first page's.
        below: What stands below it, in order.
    """

    title: str
    id: str
    below: tuple["Place", ...]


@dataclass(frozen=True)
class Target:
    """Where a link leads: a sheet, counted from 0, and a point on it.

    Attributes:
        sheet: The sheet's place among all.
        left: Points from its left edge.
        top: Points from its lower edge, as PDF counts.
    """

    sheet: int
    left: float
    top: float


def targets(pdf: PdfReader) -> dict[str, Target]:
    """Return where links within a PDF lead, by the anchors that they name."""
    sheets = {
        number(one.indirect_reference): n for n, one in enumerate(pdf.pages)
    }
    found = {}
    for name, to in pdf.named_destinations.items():
        sheet = sheets[number(to.raw_get("/Page"))]
        left, top = float(to.left or 0), float(to.top or 0)
        found[name.removeprefix("/")] = Target(sheet, left, top)
    return found


def number(reference: object) -> int:
    """Return the number of an object that is referred to."""
    assert isinstance(reference, IndirectObject)
    return int(reference.idnum)


def finished(
    pdf: PdfReader, places: Iterable[Place], title: str, language: str
) -> bytes:
    """Return a PDF with bookmarks, a title and a language, and no date.

    Args:
        pdf: As it was printed.
        places: What the bookmarks lead to.
        title: What readers' windows show.
        language: As BCP 47 writes it.
    """
    writer = PdfWriter(clone_from=pdf)
    known = targets(pdf)
    for place in places:
        bookmark(writer, place, known, None)
    writer.metadata = {"/Title": title}
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.page_mode = "/UseOutlines"
    out = io.BytesIO()
    writer.write(out)
    return counted(out.getvalue())


def counted(pdf: bytes) -> bytes:
    """Return a PDF whose nodes are counted from zero, in their order.

    A browser goes on counting where the page before it ended, if it has one
    process for both.
    """
    nodes = sorted({*NODE.findall(pdf)})
    places = {node: b"%08d" % place for place, node in enumerate(nodes)}
    return NODE.sub(lambda found: places[found[0]], pdf)


def bookmark(
    writer: PdfWriter,
    place: Place,
    known: Mapping[str, Target],
    parent: IndirectObject | None,
) -> None:
    """Add a bookmark, and those below it."""
    to = known[place.id]
    fit = Fit.xyz(left=0, top=to.top)
    # Open to the pages of a section, closed above their headings.
    own = writer.add_outline_item(
        title=place.title,
        page_number=to.sheet,
        parent=parent,
        fit=fit,
        is_open=parent is None,
    )
    for below in place.below:
        bookmark(writer, below, known, own)
