"""What a split by rows lets through from training into test."""

from collections import Counter
from typing import Any

from firsthand.tasks import Advance, Task
from remembering_names.names.audit.ambiguity import memorised
from remembering_names.names.census import spelling_key
from remembering_names.names.files import Names
from remembering_names.names.splits import split_by_row


def let_through(task: Task, names: Names) -> dict[str, Any]:
    """Return what row-level splits let into their test parts.

    Returns:
        For each seed the share of test rows that stand in training word
        for word, of those whose name does so in another language only, and
        of those that a table of the training rows answers right; and for
        each language the first of these, all seeds together.
    """
    seeds = task.settings["seeds"]
    runs = task.each(leak, [(names, seed) for seed in seeds])
    rows, copied = Counter[str](), Counter[str]()
    for run in runs:
        rows.update(run["rows"])
        copied.update(run["copied_rows"])
    shares = ("copied", "crossed", "memorised")
    return {
        **{share: [run[share] for run in runs] for share in shares},
        "per_language": {
            language: copied[language] / rows[language]
            for language in sorted(rows)
        },
    }


def leak(item: tuple[Names, int], advance: Advance) -> dict[str, Any]:
    """Return what the row-level split of one seed lets through."""
    names, seed = item
    split = split_by_row(names, seed)
    known, seen = (
        set(split.train),
        {spelling_key(name) for name, _ in split.train},
    )
    copies = [pair for pair in split.test if pair in known]
    owners = {(spelling_key(name), language) for name, language in split.train}
    crossed = sum(
        spelling_key(name) in seen
        and (spelling_key(name), language) not in owners
        for name, language in split.test
    )
    advance(1)
    return {
        "rows": Counter(language for _, language in split.test),
        "copied_rows": Counter(language for _, language in copies),
        "copied": len(copies) / len(split.test),
        "crossed": crossed / len(split.test),
        "memorised": memorised(split.train, split.test),
    }
