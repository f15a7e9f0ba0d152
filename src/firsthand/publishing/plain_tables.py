"""Tables and lines without Markdown: HTML at once, set aside from the page.

The records of a report have thousands of rows. Markdown looks for its own marks
in every cell of what it is given; here it is given one mark for a table. And a
browser makes a box for every cell: lines have one box for all.
"""

import html
from collections.abc import Iterable, Iterator, Sequence

from markdown import Markdown

LINES = "report-lines"
RIGHT = ' style="text-align: right;"'


def plain_table(
    md: Markdown,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers_from: int | None = None,
) -> str:
    """Return what stands for a table in the Markdown of a page.

    Args:
        md: Converts the page.
        head: The columns' titles, as text.
        rows: Their cells, as HTML.
        numbers_from: The first column that is set flush right; None if none.
    """
    titles = map(html.escape, head)
    lines = [
        "<table>",
        "<thead>",
        *row("th", titles, numbers_from),
        "</thead>",
        "<tbody>",
        *(line for cells in rows for line in row("td", cells, numbers_from)),
        "</tbody>",
        "</table>",
    ]
    return md.htmlStash.store("\n".join(lines))


def plain_lines(md: Markdown, lines: Iterable[str]) -> str:
    """Return what stands for lines, given as HTML, that nothing breaks.

    They are no code: Material's script would measure each such block.
    """
    text = "\n".join(lines)
    return md.htmlStash.store(f'<pre class="{LINES}">{text}</pre>')


def wrapped_lines(md: Markdown, lines: Iterable[str]) -> str:
    """Return what stands for lines, given as HTML, that break as words do."""
    text = "\n".join(lines)
    return md.htmlStash.store(f'<p style="white-space: pre-line">{text}</p>')


def row(
    tag: str, cells: Iterable[str], numbers_from: int | None
) -> Iterator[str]:
    """Yield the lines of one row."""
    yield "<tr>"
    for place, cell in enumerate(cells):
        is_number = numbers_from is not None and place >= numbers_from
        yield f"<{tag}{RIGHT if is_number else ''}>{cell}</{tag}>"
    yield "</tr>"


def code(text: str) -> str:
    """Return text as code, for a cell."""
    return f"<code>{html.escape(text, quote=False)}</code>"
