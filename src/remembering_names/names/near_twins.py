"""Names that are one letter apart.

Two names are if one becomes the other by a letter put in, taken out or
changed. Spellings are compared as the splits by letters compare them.
"""

from collections.abc import Iterable

from remembering_names.names.census import spelling_key
from remembering_names.names.splits import letters_only

GAP = "*"  # stands for any letter, or for none


def letters_key(name: str) -> str:
    """Return the letters of a name as compared: folded, in lower case."""
    return letters_only(spelling_key(name))


def gapped(letters: str) -> set[str]:
    """Return what is left when any one letter could be another, or more.

    Two words have such a form in common if and only if they are equal or one
    letter apart: where they differ, a gap fits both.
    """
    changed = {
        letters[:k] + GAP + letters[k + 1 :] for k in range(len(letters))
    }
    put_in = {letters[:k] + GAP + letters[k:] for k in range(len(letters) + 1)}
    return changed | put_in


def has_near_twin(names: Iterable[str], known: Iterable[str]) -> list[bool]:
    """Tell of each name whether a known one is at most a letter apart."""
    forms: set[str] = set()
    for name in known:
        forms |= gapped(letters_key(name))
    return [not forms.isdisjoint(gapped(letters_key(name))) for name in names]
