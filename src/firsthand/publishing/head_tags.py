"""What stands in the head of a built page for who shares, finds or cites it.

Open Graph and Twitter's tags say what a link to the page looks like elsewhere,
schema.org's block what it is, and `citation_*` how it is cited. What needs the
address of the site is left out where none is known.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from firsthand.publishing.metadata import Dataset, Metadata

HEAD_END = "</head>"
DESCRIPTION = re.compile(r'<meta name="description" content="[^"]*">')
Tag = tuple[str, str]  # a name, and its content


@dataclass(frozen=True)
class BuiltPage:
    """A page, as others are told of it.

    Attributes:
        name: Its path in docs/.
        title: Its title.
        description: What it is about; "" if nobody says.
        address: Where it is published; "" if nobody knows.
        card: A picture of its own to show beside a link to it, as path in the
            site; "" if it has none.
        card_text: What that picture shows.
    """

    name: str
    title: str
    description: str
    address: str
    card: str = ""
    card_text: str = ""


@dataclass(frozen=True)
class Site:
    """What all its pages share.

    Attributes:
        told: The metadata.
        address: Where it is published, with a slash at its end; "" if nobody
            knows.
        released: The day of its last release, as 2026-01-31; "" before one.
        has_feed: Whether it has a feed.
    """

    told: Metadata
    address: str = ""
    released: str = ""
    has_feed: bool = False


def with_tags(text: str, page: BuiltPage, site: Site) -> str:
    """Return the HTML of a page with all its tags."""
    lines = [meta("property", tag) for tag in open_graph(page, site)]
    named = (*twitter(page, site), *citation(page, site))
    lines += [meta("name", tag) for tag in named]
    if site.has_feed:
        lines.append(
            '<link rel="alternate" type="application/rss+xml" '
            f'href="{html.escape(site.address)}feed.xml">'
        )
    lines.append(data_block(page, site))
    if page.description:
        own = meta("name", ("description", page.description))
        text = DESCRIPTION.sub("", text, count=1)
        lines.insert(0, own)
    return text.replace(HEAD_END, "\n".join((*lines, HEAD_END)), 1)


def meta(kind: str, tag: Tag) -> str:
    """Return a tag as HTML."""
    name, content = tag
    return f'<meta {kind}="{name}" content="{html.escape(content)}">'


def open_graph(page: BuiltPage, site: Site) -> Iterator[Tag]:
    """Yield what a link to a page shows where it is shared."""
    is_home = page.name == "index.md"
    yield "og:title", page.title
    yield "og:type", "website" if is_home else "article"
    yield "og:site_name", site.told.title
    if page.description:
        yield "og:description", page.description
    if site.address:
        yield "og:url", page.address
        yield "og:image", f"{site.address}{page.card or site.told.card}"
        yield "og:image:alt", page.card_text or site.told.card_text


def twitter(page: BuiltPage, site: Site) -> Iterator[Tag]:
    """Yield what is not in Open Graph's tags, and shown on Twitter."""
    yield "twitter:card", "summary_large_image" if site.address else "summary"
    yield "twitter:title", page.title
    if page.description:
        yield "twitter:description", page.description


def citation(page: BuiltPage, site: Site) -> Iterator[Tag]:
    """Yield how a page is cited, as Google Scholar and Zotero read it."""
    yield "citation_title", page.title
    for author in site.told.authors:
        yield "citation_author", author
    yield "citation_language", site.told.language
    yield "citation_keywords", "; ".join(site.told.keywords)
    if site.released:
        yield "citation_publication_date", site.released.replace("-", "/")
    if site.address:
        yield "citation_public_url", page.address


def data_block(page: BuiltPage, site: Site) -> str:
    """Return what a page is, in schema.org's words; no script that is run."""
    things = [learning_resource(page, site)]
    data = site.told.dataset
    if data and data.page == page.name:
        things.append(dataset(page, site, data))
    text = json.dumps({"@context": "https://schema.org", "@graph": things})
    safe = text.replace("<", "\\u003c")  # or a text could end the block
    return f'<script type="application/ld+json">{safe}</script>'


def learning_resource(page: BuiltPage, site: Site) -> dict[str, Any]:
    """Return a page as something to learn from."""
    return {
        "@type": "LearningResource",
        **common(page, site),
        "name": page.title,
        "license": site.told.licence,
        "educationalLevel": site.told.level,
        "isPartOf": {"@type": "WebSite", "name": site.told.title},
    }


def dataset(page: BuiltPage, site: Site, data: Dataset) -> dict[str, Any]:
    """Return the data that a page is on."""
    return {
        "@type": "Dataset",
        **common(page, site),
        "name": data.name,
        "license": data.licence,
        "isBasedOn": data.source,
    }


def common(page: BuiltPage, site: Site) -> dict[str, Any]:
    """Return what is said of a page and of its data alike."""
    found: dict[str, Any] = {
        "inLanguage": site.told.language,
        "keywords": site.told.keywords,
        "isAccessibleForFree": True,
        "author": [
            {"@type": "Organization", "name": name}
            for name in site.told.authors
        ],
    }
    if page.description:
        found["description"] = page.description
    if page.address:
        found["url"] = page.address
    if site.released:
        found["datePublished"] = site.released
    return found
