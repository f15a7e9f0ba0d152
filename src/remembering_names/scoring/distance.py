"""How far a test name is from the names that were trained on.

The distance of two names is how many letters have to be put in, taken out or
changed until one is the other (Levenshtein 1966), of their letters as compared:
folded, in lower case.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from firsthand.tasks import Outputs, Task
from remembering_names.names.files import LANGUAGES
from remembering_names.names.near_twins import letters_key
from remembering_names.scoring.over_splits import summary
from remembering_names.scoring.probabilities import Answers
from remembering_names.scoring.split_answers import (
    TestPart,
    all_hits,
    test_parts,
)
from remembering_names.scoring.split_comparisons import overlap_of
from remembering_names.scoring.stored_scores import right_answers

NEAREST = "nearest"  # answers as the nearest training names do
Distances = NDArray[np.uint8]  # (N, training names)
Shares = NDArray[np.float64]  # of each test name: the share of runs right, (N,)
Whole = NDArray[np.int64]


def by_distance(task: Task) -> Outputs:
    """Score all stored answers by the distance to the nearest training name.

    Returns:
        Under `results`: `distances`, the last of them and more; `names`, how
        many each split has of each, and their mean `letters`; `accuracy` of
        everything that answered, and of an answer copied from the nearest
        names, each with a summary over splits for each distance;
        `equal_length`, the same where each band of lengths weighs the same;
        and `copied`, the accuracy of copying on all test names.
    """
    settings, last = task.settings, task.settings["distances"][-1]
    parts = test_parts(settings)
    hits = all_hits(task.numbers, settings, parts)
    shares = {
        key: [own.mean(axis=0) for own in known] for key, known in hits.items()
    }
    tables = [distances(part) for part in parts]
    shares[NEAREST] = [
        (copied(table, part) == part.right).astype(float)
        for table, part in zip(tables, parts, strict=True)
    ]
    near = [np.minimum(table.min(axis=1), last) for table in tables]
    lengths = [np.array([len(name) for name in part.names]) for part in parts]
    added = overlap_of(parts)
    return {
        "results": {
            **counted(settings["distances"], near, lengths),
            "copied": summary([own.mean() for own in shares[NEAREST]], added),
            "accuracy": {
                key: [
                    summary(within(own, near, distance), added)
                    for distance in settings["distances"]
                ]
                for key, own in shares.items()
            },
            "equal_length": {
                key: standardised(settings, own, near, lengths, added)
                for key, own in shares.items()
            },
        }
    }


def distances(part: TestPart) -> Distances:
    """Return how far each test name is from each training name."""
    known = [letters_key(name) for name, _ in part.split.train]
    found: Distances = cdist(
        part.names, known, scorer=Levenshtein.distance, dtype=np.uint8
    )
    return found


def copied(table: Distances, part: TestPart) -> Answers:
    """Return the language of the nearest training names, (N,).

    Of several nearest names the language most frequent among them counts; of
    equally frequent ones, the one with more training names.
    """
    C = len(LANGUAGES)
    one_hot = np.eye(C)[right_answers(part.split.train)]
    nearest = table == table.min(axis=1, keepdims=True)
    votes = nearest.astype(np.float32) @ one_hot
    shares = one_hot.mean(axis=0)
    answers: Answers = (votes + shares / 2).argmax(axis=1)
    return answers


def counted(
    distances: Sequence[int], near: Sequence[Whole], lengths: Sequence[Whole]
) -> dict[str, Any]:
    """Return how many names there are of each distance, and how long."""
    return {
        "distances": distances,
        "names": [
            [int((own == distance).sum()) for own in near]
            for distance in distances
        ],
        "letters": [
            round(float(np.mean(within(lengths, near, distance))), 6)
            for distance in distances
        ],
    }


def within(
    values: Sequence[Any], near: Sequence[Whole], distance: int
) -> list[float]:
    """Return the mean on names of a distance, split by split."""
    return [
        float(one[own == distance].mean())
        for one, own in zip(values, near, strict=True)
    ]


def standardised(
    settings: Any,
    shares: Sequence[Shares],
    near: Sequence[Whole],
    lengths: Sequence[Whole],
    added: float,
) -> list[dict[str, Any]]:
    """Return accuracy by distance as if lengths were equally frequent.

    Long names are both far from others and easy. So each band of lengths is
    scored by itself, and the bands' accuracies are averaged; short names, of
    which none is far from all others, are left out, and far names are taken
    together.
    """
    grouped = [np.minimum(own, settings["far"]) for own in near]
    found = []
    for distance in range(1, settings["far"] + 1):
        bands = []
        for shortest, longest in settings["bands"]:
            inside = [
                np.where((n >= shortest) & (n <= longest), own, 0)
                for n, own in zip(lengths, grouped, strict=True)
            ]
            bands.append(within(shares, inside, distance))
        found.append(summary(np.mean(bands, axis=0).tolist(), added))
    return found
