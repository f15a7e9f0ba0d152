"""A feed of what has moved: each point of the changelog is an item.

It is RSS, where an item may lack a date: what is not released yet has none.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256

from firsthand.publishing.descriptions import SENTENCE_END
from firsthand.publishing.places import address

HEADING = re.compile(r"(?m)^## (?P<name>.+?)(?:, (?P<day>\d{4}-\d\d-\d\d))?$")
POINT = re.compile(r"(?ms)^- (.+?)(?=^\S|^$|\Z)")
LEAD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
EMPHASIS = re.compile(r"\*\*|(?<!\w)\*|\*(?!\w)|`")


@dataclass(frozen=True)
class Change:
    """A point of the changelog.

    Attributes:
        title: Its bold words, or its first sentence.
        text: All of it, without markup.
        page: The page in docs/ that it links to first, or "".
        day: When it was released, as 2026-01-31, or "".
    """

    title: str
    text: str
    page: str
    day: str


def changes(log: str) -> Iterator[Change]:
    """Yield each point of a changelog, from its top."""
    headings = [*HEADING.finditer(log)]
    ends = [heading.start() for heading in headings[1:]] + [len(log)]
    for heading, end in zip(headings, ends, strict=True):
        for found in POINT.findall(log[heading.end() : end]):
            point = " ".join(found.split())
            lead = LEAD.match(point)
            text = plain(point)
            first = SENTENCE_END.split(text)[0]
            pages = [to.partition("#")[0] for _, to in LINK.findall(point)]
            own = [to for to in pages if to.startswith("docs/")]
            yield Change(
                title=plain(lead[1]) if lead else first,
                text=text,
                page=own[0].removeprefix("docs/") if own else "",
                day=heading["day"] or "",
            )


def plain(text: str) -> str:
    """Return Markdown without its links and emphasis."""
    return EMPHASIS.sub("", LINK.sub(r"\1", text))


def released(log: str) -> str:
    """Return the day of the last release in a changelog, or ""."""
    days = [found["day"] for found in HEADING.finditer(log) if found["day"]]
    return days[0] if days else ""


def feed(log: str, title: str, site: str) -> str:
    """Return a changelog as RSS.

    Args:
        log: Its text.
        title: That of the site.
        site: The address of the site, with a slash at its end.
    """
    root = etree.Element("rss", {"version": "2.0"})
    channel = etree.SubElement(root, "channel")
    add(channel, "title", f"{title}: what has moved")
    add(channel, "link", site)
    add(channel, "description", "Conclusions and numbers that moved, and why.")
    for change in changes(log):
        item = etree.SubElement(channel, "item")
        add(item, "title", change.title)
        add(item, "link", address(site, change.page) if change.page else site)
        add(item, "description", change.text)
        name = sha256(change.text.encode()).hexdigest()
        add(item, "guid", name).set("isPermaLink", "false")
        if change.day:
            day = datetime.fromisoformat(change.day).replace(tzinfo=UTC)
            add(item, "pubDate", format_datetime(day))
    etree.indent(root)
    text = etree.tostring(root, "utf-8", xml_declaration=True)
    return f"{text.decode()}\n"


def add(parent: etree.Element, name: str, text: str) -> etree.Element:
    """Return a new element with a text, put into another."""
    element = etree.SubElement(parent, name)
    element.text = text
    return element
