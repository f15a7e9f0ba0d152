"""Which page is being converted, and how to stop there in one line."""

import posixpath
from typing import Any, NoReturn

from markdown import Markdown
from mkdocs.exceptions import BuildError

PROVENANCE_PAGE = "how-this-report-is-made.md"


def page_of(md: Markdown) -> str:
    """Return the page's path in docs/, or "" outside MkDocs."""
    links = _links(md)
    return str(links.file.src_uri) if links else ""


def build_of(md: Markdown) -> object:
    """Return what all pages of one build share, and no other build has."""
    links = _links(md)
    return links.files if links else md


def _links(md: Markdown) -> Any:
    """Return MkDocs' processor of links: it knows its page and its build."""
    if "relpath" in md.treeprocessors:
        return md.treeprocessors["relpath"]
    return None


def fail(md: Markdown, message: str) -> NoReturn:
    """Stop the build with one line that names the page.

    Raises:
        BuildError: always.
    """
    page = page_of(md)
    one_line = " ".join(message.split())
    raise BuildError(f"{page}: {one_line}" if page else one_line)


def link(md: Markdown, target: str) -> str:
    """Return the path from this page to `target`, a path in docs/.

    It is written as an author would, so MkDocs checks it and makes its URL.
    """
    return posixpath.relpath(target, posixpath.dirname(page_of(md)) or ".")
