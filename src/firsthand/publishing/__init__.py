"""The publishing side: one Python-Markdown extension for all pages.

Markdown finds it by this package's name; `report` is where the report is, as
module:object. All site logic is Markdown's own, so that any engine which reads
Python-Markdown extensions builds the same pages.
"""

from typing import Any

from markdown import Extension, Markdown

from firsthand.publishing import (
    architecture,
    citations,
    figures,
    formulas,
    freshness_banner,
    glossary,
    listings,
    numbers,
    predictions,
    provenance,
    raw_html,
    reading_paths,
    run_picture,
    survival,
    table_frames,
)
from firsthand.publishing.current_page import Engine, use
from firsthand.report import Report, load
from firsthand.tasks import resolve

__all__ = ["PublishingExtension", "makeExtension"]


class PublishingExtension(Extension):
    """Everything a page may use beyond Markdown."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "report": ["", "Where the report is: module:object."],
            "engine": [Engine(), "What builds the site; its adapter says so."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add each part to one page's converter."""
        given = self.getConfig("report")
        report = given if isinstance(given, Report) else load(given)
        use(md, engine_of(self.getConfig("engine")))
        listings.register(md, report)
        numbers.register(md, report)
        raw_html.register(md, report)
        formulas.register(md, report)
        figures.register(md, report)
        predictions.register(md, report)
        citations.register(md, report)
        glossary.register(md, report)
        provenance.register(md, report)
        run_picture.register(md, report)
        architecture.register(md, report)
        reading_paths.register(md, report)
        survival.register(md, report)
        freshness_banner.register(md, report)
        table_frames.register(md)


def engine_of(given: Engine | str) -> Engine:
    """Return an engine that is given, or where it is: module:class."""
    if isinstance(given, Engine):
        return given
    found = resolve(given)()
    assert isinstance(found, Engine)
    return found


def makeExtension(**options: Any) -> PublishingExtension:
    """Return the extension, as Python-Markdown asks for it."""
    return PublishingExtension(**options)
