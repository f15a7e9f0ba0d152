"""Links from pages and listings to their sources, where those are published.

Who builds the site says where (`extra.source_url`, and `extra.source_ref`: the
commit). A notebook can also be opened where somebody else's machine runs it.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.publishing.descriptions import TAG
from firsthand.publishing.js_listing import script_lines
from firsthand.publishing.listings import lines_of, listing
from firsthand.publishing.pages import includes
from firsthand.report import Report

GITHUB = "https://github.com/"
COLAB = "https://colab.research.google.com/github"
BINDER = "https://mybinder.org/v2/gh"
CLONE = (
    "Colab brings the notebook alone: there, let a cell before its first one "
    "run <code>!git clone {} report</code> and "
    "<code>%cd report/docs/notebooks</code>."
)
CODE = re.compile(r'(?s)<div class="[^"]*\bhighlight">.*?<pre.*?</pre></div>')
END = "</article>"


@dataclass(frozen=True)
class Source:
    """Where a report's files are published.

    Attributes:
        address: The repository's; "" if nobody knows.
        ref: The commit, or a branch.
        root: Where the files are here.
        folders: Where listings are looked for, first to last.
    """

    address: str
    ref: str
    root: Path
    folders: Sequence[Path]

    def link(self, file: Path, lines: str = "") -> str:
        """Return the address of a file."""
        path = file.relative_to(self.root).as_posix()
        return f"{self.address}/blob/{self.ref}/{path}{lines}"


def source_of(report: Report, told: Mapping[str, Any]) -> Source:
    """Return where a report's files are published, as its site is told."""
    root = report.root
    folders = (root / "src" / report.package, root / "src", root)
    address = str(told.get("source_url") or "").rstrip("/")
    return Source(address, told.get("source_ref") or "main", root, folders)


def with_links(text: str, page: str, source: Source) -> str:
    """Return a built page with links to its source, and to its listings'.

    Args:
        text: Its HTML.
        page: Its path in docs/.
        source: Where the sources are.
    """
    if not source.address:
        return text
    file = source.root / "docs" / page
    links = [("Source of this page", source.link(file))]
    if file.suffix == ".ipynb":
        links += elsewhere(file, source)
    else:
        listed = dict(listings(file.read_text("utf-8"), source))
        text = CODE.sub(lambda code: linked(code[0], listed), text)
    told = " · ".join(anchor(*link) for link in links)
    if len(links) > 1:
        told += f". {CLONE.format(html.escape(source.address))}"
    return text.replace(END, f'<p class="report-source">{told}</p>{END}', 1)


def anchor(words: str, to: str) -> str:
    """Return a link as HTML."""
    return f'<a href="{html.escape(to)}">{words}</a>'


def elsewhere(file: Path, source: Source) -> Iterator[tuple[str, str]]:
    """Yield where a notebook can be run: those places read GitHub alone."""
    if source.address.startswith(GITHUB):
        name = source.address.removeprefix(GITHUB).strip("/")
        path = file.relative_to(source.root).as_posix()
        yield "Open in Colab", f"{COLAB}/{name}/blob/{source.ref}/{path}"
        yield "Open in Binder", f"{BINDER}/{name}/{source.ref}?labpath={path}"


def listings(text: str, source: Source) -> Iterator[tuple[str, str]]:
    """Yield the code of each listing of a page, and where it is from."""
    for include in includes(text):
        name, _, address = include.partition(":")
        found = [one / name for one in source.folders if (one / name).is_file()]
        if found and not name.endswith(".md"):
            code, lines = shown(found[0].read_text("utf-8"), name, address)
            yield bare(code), source.link(found[0], lines)


def shown(text: str, name: str, address: str) -> tuple[str, str]:
    """Return what a listing shows of a file, and the lines that it spans."""
    if not address:
        return text, ""
    if name.endswith(".js"):
        return "\n".join(script_lines(text.split("\n"), address) or ()), ""
    lines = lines_of(text, address)
    span = f"#L{lines.start}-L{lines.stop - 1}"
    return "\n".join(listing(text, address)), span


def linked(code: str, listed: dict[str, str]) -> str:
    """Return a block of code, with a link below it if it is a listing."""
    to = listed.get(bare(html.unescape(TAG.sub("", code))))
    if not to:
        return code
    return (
        f'{code}<p class="report-source">{anchor("Source of this listing", to)}'
        "</p>"
    )


def bare(code: str) -> str:
    """Return code without its spaces, by which it is known again."""
    return "".join(code.split())
