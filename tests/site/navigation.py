"""The navigation: its sections, and the pages of each in order."""

import json
import re

from remembering_names.root import ROOT

SECTION = re.compile(r"(?m)^  - ([^:\n]+):\n((?:      - .+\n)+)")
PAGE = re.compile(r"(?m): (\S+)$")


def sections() -> dict[str, list[str]]:
    """Return the pages of each section, notebooks among them."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = text.partition("\nnav:\n")[2].partition("\n\n")[0] + "\n"
    return {name: PAGE.findall(rows) for name, rows in SECTION.findall(nav)}


def pages(*names: str) -> list[str]:
    """Return the pages of some sections, in order, notebooks among them."""
    found = sections()
    return [page for name in names for page in found[name]]


def taught(*names: str) -> list[str]:
    """Return the pages of some sections that are Markdown, in order."""
    return [page for page in pages(*names) if page.endswith(".md")]


def source(page: str) -> str:
    """Return the Markdown of a page, or that of a notebook's cells."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    if page.endswith(".md"):
        return text
    told = [c for c in json.loads(text)["cells"] if c["cell_type"] != "code"]
    return "\n\n".join("".join(cell["source"]) for cell in told)
