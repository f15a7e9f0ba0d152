"""What stands before the pages of the book: its title, and the contents."""

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from firsthand.looking.pdf_file import Place

NUMBERS = """numbers => {
  for (const holder of document.querySelectorAll("[data-for]"))
    holder.textContent = String(numbers[holder.dataset.for]);
}"""


def front(told: Mapping[str, Any]) -> str:
    """Return the first sheets as HTML, the numbers of pages left open.

    Args:
        told: What the browser says of the book: `title`, `lines` below it, and
            `chapters` of a title and pages.
    """
    lines = [f"<p>{html.escape(line)}</p>" for line in told["lines"] if line]
    return "\n".join(
        (
            '<article class="md-typeset report-front">',
            f"<h1>{html.escape(told['title'])}</h1>",
            *lines,
            "<h2>Contents</h2>",
            *contents(told["chapters"]),
            "</article>",
        )
    )


def contents(chapters: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a list for each chapter, with its title if it has several pages."""
    for chapter in chapters:
        if not is_alone(chapter):
            yield f"<h3>{html.escape(chapter['title'])}</h3>"
        yield "<ol>"
        for page in chapter["pages"]:
            title, to = html.escape(page["title"]), html.escape(page["id"])
            number = f'<span data-for="{to}"></span>'
            yield f'<li><a href="#{to}">{title}{number}</a></li>'
        yield "</ol>"


def is_alone(chapter: Mapping[str, Any]) -> bool:
    """Tell whether a page stands in the navigation by itself."""
    titles = [page["title"] for page in chapter["pages"]]
    return titles == [chapter["title"]]


def feet(chapters: Iterable[Mapping[str, Any]]) -> str:
    """Return a style that puts a page's title at the foot of its sheets."""
    return "\n".join(
        f"@page sheet-{page['id']} {{ @bottom-left {{ content: "
        f"{json.dumps(page['title'], ensure_ascii=False)} }} }}"
        for chapter in chapters
        for page in chapter["pages"]
    )


def places(chapters: Iterable[Mapping[str, Any]]) -> Iterator[Place]:
    """Yield what bookmarks lead to: chapters, pages and their headings."""
    for chapter in chapters:
        pages = tuple(map(place, chapter["pages"]))
        if is_alone(chapter):
            yield pages[0]
        else:
            yield Place(chapter["title"], pages[0].id, pages)


def place(found: Mapping[str, Any]) -> Place:
    """Return a page or a heading as the browser tells it."""
    below = tuple(map(place, found["below"]))
    return Place(found["title"], found["id"], below)
