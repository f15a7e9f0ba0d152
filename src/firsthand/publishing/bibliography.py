"""The publications that pages cite, read from `docs/references.bib`."""

import functools
import logging
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NameParts
from bibtexparser.model import Entry

from firsthand.bounds import within_bounds
from firsthand.results import RESTORE, ResultError

FILE = "docs/references.bib"
KEY = r"@[\w:-]+"
CITATION = re.compile(rf"\[({KEY}(?:\s*;\s*{KEY})*)\]")
# Where a publication of each kind appeared, as BibTeX calls it.
PLACES = {
    "article": "journal",
    "inproceedings": "booktitle",
    "mastersthesis": "school",
    "misc": "note",
}
ADDRESSES = {  # field -> what to show, where it leads
    "doi": ("doi:{}", "https://doi.org/{}"),
    "eprint": ("arXiv:{}", "https://arxiv.org/abs/{}"),
    "url": ("", "{}"),  # the name of the host will do
}
WEB = {"http", "https"}  # a link may run a script, or open a file
# It tells in its log what is told here with an exception.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


class BibliographyError(ValueError):
    """A bibliography that is missing or damaged; says so in one line."""


@dataclass(frozen=True)
class Reference:
    """A publication.

    Attributes:
        key: What citations call it.
        last_names: Its authors' last names.
        authors: Their full names, as a list in words.
        year: When it appeared.
        title: Its title.
        place: The journal, conference, school or kind.
        detail: Volume, number and pages, from the comma or space on.
        address: Its DOI, preprint number or address, and where that leads.
    """

    key: str
    last_names: tuple[str, ...]
    authors: str
    year: str
    title: str
    place: str
    detail: str
    address: tuple[str, str]

    @property
    def label(self) -> str:
        """What a citation shows: last names and year."""
        if len(self.last_names) > 2:
            return f"{self.last_names[0]} et al. {self.year}"
        return f"{in_words(self.last_names)} {self.year}"

    @property
    def head(self) -> str:
        """Authors, year and title."""
        stop = "" if self.title.endswith("?") else "."
        return f"{self.authors} ({self.year}). {self.title}{stop}"

    @property
    def text(self) -> str:
        """The whole reference in one line."""
        return f"{self.head} {self.place}{self.detail}."


def load(root: Path) -> dict[str, Reference]:
    """Return the report's references by key, as they are on disk now.

    Raises:
        BibliographyError: the file is missing, damaged or far too large.
    """
    file = root / FILE
    try:
        with within_bounds([file], RESTORE):
            return read(file.read_text("utf-8"))
    except FileNotFoundError:
        raise BibliographyError(f"{FILE} is missing") from None
    except ResultError as error:
        raise BibliographyError(str(error)) from None
    except ValueError as error:
        raise BibliographyError(f"{FILE} is damaged: {error}") from error


@functools.lru_cache(maxsize=2)
def read(text: str) -> dict[str, Reference]:
    """Return the references of a BibTeX file by key.

    Raises:
        ValueError: it is damaged; says where.
    """
    library = parse_string(
        text,
        append_middleware=[
            middlewares.NormalizeFieldKeys(),
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
        ],
    )
    for block in library.failed_blocks:
        raise ValueError(f"line {(block.start_line or 0) + 1}: {block.error}")
    for comment in library.comments:
        if not comment.comment.startswith("%"):
            first = comment.comment.splitlines()[0]
            raise ValueError(f"neither an entry nor a comment: {first}")
    return {entry.key: reference(entry) for entry in library.entries}


def reference(entry: Entry) -> Reference:
    """Return what one entry says.

    Raises:
        ValueError: it does not say enough.
    """
    place = PLACES.get(entry.entry_type.lower())
    if place is None:
        raise ValueError(f"{entry.key}: no kind {entry.entry_type!r} is known")
    if "\\" in (entry.raw or ""):
        raise ValueError(f"{entry.key}: write it in UTF-8, without commands")
    fields = {
        field.key: plain(field.value)
        for field in entry.fields
        if isinstance(field.value, str)
    }
    missing = {"author", "title", "year", place} - {*entry.fields_dict}
    if missing:
        raise ValueError(f"{entry.key}: no {', '.join(sorted(missing))}")
    people: list[NameParts] = entry["author"]
    kind = f"{fields['type']}, " if "type" in fields else ""
    return Reference(
        key=entry.key,
        last_names=tuple(plain(" ".join(one.von + one.last)) for one in people),
        authors=in_words([plain(one.merge_first_name_first) for one in people]),
        year=fields["year"],
        title=fields["title"],
        place=kind + fields[place],
        detail=detail(fields),
        address=address(entry.key, fields),
    )


def plain(value: str) -> str:
    """Return a field in one line, without the braces that keep capitals."""
    return re.sub("[{}]", "", " ".join(value.split()))


def in_words(names: list[str] | tuple[str, ...]) -> str:
    """Return names as a list in words."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def detail(fields: dict[str, str]) -> str:
    """Return what follows the place: series, volume, number and pages."""
    text = f", {fields['series']}" if "series" in fields else ""
    if "volume" in fields:
        text += f" {fields['volume']}"
    if "number" in fields:
        text += f"({fields['number']})"
    if "pages" in fields:
        text += f", pages {fields['pages'].replace('--', '–')}"
    return text


def address(key: str, fields: dict[str, str]) -> tuple[str, str]:
    """Return what to show of where it can be read, and the link.

    Raises:
        ValueError: there is nothing, or it is no address of the web.
    """
    for field, (shown, link) in ADDRESSES.items():
        if field in fields:
            target = link.format(fields[field])
            if urlsplit(target).scheme not in WEB:
                raise ValueError(f"{key}: {target} is not on the web")
            label = shown.format(fields[field]) or urlsplit(target).netloc
            return label, target
    raise ValueError(f"{key}: no {', '.join(ADDRESSES)}")
