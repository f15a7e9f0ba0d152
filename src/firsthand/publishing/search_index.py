"""The index of Material's search, so that it finds what a student types.

Material makes an entry of each heading. A glossary has none, so all its terms
would be one entry: here each is its own. And what readers call by another name
than the page that answers is found by words that are given to its entry.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from firsthand.errors import ReportError
from firsthand.publishing import glossary
from firsthand.publishing.places import address

FILE = "search/search_index.json"
TITLE, WORDS = 20, 40  # what a match there counts, against one in the text
Entry = dict[str, Any]


class SearchWordsError(ReportError):
    """Words are given to a place that is not in the index."""


def mend(root: Path, site: Path, words: Mapping[str, str]) -> None:
    """Mend the index of a built site; one without an index stays as it is.

    Args:
        root: The folder of the report.
        site: That of the site.
        words: Those of each place: a path in docs/, perhaps with an anchor.

    Raises:
        SearchWordsError: No entry is at that place.
    """
    file, terms = site / FILE, root / "docs" / glossary.PAGE
    if not file.is_file():
        return
    index = json.loads(file.read_text("utf-8"))
    text = terms.read_text("utf-8") if terms.is_file() else ""
    index["docs"] = [*entries(index["docs"], text)]
    name(index["docs"], words)
    fields = index["config"]["fields"]
    fields["title"] = {"boost": TITLE}
    fields["words"] = {"boost": WORDS}
    compact = json.dumps(index, separators=(",", ":"))
    file.write_bytes(compact.encode())


def entries(found: list[Entry], text: str) -> Iterator[Entry]:
    """Yield each entry; those of a glossary's terms follow that of its page.

    Args:
        found: The entries that Material has made.
        text: The glossary.
    """
    page = address("", glossary.PAGE)
    for entry in found:
        if entry["location"] != page or not text:
            yield entry
            continue
        first, end, _ = entry["text"].partition("</p>")
        yield {**entry, "text": f"{first}{end}"}
        for term in dict.fromkeys(glossary.read(text).values()):
            yield {
                "location": f"{page}#{term.anchor}",
                "title": ", ".join(term.names),
                "text": f"<p>{term.meaning}</p>",
            }


def name(found: list[Entry], words: Mapping[str, str]) -> None:
    """Give entries the words by which they are to be found.

    Raises:
        SearchWordsError: An entry is not there.
    """
    places = {entry["location"]: entry for entry in found}
    for to, text in words.items():
        page, mark, anchor = to.partition("#")
        location = f"{address('', page)}{mark}{anchor}"
        if location not in places:
            raise SearchWordsError(f"words for {to}: it is not in the index")
        places[location]["words"] = text
