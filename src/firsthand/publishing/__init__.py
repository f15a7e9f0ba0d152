"""The publishing side: one Python-Markdown extension for all pages.

MkDocs finds it by this package's name; `root` is the repository's folder. All
site logic is Markdown's own (no MkDocs hooks but for notebooks), so that any
engine which reads Python-Markdown extensions builds the same pages.
"""

from pathlib import Path
from typing import Any

from markdown import Extension, Markdown

from firsthand.publishing import (
    citations,
    figures,
    formulas,
    freshness_banner,
    glossary,
    listings,
    numbers,
    provenance,
    run_picture,
)

__all__ = ["PublishingExtension", "makeExtension"]


class PublishingExtension(Extension):
    """Everything a page may use beyond Markdown."""

    def __init__(self, **options: Any) -> None:
        self.config = {"root": ["", "The repository's folder."]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add each part to one page's converter."""
        root = Path(self.getConfig("root")).resolve()
        listings.register(md, root)
        numbers.register(md, root)
        formulas.register(md, root)
        figures.register(md, root)
        citations.register(md, root)
        glossary.register(md, root)
        provenance.register(md, root)
        run_picture.register(md, root)
        freshness_banner.register(md, root)


def makeExtension(**options: Any) -> PublishingExtension:
    """Return the extension, as Python-Markdown asks for it."""
    return PublishingExtension(**options)
