"""By how much gates lead on short names and on long ones.

Nothing is trained: the answers of the held-out study are stored.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import fmean, stdev
from typing import Any

from firsthand.tasks import Outputs, Task
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import encode
from remembering_names.names.splits import held_out_split
from remembering_names.scoring.stored_scores import right_answers

NORMAL = 1.96  # two-sided 95 % quantile; every group has many names
ANSWERS = {"validation": "validation_answers", "test": "answers"}
Lead = dict[str, Any]


def compare(task: Task) -> Outputs:
    """Return the lead of one network over another by length of name.

    Returns:
        Under `results` a group of lengths each: its `first` and `last`
        length, how many names it has, the `lead`, its `interval` over names
        (seeds averaged), and the lead by seed, `of_seeds`.
    """
    settings = task.settings
    split = held_out_split(settings["split_seed"])
    pairs = [*split.validation, *split.test]
    gains = gains_by_seed(task, split.validation, split.test)
    starts = settings["lengths"]
    ends = [*(start - 1 for start in starts[1:]), None]
    groups = []
    for first, last in zip(starts, ends, strict=True):
        places = [
            n
            for n, (name, _) in enumerate(pairs)
            if is_between(len(encode(name)), first, last)
        ]
        own = [[gain[n] for n in places] for gain in gains]
        groups.append({"first": first, "last": last, **lead(own)})
    return {"results": {"groups": groups}}


def is_between(length: int, first: int, last: int | None) -> bool:
    """Tell whether a length lies in a group; the last one has no end."""
    return first <= length and (last is None or length <= last)


def gains_by_seed(
    task: Task, validation: Sequence[Pair], test: Sequence[Pair]
) -> list[list[int]]:
    """Return, for each seed and name, 1, 0 or -1: who alone is right."""
    parts = {"validation": validation, "test": test}
    with_gates, without = task.settings["gated"], task.settings["ungated"]
    gated = right_by_seed(task.numbers[with_gates].held_out, parts)
    ungated = right_by_seed(task.numbers[without].held_out, parts)
    return [
        [int(ours) - int(theirs) for ours, theirs in zip(a, b, strict=True)]
        for a, b in zip(gated, ungated, strict=True)
    ]


def right_by_seed(
    study: Mapping[str, Any], parts: Mapping[str, Sequence[Pair]]
) -> list[list[bool]]:
    """Return, for each seed and name, whether a network is right."""
    found = []
    for seed in range(len(study["seeds"])):
        right: list[bool] = []
        for part, pairs in parts.items():
            answers = study[ANSWERS[part]][seed]
            right += (right_answers(pairs) == answers).tolist()
        found.append(right)
    return found


def lead(gains: Sequence[Sequence[int]]) -> Lead:
    """Return the mean gain over seeds and names, and its interval."""
    by_name = [fmean(column) for column in zip(*gains, strict=True)]
    middle = fmean(by_name)
    half = NORMAL * stdev(by_name) / sqrt(len(by_name))
    return {
        "names": len(by_name),
        "lead": round(middle, 6),
        "interval": [round(middle - half, 6), round(middle + half, 6)],
        "of_seeds": [round(fmean(own), 6) for own in gains],
    }
