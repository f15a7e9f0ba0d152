"""The page on site quality: a table of what was measured, and of which site.

`/// provenance | quality` writes the table. Whether the site that was measured
is the one that was built is known only once it is built.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown

from firsthand.costs import site_quality
from firsthand.filters import number
from firsthand.publishing.current_page import link
from firsthand.publishing.quantities import quantity
from firsthand.report import Report

HEAD = (
    "| Page | Accessi&shy;bility | Best practices | Search engines | Speed "
    "| Layout shift | kB | Files |\n|---|--:|--:|--:|--:|--:|--:|--:|"
)
MARKS = ("accessibility", "best_practices", "seo", "performance")
NOT_YET = "Nothing was measured yet: `make quality` does it."
PLACE = '<p id="site-now"></p>'
WHOLE_WORDS = '<span style="overflow-wrap: normal">{}</span>'
SHORT = 12  # letters of a hash, to tell it by
SAME = "The site that you read is the one that was measured."


def table(report: Report, md: Markdown) -> Iterator[str]:
    """Yield Markdown on each page's marks, and on how they were taken."""
    measured = site_quality.read(report.root)
    if not measured:
        yield NOT_YET
        return
    pages = measured["pages"]
    yield f"{told(measured)}\n\n{PLACE}\n\n{HEAD}"
    for name in sorted(pages):
        title = linked(name, report, md)
        yield f"| {title} | {row(pages[name])} |"
    failed = {one for page in pages.values() for one in page["failed"]}
    if failed:
        yield f"\nAudits that failed on some page: {', '.join(sorted(failed))}."


def told(measured: Any) -> str:
    """Return what measured, when pages say how often, and of which sites."""
    pages = measured["pages"].values()
    runs = sorted({page["runs"] for page in pages}, reverse=True)
    sites = sorted({page["site"][:SHORT] for page in pages})
    tools, machine = measured["tools"], measured["machine"]
    count = quantity(len(pages), "page", "pages")
    cores = quantity(machine["cores"], "core", "cores")
    hashes = ", ".join(f"`{site}`" for site in sites)
    return (
        f"Lighthouse {tools['lighthouse']} measured {count} in Chromium "
        f"{tools['browser']}, on a machine with {cores} "
        f"({machine['processor']}). Each mark is "
        f"{' or '.join(map(visits, runs))}. The hash of the site that it "
        f"measured begins with {hashes}."
    )


def visits(count: int) -> str:
    """Return what a mark is that was taken at so many visits."""
    if count == 1:
        return "from a single visit"
    return f"the median of {number(count, 0)} visits"


def linked(name: str, report: Report, md: Markdown) -> str:
    """Return a page's name, as a link if the page is still there.

    On a narrow screen it ends its lines behind a slash, never within a word.
    """
    place = name.rstrip("/")
    shown = place.replace("/", "/<wbr>")
    for source in (f"{place}.md", f"{place}.ipynb"):
        if (report.root / "docs" / source).is_file():
            return WHOLE_WORDS.format(f"[{shown}]({link(md, source)})")
    return WHOLE_WORDS.format(shown)


def row(page: Any) -> str:
    """Return a page's marks and weights, as cells."""
    scores = [number(page[mark], 0) for mark in MARKS]
    shift = number(page["layout_shift"], 3)
    weight = number(page["bytes"] / 1000, 0)
    return " | ".join((*scores, shift, weight, number(page["requests"], 0)))


def changed(count: int, others: int, now: str) -> str:
    """Return that so many of all pages were measured on another site."""
    return (
        "The site has changed since: "
        f"of {quantity(count, 'page', 'pages')}, "
        f"{quantity(others, 'was', 'were')} measured on another one "
        f"(this one's hash begins with <code>{now[:SHORT]}</code>)."
    )


def compare(root: Path, site: Path) -> None:
    """Say on the page whether the site that was built was measured."""
    file = site / site_quality.SELF / "index.html"
    measured = site_quality.read(root)
    if not measured or not file.is_file():
        return
    now, pages = site_quality.site_hash(site), measured["pages"].values()
    others = sum(1 for page in pages if page["site"] != now)
    text = changed(len(pages), others, now) if others else SAME
    filled = PLACE.replace("><", f">{text}<")
    written = file.read_text("utf-8").replace(PLACE, filled)
    file.write_bytes(written.encode())
