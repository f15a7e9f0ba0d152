"""What is told of a site to who shares, finds and cites it: one file.

`docs/metadata.toml` holds it. Without the file a site has only its pages.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from firsthand.errors import ReportError

FILE = "docs/metadata.toml"


class MetadataError(ReportError):
    """The file of metadata is not what it should be."""


@dataclass(frozen=True)
class Dataset:
    """The data behind the report, as search engines for data list them.

    Attributes:
        page: The page on them, as path in docs/.
        name: What they are called.
        licence: The address of their licence.
        source: The address that they were taken from.
    """

    page: str
    name: str
    licence: str
    source: str


@dataclass(frozen=True)
class Metadata:
    """What is told of a site.

    Attributes:
        title: Its title, as one cites it.
        description: What it is, in a sentence.
        authors: The names to cite.
        licence: The address of its licence.
        language: Of its pages, as BCP 47 writes it.
        level: For whom it teaches.
        keywords: What it is about.
        card: A picture to show beside a link to it, as path in docs/.
        card_text: What that picture shows.
        dataset: The data behind it, if it has a page on them.
        descriptions: Those of pages whose first paragraph gives none, by path
            in docs/.
        words: What readers search for and the site calls by another name, by
            the place in it that answers: a page's path in docs/, with a
            heading's anchor if only a part of the page is meant.
    """

    title: str
    description: str
    authors: list[str]
    licence: str
    language: str
    level: str
    keywords: list[str]
    card: str
    card_text: str
    dataset: Dataset | None = None
    descriptions: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def read(root: Path) -> Metadata | None:
    """Return what the file in a report's folder tells; None without it.

    Raises:
        MetadataError: It is no TOML, or has a field too few or too many.
    """
    try:
        told = tomllib.loads((root / FILE).read_text("utf-8"))
        data: dict[str, Any] | None = told.pop("dataset", None)
        return Metadata(**told, dataset=Dataset(**data) if data else None)
    except FileNotFoundError:
        return None
    except (UnicodeDecodeError, TypeError, tomllib.TOMLDecodeError) as error:
        raise MetadataError(f"{FILE}: {error}") from None
