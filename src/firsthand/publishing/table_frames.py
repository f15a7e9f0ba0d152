"""Tables in frames that scroll, made while the site is built.

Without them Material's script puts a frame around each table once a page is
shown, and the browser has to lay out the whole page a second time. It looks for
tables without a class. So these have one. The frame of a long table says how
many rows it has: as long as it is far from the screen, a browser keeps room for
them, and no more.
"""

import re

from markdown import Markdown
from markdown.postprocessors import Postprocessor

KIND = "report-table"
TABLE = re.compile(r"(?s)<table((?:(?!\sclass=)[^>])*)>(.*?</table>)")
LONG = 24  # rows, more than a screen has


class Frames(Postprocessor):
    """Puts frames around a page's tables."""

    def run(self, text: str) -> str:
        """Return the page's HTML; a table that has a class stays as it is."""
        return TABLE.sub(framed, text)


def framed(table: re.Match[str]) -> str:
    """Return a table in a frame as Material's style sheet knows it."""
    attributes, rest = table.groups()
    rows = rest.count("<tr")
    long = f' style="--rows: {rows}"' if rows > LONG else ""
    return (
        f'<div class="md-typeset__scrollwrap"{long}>'
        f'<div class="md-typeset__table">'
        f'<table class="{KIND}"{attributes}>{rest}</div></div>'
    )


def register(md: Markdown) -> None:
    """Add frames to a converter."""
    # After raw HTML is back in its places (30).
    md.postprocessors.register(Frames(md), "report_frames", 2)
