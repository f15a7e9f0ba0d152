"""What is wrong with the list of names, counted, and what that does."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from firsthand.tasks import Outputs, Task
from remembering_names.names.audit.ambiguity import (
    balanced,
    best_recalls,
    ceilings,
    natural,
)
from remembering_names.names.audit.row_leaks import let_through
from remembering_names.names.census import spelling_key
from remembering_names.names.cleaning import Count, Pair, clean_counting
from remembering_names.names.files import ALPHABET, Names, fold, read_names


def audit(task: Task) -> Outputs:
    """Return, under `results`, each defect's size and its effect."""
    names = read_names()
    cleaned, counts = clean_counting(names)
    rows, pairs = flat(names), flat(cleaned)
    return {
        "results": {
            "rows": len(rows),
            "distinct": len(set(rows)),
            "pairs": len(pairs),
            "most": {
                "rows": max(map(len, names.values())),
                "pairs": max(map(len, cleaned.values())),
            },
            "per_language": per_language(names, cleaned),
            "cleaning": {rule: total(counts[rule].values()) for rule in counts},
            "shared": sharing(names),
            "folding": folding(rows),
            "lengths": {
                "before": lengths(row for row, _ in rows),
                "after": lengths(fold(row) for row, _ in rows),
                "pairs": lengths(fold(row) for row, _ in pairs),
            },
            "ceilings": {
                "spelled": ceilings(rows, str),
                "rows": ceilings(rows),
                "pairs": ceilings(pairs),
                "recall": {
                    "natural": best_recalls(natural(rows)),
                    "balanced": best_recalls(balanced(rows)),
                },
            },
            "row_split": {
                "seeds": task.settings["seeds"],
                "rows": let_through(task, names),
                "pairs": let_through(task, cleaned),
            },
        }
    }


def flat(names: Names) -> list[Pair]:
    """Return the rows of all languages with their language."""
    return [(row, language) for language, rows in names.items() for row in rows]


def per_language(names: Names, cleaned: Names) -> dict[str, dict[str, int]]:
    """Return the counts of each language that go by rows."""
    return {
        language: {
            "rows": len(rows),
            "distinct": len(set(rows)),
            "copies": len(rows) - len(set(rows)),
            "pairs": len(cleaned[language]),
            "outer_spaces": sum(1 for row in rows if row != row.strip()),
        }
        for language, rows in names.items()
    }


def total(counts: Iterable[Count]) -> dict[str, int]:
    """Return what a rule did in all languages together."""
    every = list(counts)
    return {
        "changed": sum(one.changed for one in every),
        "dropped": sum(one.dropped for one in every),
    }


def sharing(names: Names) -> dict[str, Any]:
    """Return which names stand in several languages, folded, case apart.

    Returns:
        The names of each language and how many of them it shares; the
        names in two languages or more and in the most; the pairs of
        languages that have the most in common; and for each pair what both
        have, (C, C), with a language's own names on the diagonal.
    """
    spelled = {
        language: set(map(spelling_key, rows))
        for language, rows in names.items()
    }
    owners = Counter(name for held in spelled.values() for name in held)
    widest = max(owners.values())
    return {
        "names": {language: len(held) for language, held in spelled.items()},
        "per_language": {
            language: sum(1 for name in held if owners[name] > 1)
            for language, held in spelled.items()
        },
        "total": sum(1 for count in owners.values() if count > 1),
        "widest": {
            name: [
                language for language in spelled if name in spelled[language]
            ]
            for name in sorted(owners)
            if owners[name] == widest
        },
        "closest": closest(spelled),
        "matrix": [
            [len(spelled[a] & spelled[b]) for b in spelled] for a in spelled
        ],
    }


def closest(
    spelled: Mapping[str, set[str]], most: int = 5
) -> list[dict[str, Any]]:
    """Return the pairs of languages with the most names in common."""
    both = {
        (a, b): len(spelled[a] & spelled[b])
        for a, b in combinations(spelled, 2)
    }
    first = sorted(both, key=lambda pair: both[pair], reverse=True)[:most]
    return [{"languages": list(pair), "names": both[pair]} for pair in first]


def folding(rows: list[Pair]) -> dict[str, Any]:
    """Return what folding takes from the rows.

    Returns:
        The rows with a letter that loses its accent, the rows that lose
        each letter or mark whole, and the spellings that fold to letters
        which another name of another language has by itself.
    """
    lost: Counter[str] = Counter()
    accented = 0
    for row, _ in rows:
        letters = set(unicodedata.normalize("NFC", row))
        gone = {letter for letter in letters if not fold(letter)}
        lost.update(gone)
        if not (letters - gone).issubset(ALPHABET):
            accented += 1
    return {
        "accented": accented,
        "lost": dict(sorted(lost.items())),
        "mistaken": mistaken(rows),
    }


def mistaken(rows: list[Pair]) -> dict[str, list[str]]:
    """Return each name that only folding gives to other languages too."""
    spelled, read = defaultdict(set), defaultdict(set)
    for row, language in rows:
        spelled[row.strip()].add(language)
        read[fold(row).strip()].add(language)
    others = {
        name: sorted(read[fold(name)] - spelled[name])
        for name in sorted(spelled)
    }
    return {name: gained for name, gained in others.items() if gained}


def lengths(names: Iterable[str]) -> dict[str, Any]:
    """Return how many names have each length, and the ends and the mean."""
    counts = Counter(map(len, names))
    letters = sum(length * count for length, count in counts.items())
    return {
        "shortest": min(counts),
        "longest": max(counts),
        "mean": letters / counts.total(),
        "counts": [counts[n] for n in range(max(counts) + 1)],
    }
