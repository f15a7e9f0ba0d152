"""Pages that have moved: what stands at their old places.

A stub needs no script. It sends browsers on at once and tells search engines
which page counts; whoever has neither finds a link.
"""

import html
import posixpath
from collections.abc import Mapping
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.publishing.content_policy import with_policy
from firsthand.publishing.places import folder

STUB = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved: {title}</title>
<link rel="canonical" href="{page}">
<meta http-equiv="refresh" content="0; url={place}">
</head>
<body><p>This page has moved: <a href="{place}">{title}</a>.</p></body>
</html>
"""


class MovedPageError(ReportError):
    """A page is said to have moved where it cannot have."""


def write_stubs(
    moved: Mapping[str, str], titles: Mapping[str, str], site: Path
) -> None:
    """Write a stub at the old place of each page that has moved.

    Args:
        moved: The new place of each old page: paths in docs/, the new one
            with a heading's anchor if only a part of that page is meant.
        titles: The title of each page of the site, by its path in docs/.
        site: The folder of the built site.

    Raises:
        MovedPageError: The old page is still there, or the new one is not.
    """
    for old, new in moved.items():
        page, _, anchor = new.partition("#")
        if old in titles:
            raise MovedPageError(f"moved: {old} is still a page")
        if page not in titles:
            raise MovedPageError(f"moved: {old} to {new}, which is no page")
        address = relative(old, page)
        place = f"{address}#{anchor}" if anchor else address
        file = site / folder(old) / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        stub = STUB.format(
            title=html.escape(titles[page]),
            page=html.escape(address),
            place=html.escape(place),
        )
        file.write_text(with_policy(stub), "utf-8")


def relative(old: str, new: str) -> str:
    """Return the address of one page as another links to it."""
    return f"{posixpath.relpath(folder(new), folder(old))}/"
