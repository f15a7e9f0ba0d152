"""What is in the surname files: how many rows, how long, how clean."""

from collections import Counter
from collections.abc import Mapping

from firsthand.tasks import Outputs, Task
from remembering_names.names.files import ALPHABET, fold, read_names

HEADINGS = {"to the first page", "first"}  # of the web page they came from


def count_names(task: Task) -> Outputs:
    """Return, under `results`, counts over the rows as published."""
    names = read_names()
    rows = [row for language in names.values() for row in language]
    lengths = Counter(len(fold(row)) for row in rows)
    return {
        "results": {
            "rows": len(rows),
            "languages": len(names),
            "symbols": len(ALPHABET),
            "per_language": {
                language: {"rows": len(rows), "distinct": len(set(rows))}
                for language, rows in names.items()
            },
            "most": max(map(len, names.values())),
            "fewest": min(map(len, names.values())),
            "length": {
                "shortest": min(lengths),
                "longest": max(lengths),
                "mean": round(sum(map(len, map(fold, rows))) / len(rows), 3),
                "counts": [lengths[n] for n in range(max(lengths) + 1)],
            },
            "headings": sum(1 for row in rows if spelling_key(row) in HEADINGS),
            "stray": sum(map(is_stray, rows)),
            "shared": len(shared_names(names)),
            "scottish_shared_with_english": len(
                {*map(spelling_key, names["Scottish"])}
                & {*map(spelling_key, names["English"])}
            ),
        }
    }


def spelling_key(name: str) -> str:
    """Return the name as compared: folded, one space, lower case."""
    return fold(" ".join(name.split())).lower()


def is_stray(row: str) -> bool:
    """Tell whether a row holds a digit, a comma, a colon or outer spaces."""
    marks = any(mark.isdigit() or mark in ",:" for mark in row)
    return marks or row != row.strip()


def shared_names(names: Mapping[str, list[str]]) -> set[str]:
    """Return the names that stand in more than one language."""
    languages = Counter(
        name for rows in names.values() for name in set(map(spelling_key, rows))
    )
    return {name for name, count in languages.items() if count > 1}
