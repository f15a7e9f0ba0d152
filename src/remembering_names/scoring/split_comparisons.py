"""Who beats whom on names never seen, over several splits, and how surely."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from firsthand.tasks import Outputs, Task
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring import over_splits
from remembering_names.scoring.differences import Difference, difference
from remembering_names.scoring.inference import Bits, holm, wilson
from remembering_names.scoring.rounding import significant
from remembering_names.scoring.split_answers import (
    HeldPart,
    all_hits,
    held_parts,
    studies,
)

Settings = Mapping[str, Any]
Hits = Mapping[str, Sequence[Bits]]
Tests = dict[str, dict[str, Any]]  # by question, then by who is asked about


def compare(task: Task) -> Outputs:
    """Compare all stored answers to the test names of the splits.

    Returns:
        Under `results`: `scores` of everything, each a `summary` over splits;
        `recall` of each language, with intervals; `names`, how many distinct
        test names each language has, and the `smallest` of them; `sizes` of
        the parts; `tests` of the family of comparisons, and `family`, how
        many there are.
    """
    settings = task.settings
    parts = held_parts(settings)
    hits = all_hits(task.numbers, settings, parts)
    added = overlap_of(parts)
    tests = family(settings["family"], hits, parts, added)
    known = {key: recalls(own, parts) for key, own in hits.items()}
    sizes = {
        part: [len(getattr(one.split, part)) for one in parts]
        for part in ("train", "test")
    }
    return {
        "results": {
            "splits": settings["splits"],
            "sizes": sizes,
            "scores": {
                key: scores(study, settings["scores"], added)
                for key, study in studies(task.numbers, settings).items()
            },
            "names": distinct(parts),
            "smallest": smallest(distinct(parts)),
            "recall": known,
            "tests": tests,
            "family": sum(map(len, tests.values())),
        }
    }


def overlap_of(parts: Sequence[HeldPart]) -> float:
    """Return what overlapping training parts add, from their mean sizes."""
    train, test = (
        float(np.mean([len(pairs) for pairs in sizes]))
        for sizes in zip(
            *((part.split.train, part.split.test) for part in parts),
            strict=True,
        )
    )
    return over_splits.overlap(train, test)


def scores(study: Any, names: Sequence[str], added: float) -> dict[str, Any]:
    """Return the summary of each score that a study has.

    Args:
        study: What is stored: a list over runs for each split.
        names: The scores asked for; a vote has no probabilities to score.
        added: For overlapping training parts.
    """
    return {
        name: over_splits.summary(
            [float(np.mean(runs)) for runs in study[name]], added
        )
        for name in names
        if name in study
    }


def family(
    asked: Mapping[str, Mapping[str, Sequence[str]]],
    hits: Hits,
    parts: Sequence[HeldPart],
    added: float,
) -> Tests:
    """Return all tests that are made, their p-values corrected together.

    Args:
        asked: By question and whom it is about, the two models to compare.
        hits: Which names each of them knew.
        parts: The test names.
        added: For overlapping training parts.
    """
    names = [part.names for part in parts]
    tests: Tests = {question: {} for question in asked}
    for question, pairs in asked.items():
        for key, (first, second) in pairs.items():
            found = difference(hits[first], hits[second], names, added)
            tests[question][key] = {
                "first": first,
                "second": second,
                **stored(found),
            }
    every = [test for one in tests.values() for test in one.values()]
    corrected = holm([test["p"] for test in every])
    for test, p in zip(every, corrected, strict=True):
        test["p_holm"] = significant(p, 4)
    return tests


def stored(found: Difference) -> dict[str, Any]:
    """Return what is stored of a difference; the parts as standard errors."""
    parts = {
        "names": found.names,
        "runs": found.runs,
        "training": found.training,
    }
    return {
        "by_split": [round(one, 6) for one in found.by_split],
        "difference": round(found.mean, 6),
        **{name: root(part.variance) for name, part in parts.items()},
        "error": round(found.error, 6),
        "freedom": significant(found.freedom, 4),
        "interval": [round(end, 6) for end in found.interval],
        "p": significant(found.p, 4),
    }


def root(variance: float) -> float:
    """Return a standard error."""
    return round(float(np.sqrt(variance)), 6)


def recalls(
    hits: Sequence[Bits], parts: Sequence[HeldPart]
) -> list[dict[str, Any]]:
    """Return the recall of each language and its interval.

    A name that is in several test parts counts once, with its mean; so does
    the mean over runs. The interval is Wilson's over distinct names: that the
    runs were few, and trained on names like these, it does not know.
    """
    found = []
    for language in range(len(LANGUAGES)):
        shares: dict[str, list[float]] = {}
        for own, part in zip(hits, parts, strict=True):
            for n in np.flatnonzero(part.right == language):
                share = float(own[:, n].mean())
                shares.setdefault(part.names[n], []).append(share)
        share = float(np.mean([np.mean(one) for one in shares.values()]))
        ends = wilson(share, len(shares))
        found.append({"share": round(share, 6), "interval": ends})
    return found


def distinct(parts: Sequence[HeldPart]) -> list[int]:
    """Return how many distinct test names each language has, all splits."""
    return [
        len(
            {
                part.names[n]
                for part in parts
                for n in np.flatnonzero(part.right == language)
            }
        )
        for language in range(len(LANGUAGES))
    ]


def smallest(names: Sequence[int]) -> dict[str, Any]:
    """Return the language with fewest test names, and its place."""
    place = min(range(len(names)), key=names.__getitem__)
    return {
        "language": LANGUAGES[place],
        "place": place,
        "names": names[place],
    }
