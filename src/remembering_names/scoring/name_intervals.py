"""How far other test names might move the scores of the old split.

Scores are means over seeds. Their intervals tell of the choice of test names
only: not of the seeds, nor of the training names. `differences.py` asks of all
three, over several splits.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from firsthand.tasks import Outputs, Task
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring import answers, inference, probabilities
from remembering_names.scoring.probabilities import Answers

Given = Mapping[str, list[Answers]]


def name_intervals(task: Task) -> Outputs:
    """Give all scores of stored answers to the test names an interval.

    Returns:
        Under `results`: `best_ngram`, the n-gram model with the best
        validation accuracy; `intervals` of every model's scores, mean over
        seeds; `recall_intervals`, of each language; and `smallest`, the
        language with fewest test names.
    """
    settings = task.settings
    right = answers.languages(settings["split_seed"])
    seen = given_answers(task, "validation_answers")
    given = given_answers(task, "answers")
    drawn = inference.draws(
        len(right.test), settings["seed"], settings["resamples"]
    )
    return {
        "results": {
            "best_ngram": max(
                settings["ngrams"],
                key=lambda key: answers.accuracy(seen[key], right.validation),
            ),
            "intervals": {
                key: intervals(seeds, right.test, drawn)
                for key, seeds in given.items()
            },
            "recall_intervals": recall_intervals(given, right.test),
            "smallest": smallest(right.test),
        }
    }


def given_answers(task: Task, field: str) -> Given:
    """Return the answers of all models, baselines and the ensemble."""
    stored = answers.stored(task.numbers, task.settings, field)
    return stored | {"ensemble": [np.array(task.numbers.ensemble[field])]}


def intervals(
    seeds: Sequence[Answers], right: Answers, drawn: inference.Counts
) -> dict[str, inference.Interval]:
    """Return the bootstrap interval of each score of a model.

    Args:
        seeds: The answers (N,) of each seed.
        right: The right answers, (N,).
        drawn: How often each name is drawn, (R, N).
    """
    once = np.ones((1, len(right)))
    found = inference.resampled(seeds, right, once)
    return {
        name: inference.centred_interval(float(found[name][0]), values)
        for name, values in inference.resampled(seeds, right, drawn).items()
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


def smallest(right: Answers) -> dict[str, Any]:
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
