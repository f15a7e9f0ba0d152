"""What is stored of answers on fresh splits, against loops over names."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import Split
from remembering_names.scoring import fresh_scores
from remembering_names.scoring.answer_letters import from_letters
from remembering_names.scoring.probabilities import LogP, normalised

SETTINGS = {"temperatures": [2.0**n for n in range(-4, 5)], "taus": [0.0, 0.5]}
OWN = LANGUAGES[:3]


def pairs(count: int) -> list[Pair]:
    """Return names of three languages in turn."""
    return [(f"n{n}", OWN[n % 3]) for n in range(count)]


SPLIT = Split(pairs(90), pairs(60), pairs(45))


def leanings(count: int, seed: int) -> LogP:
    """Return log-probabilities (N, C) that are right more often than not."""
    generator = np.random.default_rng(seed)
    leaning = generator.normal(size=(count, len(LANGUAGES)))
    leaning[np.arange(count), np.arange(count) % 3] += 2
    return normalised(leaning)


SEEN, LEANING = leanings(60, 0), leanings(45, 1)


def scored(split: Split = SPLIT, seen: LogP = SEEN) -> dict[str, Any]:
    """Return what is stored of made-up leanings."""
    return fresh_scores.score(seen, LEANING, split, SETTINGS)


def test_accuracy_is_the_share_of_letters_that_are_right() -> None:
    found = scored()
    answers = from_letters(found["answers"]).tolist()
    right = [
        LANGUAGES[n] == own
        for n, (_, own) in zip(answers, SPLIT.test, strict=True)
    ]
    assert found["accuracy"] == pytest.approx(sum(right) / 45, abs=1e-6)


def test_the_temperature_is_that_of_validation_names() -> None:
    # Who is four times as sure is cooled four times as much.
    expected = 4 * scored()["temperature"]
    assert scored(seen=normalised(SEEN * 4))["temperature"] == expected


def test_test_names_decide_neither_temperature_nor_tau() -> None:
    other = replace(SPLIT, test=[(name, OWN[0]) for name, _ in SPLIT.test])
    found, expected = scored(other), scored()
    for key in ("temperature", "tau", "answers", "validation_answers"):
        assert found[key] == expected[key], key
    assert found["accuracy"] != expected["accuracy"]


def test_probabilities_are_scored_as_they_come_and_cooled() -> None:
    found = scored()
    assert found["temperature"] != 1
    right = np.arange(45) % 3
    raw = -LEANING[np.arange(45), right].mean()
    assert found["cross_entropy_raw"] == pytest.approx(raw, abs=1e-6)
    cooled = normalised(LEANING / found["temperature"])
    told = -cooled[np.arange(45), right].mean()
    assert found["cross_entropy"] == pytest.approx(told, abs=1e-6)


def test_runs_are_gathered_split_by_split() -> None:
    runs = [{"n": n} for n in range(6)]
    assert fresh_scores.gather(runs, 2) == {"n": [[0, 1], [2, 3], [4, 5]]}
