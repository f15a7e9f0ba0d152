"""Held-out answers compared: who beats whom, and how sure that is.

Models are compared on the same names in two ways. The difference of their
accuracies, mean over seeds, has a bootstrap interval. McNemar's test compares
one seed of each, the one whose accuracy on validation names is the median, and
is corrected for the number of tests.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.tasks import Outputs, Task
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring import answers, inference, probabilities
from remembering_names.scoring.probabilities import Answers

NGRAMS = "ngrams"  # under which name the best of them is compared with
Given = Mapping[str, list[Answers]]
PairedTest = dict[str, Any]
Resampled = Mapping[str, Mapping[str, NDArray[np.float64]]]


def compare(task: Task) -> Outputs:
    """Compare all stored answers to the test names.

    Returns:
        Under `results`: `best_ngram`, the n-gram model with the best
        validation accuracy; `intervals` of every model's scores, mean over
        seeds; `recall_intervals`, of each language; `tests` against that
        n-gram model and each other reference; and `smallest`, the language
        with fewest test names.
    """
    settings = task.settings
    right = answers.languages(settings["split_seed"])
    seen = given_answers(task, "validation_answers")
    given = given_answers(task, "answers")
    drawn = inference.draws(
        len(right.test), settings["seed"], settings["resamples"]
    )
    scores = {
        key: inference.resampled(seeds, right.test, drawn)
        for key, seeds in given.items()
    }
    best = max(
        settings[NGRAMS],
        key=lambda key: answers.accuracy(seen[key], right.validation),
    )
    references = {NGRAMS: best, **settings["references"]}
    tests = pairwise(typical_hits(seen, given, right), references)
    add_differences(tests, given, right.test, scores)
    return {
        "results": {
            "best_ngram": best,
            "intervals": intervals(scores),
            "recall_intervals": recall_intervals(given, right.test),
            "tests": {
                name: {t["first"]: t for t in tests if t["reference"] == name}
                for name in references
            },
            "smallest": smallest(right.test),
        }
    }


def given_answers(task: Task, field: str) -> Given:
    """Return the answers of all models, baselines and the ensemble."""
    stored = answers.stored(task.numbers, task.settings, field)
    return stored | {"ensemble": [np.array(task.numbers.ensemble[field])]}


def typical_hits(
    seen: Given, given: Given, right: answers.Languages
) -> dict[str, inference.Bits]:
    """Return which test names the median seed of each model got right, (N,).

    Args:
        seen: The answers to validation names, which say who is the median.
        given: The answers to test names.
        right: The right answers.
    """
    return {
        key: seeds[median(seen[key], right.validation)] == right.test
        for key, seeds in given.items()
    }


def median(seeds: list[Answers], right: Answers) -> int:
    """Return the seed with the median accuracy (the lower one of two)."""
    hits = [int((given == right).sum()) for given in seeds]
    return sorted(range(len(seeds)), key=hits.__getitem__)[(len(hits) - 1) // 2]


def pairwise(
    typical: Mapping[str, inference.Bits], references: Mapping[str, str]
) -> list[PairedTest]:
    """Test each model against each reference, no two of them twice.

    Args:
        typical: Which names each model got right, (N,).
        references: The models that others are compared with, by the name
            under which that is stored.
    """
    tests: list[PairedTest] = []
    tested: set[frozenset[str]] = set()
    for reference, second in references.items():
        for first in typical:
            pair = frozenset({first, second})
            if first == second or pair in tested:
                continue
            tested.add(pair)
            mine, other = typical[first], typical[second]
            tests.append(
                {
                    "first": first,
                    "second": second,
                    "reference": reference,
                    "only_first": int((mine & ~other).sum()),
                    "only_second": int((other & ~mine).sum()),
                    "p": inference.mcnemar(mine, other),
                }
            )
    for test, p in zip(
        tests, inference.holm([test["p"] for test in tests]), strict=True
    ):
        test["p_holm"] = p
    return tests


def add_differences(
    tests: list[PairedTest], given: Given, right: Answers, scores: Resampled
) -> None:
    """Add to each test by how much accuracy differs, and the interval."""
    accuracy = {
        key: answers.accuracy(seeds, right) for key, seeds in given.items()
    }
    for test in tests:
        first, second = test["first"], test["second"]
        test["difference"] = accuracy[first] - accuracy[second]
        test["interval"] = inference.percentile_interval(
            scores[first]["accuracy"] - scores[second]["accuracy"]
        )


def intervals(scores: Resampled) -> dict[str, dict[str, inference.Interval]]:
    """Return the bootstrap interval of each score of each model."""
    return {
        key: {
            name: inference.percentile_interval(values)
            for name, values in own.items()
        }
        for key, own in scores.items()
    }


def recall_intervals(
    given: Given, right: Answers
) -> dict[str, list[inference.Interval]]:
    """Return Wilson's interval of each recall, mean over seeds, (C, 2)."""
    sizes = np.bincount(right, minlength=len(LANGUAGES))
    intervals_of = {}
    for key, seeds in given.items():
        recall = np.mean(
            [probabilities.recalls(a, right) for a in seeds], axis=0
        )
        ends = map(inference.wilson, recall.tolist(), sizes.tolist())
        intervals_of[key] = list(ends)
    return intervals_of


def smallest(right: Answers) -> PairedTest:
    """Return the language with fewest names, and what one name is worth.

    That is by how much one more right answer raises balanced accuracy.
    """
    sizes = np.bincount(right, minlength=len(LANGUAGES))
    n = int(sizes.argmin())
    return {
        "language": LANGUAGES[n],
        "names": int(sizes[n]),
        "worth": 1 / int(sizes[n]) / len(LANGUAGES),
    }
