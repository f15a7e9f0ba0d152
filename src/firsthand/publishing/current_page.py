"""Which page is being converted, and how to stop there in one line.

Pages are Python-Markdown's business alone. What must be known of the engine
that builds the site around them stands in its adapter, which says so here.
"""

import logging
import posixpath
from typing import NoReturn
from weakref import WeakKeyDictionary

from markdown import Markdown

from firsthand.errors import ReportError

PROVENANCE_PAGE = "how-this-report-is-made.md"
CLAIMS_PAGE = "claims.md"


class PageError(ReportError):
    """A page asks for what is not there; names both."""


class Engine:
    """A site engine, as far as pages must know it; this one is none."""

    def page_of(self, md: Markdown) -> str:
        """Return the page's path in docs/, or "" if it is not known."""
        return ""

    def build_of(self, md: Markdown) -> object:
        """Return what all pages of one build share, and no other build has."""
        return md

    def error(self, message: str) -> Exception:
        """Return what stops a build with one line."""
        return PageError(message)

    def warn(self, message: str) -> None:
        """Print a line; a strict build fails at its end."""
        logging.getLogger(__name__).warning(message)


engines: WeakKeyDictionary[Markdown, Engine] = WeakKeyDictionary()


def use(md: Markdown, engine: Engine) -> None:
    """Let a converter know the engine that builds a site around its pages."""
    engines[md] = engine


def page_of(md: Markdown) -> str:
    """Return the page's path in docs/, or "" if it is not known."""
    return engines[md].page_of(md)


def fail(md: Markdown, message: str) -> NoReturn:
    """Stop the build with one line that names the page.

    Raises:
        Exception: Always; the engine's own.
    """
    page = page_of(md)
    one_line = " ".join(message.split())
    raise engines[md].error(f"{page}: {one_line}" if page else one_line)


def link(md: Markdown, target: str) -> str:
    """Return the path from this page to `target`, a path in docs/.

    It is written as an author would, so the engine makes its URL.
    """
    return posixpath.relpath(target, posixpath.dirname(page_of(md)) or ".")
