"""What the pages' Markdown asks for, read from the sources themselves.

The provenance page lists it, and tests look for it in the built HTML.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from firsthand import results
from firsthand.conclusions.claim import pages_with
from firsthand.publishing.bibliography import CITATION
from firsthand.publishing.numbers import PATTERN
from firsthand.publishing.raw_html import VERBATIM
from firsthand.report import Report

FENCE = re.compile(r"(?ms)^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1[ \t]*$")
CODE_SPAN = re.compile(r"(?s)(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
HTML_CODE = re.compile(f"(?is){VERBATIM}")
DISPLAY = re.compile(r"(?s)\$\$.+?\$\$|\\\[.+?\\\]")
INLINE = re.compile(r"(?s)(?<![\\$])\$(?=\S)[^$]+?(?<=\S)\$|\\\(.+?\\\)")
INCLUDE = re.compile(r'(?m)^[ \t]*-+8<-+[ \t]+"([^"\n]+)"[ \t]*$')
FIGURE = re.compile(r"(?m)^ {0,3}/{3,}\s+figure\s+\|\s*(\S+)\s*$")


def pages(docs: Path) -> dict[str, str]:
    """Return the text of each page by its path in docs/."""
    return {
        name: file.read_text("utf-8")
        for file in results.visible(docs, "*.md")
        if not (name := file.relative_to(docs).as_posix()).startswith(
            ("generated/", "decisions/")
        )
    }


def without_code(text: str) -> str:
    """Return the text of a page without its code and HTML's comments."""
    return HTML_CODE.sub(" ", CODE_SPAN.sub(" ", FENCE.sub("", text)))


def formulas(text: str) -> Iterator[str]:
    """Yield the formulas of a page, displayed ones first."""
    prose = without_code(text)
    yield from DISPLAY.findall(prose)
    yield from INLINE.findall(DISPLAY.sub("", prose))


def expressions(text: str) -> Iterator[str]:
    """Yield the expressions of a page's `[[ ... ]]`."""
    for found in re.findall(f"(?s){PATTERN}", without_code(text)):
        yield " ".join(found.split())


def includes(text: str) -> list[str]:
    """Return the addresses of a page's listings and fragments."""
    return INCLUDE.findall(text)


def figures(text: str) -> list[str]:
    """Return the names of a page's figures."""
    return FIGURE.findall(text)


def title(file: Path) -> str:
    """Return the first heading of a page."""
    found = re.search(r"(?m)^# (.+?)(?: *\{.*\})?$", file.read_text("utf-8"))
    return found[1] if found else file.stem


def cited_keys(text: str) -> list[str]:
    """Return the keys that a page's own text cites, in order."""
    groups = CITATION.findall(without_code(text))
    return [key.strip(" \n@") for group in groups for key in group.split(";")]


def citing(report: Report) -> dict[str, set[str]]:
    """Return the keys that each page cites: in it, its fragments, its claims.

    Pages that cite nothing are left out.
    """
    docs = report.root / "docs"
    found: dict[str, set[str]] = {}
    for name, text in pages(docs).items():
        files = [docs / include for include in includes(FENCE.sub("", text))]
        fragments = [
            file.read_text("utf-8") for file in files if file.suffix == ".md"
        ]
        found[name] = {*cited_keys("\n\n".join([text, *fragments]))}
    users = pages_with(report.claims, report.root)
    for claim in report.claims:
        for path in users[claim.key]:
            name = path.removeprefix("docs/")
            found.setdefault(name, set()).update(cited_keys(claim.sentence))
    return {name: keys for name, keys in found.items() if keys}
