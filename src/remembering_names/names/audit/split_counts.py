"""The split that held-out studies share: how large, how fair, how hard."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from firsthand.tasks import Outputs, Task
from remembering_names.names.audit.ambiguity import ceilings, memorised
from remembering_names.names.census import spelling_key
from remembering_names.names.cleaning import Pair, clean
from remembering_names.names.files import LANGUAGES, read_names
from remembering_names.names.splits import Split, split_by_name


def count_split(task: Task) -> Outputs:
    """Return, under `results`, counts over the parts of the split."""
    pairs = clean(read_names())
    split = split_by_name(pairs, **task.settings)
    return {"results": {**task.settings, **describe(pairs, split)}}


def describe(pairs: Sequence[Pair], split: Split) -> dict[str, Any]:
    """Return what there is to know of each part.

    The ceiling is that of a reader who knows the part itself by heart.
    """
    parts: dict[str, list[Pair]] = asdict(split)
    sizes = {
        part: Counter(language for _, language in held)
        for part, held in parts.items()
    }
    names = {
        part: {spelling_key(name) for name, _ in parts[part]} for part in parts
    }
    owners = Counter(spelling_key(name) for name, _ in pairs)
    return {
        "pairs": len(pairs),
        "names": {part: len(held) for part, held in names.items()},
        "names_in_two_parts": sum(map(len, names.values()))
        - len(set().union(*names.values())),
        "sizes": {part: len(held) for part, held in parts.items()},
        "per_language": {
            language: {part: sizes[part][language] for part in parts}
            for language in LANGUAGES
        },
        "fewest": {part: min(sizes[part].values()) for part in parts},
        "shared": {
            part: sum(1 for name, _ in held if owners[spelling_key(name)] > 1)
            for part, held in parts.items()
        },
        "ceilings": {part: ceilings(held) for part, held in parts.items()},
        "memorised": {
            part: memorised(split.train, parts[part])
            for part in ("validation", "test")
        },
    }
