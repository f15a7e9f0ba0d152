"""How far a test name is from the names that were trained on.

The distance of two names is how many letters have to be put in, taken out or
changed until one is the other (Levenshtein 1966), of their letters as compared:
folded, in lower case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    HeldPart,
    all_hits,
    held_parts,
)
from remembering_names.scoring.split_comparisons import overlap_of
from remembering_names.scoring.stored_scores import right_answers

NEAREST = "nearest"  # answers as the nearest training names do
Distances = NDArray[np.uint8]  # (N, training names)
Shares = Sequence[
    NDArray[np.float64]
]  # of each split: how many runs know, (N,)
Whole = Sequence[NDArray[np.int64]]  # of each split: a number a name, (N,)


@dataclass(frozen=True)
class Placed:
    """Where the test names of all splits lie.

    Attributes:
        near: How far each is from the nearest training name.
        letters: How many letters each has.
        added: For overlapping training parts; see `over_splits`.
    """

    near: Whole
    letters: Whole
    added: float


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
    settings = task.settings
    parts = held_parts(settings)
    tables = [distances(part) for part in parts]
    placed = Placed(
        near=[table.min(axis=1).astype(int) for table in tables],
        letters=[np.array([len(name) for name in p.names]) for p in parts],
        added=overlap_of(parts),
    )
    known = all_hits(task.numbers, settings, parts)
    shares: dict[str, Shares] = {
        key: [own.mean(axis=0) for own in hits] for key, hits in known.items()
    }
    shares[NEAREST] = [
        (copied(table, part) == part.right).astype(float)
        for table, part in zip(tables, parts, strict=True)
    ]
    copies = [float(own.mean()) for own in shares[NEAREST]]
    apart = {key: accuracies(settings, s, placed) for key, s in shares.items()}
    equal = {
        key: at_equal_length(settings, s, placed) for key, s in shares.items()
    }
    return {
        "results": {
            **counted(settings["distances"], placed),
            "copied": summary(copies, placed.added),
            "accuracy": apart,
            "equal_length": equal,
        }
    }


def distances(part: HeldPart) -> Distances:
    """Return how far each test name is from each training name."""
    known = [letters_key(name) for name, _ in part.split.train]
    found: Distances = cdist(
        part.names, known, scorer=Levenshtein.distance, dtype=np.uint8
    )
    return found


def copied(table: Distances, part: HeldPart) -> Answers:
    """Return the language of the nearest training names, (N,).

    Of several nearest names the language most frequent among them counts; of
    equally frequent ones, the one with more training names.
    """
    one_hot = np.eye(len(LANGUAGES))[right_answers(part.split.train)]
    nearest = table == table.min(axis=1, keepdims=True)
    votes = nearest.astype(np.float32) @ one_hot
    answers: Answers = (votes + one_hot.mean(axis=0) / 2).argmax(axis=1)
    return answers


def counted(distances: Sequence[int], placed: Placed) -> dict[str, Any]:
    """Return how many names there are of each distance, and how long."""
    near = capped(placed.near, distances[-1])
    return {
        "distances": distances,
        "names": [
            [int((own == distance).sum()) for own in near]
            for distance in distances
        ],
        "letters": [
            round(float(np.mean(means(placed.letters, near, distance))), 6)
            for distance in distances
        ],
    }


def accuracies(
    settings: Mapping[str, Any], shares: Shares, placed: Placed
) -> list[dict[str, Any]]:
    """Return accuracy by distance, each a summary over splits."""
    near = capped(placed.near, settings["distances"][-1])
    return [
        summary(means(shares, near, distance), placed.added)
        for distance in settings["distances"]
    ]


def at_equal_length(
    settings: Mapping[str, Any], shares: Shares, placed: Placed
) -> list[dict[str, Any]]:
    """Return accuracy by distance as if lengths were equally frequent.

    Long names are both far from others and easy. So each band of lengths is
    scored by itself, and the bands' accuracies are averaged. Short names, of
    which none is far from all others, are left out; far names are taken
    together.
    """
    near = capped(placed.near, settings["far"])
    found = []
    for distance in range(1, settings["far"] + 1):
        bands = []
        for shortest, longest in settings["bands"]:
            inside = [
                np.where((n >= shortest) & (n <= longest), own, 0)
                for n, own in zip(placed.letters, near, strict=True)
            ]
            bands.append(means(shares, inside, distance))
        found.append(summary(np.mean(bands, axis=0).tolist(), placed.added))
    return found


def capped(near: Whole, last: int) -> Whole:
    """Return distances, the last and all beyond it as one."""
    return [np.minimum(own, last) for own in near]


def means(values: Sequence[Any], near: Whole, distance: int) -> list[float]:
    """Return the mean over names of a distance, split by split."""
    return [
        float(one[own == distance].mean())
        for one, own in zip(values, near, strict=True)
    ]
