"""A site that shows stale results says so.

Stale results warn once per build, which fails a strict one, and put a banner on
every page, which a server shows to the author.
"""

import functools
import html
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from firsthand.errors import ReportError
from firsthand.making import checking
from firsthand.publishing.current_page import Engine, engines
from firsthand.report import Report


@functools.lru_cache(maxsize=1)
def stale(build: object, report: Report, engine: Engine) -> tuple[str, ...]:
    """Return what is stale, a line each: asked and warned of once a build.

    Args:
        build: What all pages of one build share.
        report: What may be stale.
        engine: What builds the site, and prints warnings.
    """
    try:
        found = tuple(checking.check(report))
    except ReportError as error:
        found = (str(error),)
    if found:
        engine.warn(f"Stale: {'; '.join(found)}")
    return found


def banner(lines: tuple[str, ...]) -> str:
    """Return the banner's HTML: nothing when all is fresh."""
    if not lines:
        return ""
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return (
        '<div class="stale-banner" role="alert" data-search-exclude="">'
        "<p>This site is stale. "
        "<code>python scripts/regenerate.py</code> brings it up to date.</p>"
        f'<ul tabindex="0">{items}</ul></div>'
    )


class FreshnessBanner(Treeprocessor):
    """Puts the banner above the page."""

    def __init__(self, md: Markdown, report: Report) -> None:
        super().__init__(md)
        self.report = report

    def run(self, root: etree.Element) -> None:
        """Add the banner to the page, if there is one."""
        engine = engines[self.md]
        build = engine.build_of(self.md)
        found = banner(stale(build, self.report, engine))
        if found:
            root.insert(0, etree.fromstring(found))


def register(md: Markdown, report: Report) -> None:
    """Add the banner to a converter."""
    # After MkDocs has read the page's title from its first element (-1).
    md.treeprocessors.register(FreshnessBanner(md, report), "report_banner", -2)
