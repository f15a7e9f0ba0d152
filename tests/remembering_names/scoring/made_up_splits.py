"""Made-up answers to the test names of two splits, as results store them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from firsthand.results import Record
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring.split_answers import HeldPart, held_parts

SETTINGS = {
    "models": ["gru", "tanh_rnn"],
    "baselines": ["svm"],
    "splits": [1, 2],
    "split_key": "letters",
}
RUNS = {"gru": 2, "tanh_rnn": 2, "svm": 1, "ensemble": 1}
SHARES = {"gru": 0.8, "tanh_rnn": 0.7, "svm": 0.85, "ensemble": 0.9}


def parts() -> list[HeldPart]:
    return held_parts(SETTINGS)


def numbers() -> Any:
    """Return the results that comparisons read."""
    found = Record()
    generator = np.random.default_rng(0)
    for key, share in SHARES.items():
        study = answered(parts(), share, RUNS[key], generator)
        if key == "ensemble":
            found["splits_ensemble"] = study
        else:
            found[key] = Record(splits=study)
    return found


def answered(
    tested: Sequence[HeldPart],
    share: float,
    runs: int,
    generator: np.random.Generator,
) -> Record:
    """Return what is stored of a model that knows a share of all names."""
    study = Record(answers=[], accuracy=[])
    for part in tested:
        others = generator.integers(
            len(LANGUAGES), size=(runs, len(part.right))
        )
        known = generator.random(others.shape) < share
        given = np.where(known, part.right, others)
        hits = (given == part.right).mean(axis=1)
        study.accuracy.append(hits.tolist())
        study.answers.append(["".join(map(letter, run)) for run in given])
    return study


def letter(language: int) -> str:
    return chr(ord("a") + int(language))
