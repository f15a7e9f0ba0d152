"""Files beside the pages, for programs that look for them by name."""

from collections.abc import Iterator, Mapping
from typing import Any

from firsthand.publishing.head_tags import BuiltPage, Site
from firsthand.publishing.places import address


def robots(site: Site) -> str:
    """Return what programs that walk the web may read: everything."""
    text = "User-agent: *\nAllow: /\n"
    if site.address:
        text += f"\nSitemap: {site.address}sitemap.xml\n"
    return text


def llms(site: Site, nav: Any, pages: Mapping[str, BuiltPage]) -> str:
    """Return the site's contents as language models look for them.

    Args:
        site: The site.
        nav: Its navigation, as its configuration has it.
        pages: Its pages by their paths in docs/.
    """
    head = f"# {site.told.title}\n\n> {site.told.description}\n"
    return "\n".join((head, *contents(site, nav, pages))) + "\n"


def contents(
    site: Site, nav: Any, pages: Mapping[str, BuiltPage]
) -> Iterator[str]:
    """Yield a line for each page, and a heading for each section."""
    for title, below in entries(nav):
        if not isinstance(below, str):
            yield f"\n## {title}\n"
        for name, page in pages_in([{title: below}]):
            if page in pages:  # or it is elsewhere
                yield line(site, name, pages[page])


def entries(nav: Any) -> Iterator[tuple[str, Any]]:
    """Yield what stands at the top of a navigation: titles, what is below."""
    for entry in nav:
        if isinstance(entry, Mapping):
            yield from entry.items()
        else:
            yield "", entry


def pages_in(nav: Any) -> Iterator[tuple[str, str]]:
    """Yield the pages of a navigation, however deep they stand."""
    for title, below in entries(nav):
        if isinstance(below, str):
            yield title, below
        else:
            yield from pages_in(below)


def line(site: Site, title: str, page: BuiltPage) -> str:
    """Return a page as an entry of a list."""
    to = address(site.address, page.name) or "./"
    about = f": {page.description}" if page.description else ""
    return f"- [{title or page.title}]({to}){about}"
