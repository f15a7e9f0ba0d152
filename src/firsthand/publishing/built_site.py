"""What a site gets once all its pages are built.

Nothing here knows the engine that has built it: pages are read as they lie in
the site's folder, and told of in their heads and in files beside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from firsthand.publishing import (
    formula_fonts,
    metadata,
    search_index,
    site_marks,
)
from firsthand.publishing.changes_feed import feed, released
from firsthand.publishing.descriptions import description
from firsthand.publishing.head_tags import BuiltPage, Site, with_tags
from firsthand.publishing.page_cards import card_of
from firsthand.publishing.places import address, folder
from firsthand.publishing.site_files import llms, robots
from firsthand.publishing.source_links import Source, with_links

LOG = "CHANGELOG.md"
SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")  # of addresses, so empty
NO_ADDRESS = (
    "SITE_URL is not set: left out canonical addresses, cards, the feed and "
    "the sitemap"
)


@dataclass(frozen=True)
class Built:
    """A built site.

    Attributes:
        root: The folder of the report.
        folder: That of the site.
        address: Where it will be published; "" if nobody knows.
        titles: The title of each page, by its path in docs/.
        nav: Its navigation, as its configuration has it.
        source: Where the report's files are published.
    """

    root: Path
    folder: Path
    address: str
    titles: Mapping[str, str]
    nav: Any
    source: Source


def finish(built: Built) -> Iterator[str]:
    """Tell of a site in its pages' heads and in files; yield what to report.

    A report without metadata leaves its site as it is.

    Raises:
        MetadataError: The metadata are not what they should be.
        SearchWordsError: Words lead to a place that is not there.
    """
    told = metadata.read(built.root)
    if not told:
        return
    if gone := [*({*told.descriptions} - {*built.titles})]:
        raise metadata.MetadataError(
            f"{metadata.FILE}: describes {min(gone)}, which is no page"
        )
    file = built.root / LOG
    log = file.read_text("utf-8") if file.is_file() else ""
    home = f"{built.address.rstrip('/')}/" if built.address else ""
    site = Site(told, home, released(log), has_feed=bool(home and log))
    pages = {name: tell(name, built, site) for name in built.titles}
    write(built.folder / "robots.txt", robots(site))
    write(built.folder / "llms.txt", llms(site, built.nav or (), pages))
    if site.has_feed:
        write(built.folder / "feed.xml", feed(log, told.title, home))
    search_index.mend(built.root, built.folder, told.words)
    formula_fonts.cut(built.folder)
    site_marks.compare(built.root, built.folder)
    if not home:
        for name in SITEMAPS:
            (built.folder / name).unlink(missing_ok=True)
        yield NO_ADDRESS


def tell(name: str, built: Built, site: Site) -> BuiltPage:
    """Put the tags of a page into its head; return what they tell."""
    file = built.folder / folder(name) / "index.html"
    text = file.read_text("utf-8")
    page = BuiltPage(
        name=name,
        title=built.titles[name],
        description=site.told.descriptions.get(name) or description(text),
        address=address(site.address, name) if site.address else "",
        **card_of(name, text, built.folder),
    )
    if name == "index.md":
        page = replace(page, title=site.told.title)
    write(file, with_links(with_tags(text, page, site), name, built.source))
    return page


def write(file: Path, text: str) -> None:
    """Write a file of the site, with the same bytes on every system."""
    file.write_bytes(text.encode())
