"""What figures and tables say, whole, one language beside another.

A module that draws begins with its words: for each language, by name, labels
and sentences with named places. A place takes a number already rounded, a name
or a list, never a part of a sentence. So another language takes one more entry,
and orders the places as it likes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LANGUAGE = "en"
BETWEEN = {  # what stands between the parts of a list
    "en": {"items": ", ", "clauses": "; ", "sentences": " "},
}
CELLS = " | "  # between the heads of a table's columns
Words = Mapping[str, Mapping[str, str]]  # by language, then by name


@dataclass(frozen=True)
class Voice:
    """Says a module's words in one language."""

    words: Words
    language: str = LANGUAGE

    def __call__(self, name: str, /, **places: str) -> str:
        """Return what stands under a name, with its places filled.

        Raises:
            KeyError: If the language lacks the name, or a place has no value.
        """
        return self.words[self.language][name].format_map(places)

    def cells(self, name: str) -> list[str]:
        """Return the heads of columns that stand under a name."""
        return self.words[self.language][name].split(CELLS)

    def items(self, parts: Iterable[str]) -> str:
        """Return a list of names or numbers."""
        return BETWEEN[self.language]["items"].join(parts)

    def clauses(self, parts: Iterable[str]) -> str:
        """Return a list of what is said of several."""
        return BETWEEN[self.language]["clauses"].join(parts)

    def sentences(self, parts: Iterable[str]) -> str:
        """Return whole sentences, one after the other."""
        return BETWEEN[self.language]["sentences"].join(parts)


def voice(words: Words, settings: Mapping[str, Any]) -> Voice:
    """Return who says words in the language of a target, from its settings."""
    return Voice(words, settings.get("language", LANGUAGE))
