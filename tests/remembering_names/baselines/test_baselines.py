"""Baselines: what they count, and that test names decide nothing."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from tests.remembering_names.work_here import task as work

from remembering_names.baselines import fitting as baselines
from remembering_names.baselines import study as studies
from remembering_names.baselines.fitting import (
    CLASSIFIERS,
    PIECES,
    fit,
    leanings,
)
from remembering_names.names.cleaning import Pair, clean
from remembering_names.names.files import LANGUAGES, read_names
from remembering_names.names.splits import Split, split_by_name
from remembering_names.scoring.stored_scores import right_answers

GRAMS = {"pieces": "counts", "grams": [1, 3], "setting": 1}
SETTINGS = {
    **GRAMS,
    "classifier": "svm",
    "pieces": ["counts", "tf-idf"],
    "settings": [0.1, 1],
    "temperatures": [0.2, 0.5, 1],
    "taus": [0, 0.5, 1],
    "split_seed": 0,
}
EACH = pytest.mark.parametrize("classifier", CLASSIFIERS)


@pytest.fixture(scope="module")
def split() -> Split:
    """Return a small split with names of every language in each part."""
    whole = split_by_name(clean(read_names()))
    return Split(*(list(few(part)) for part in vars(whole).values()))


def few(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the first few pairs of each language."""
    seen: Counter[str] = Counter()
    for name, language in pairs:
        seen[language] += 1
        if seen[language] <= 20:
            yield name, language


@pytest.fixture
def study(
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Split], dict[str, Any]]:
    """Return a function that runs the study on a split."""

    def run(split: Split) -> dict[str, Any]:
        monkeypatch.setattr(studies, "held_out_split", lambda seed: split)
        results: dict[str, Any] = studies.study(work(SETTINGS))["results"]
        return results

    return run


def test_pieces_are_runs_of_letters_with_the_ends_marked() -> None:
    counter = PIECES["counts"](
        preprocessor=baselines.spelling, analyzer="char", ngram_range=(1, 3)
    )
    counts = counter.fit_transform(["Ånna"]).toarray()[0].tolist()
    found = dict(zip(counter.get_feature_names_out(), counts, strict=True))
    assert found == {
        "^": 1,
        "a": 2,
        "n": 2,
        "$": 1,
        "^a": 1,
        "an": 1,
        "nn": 1,
        "na": 1,
        "a$": 1,
        "^an": 1,
        "ann": 1,
        "nna": 1,
        "na$": 1,
    }


def test_the_prior_is_the_share_of_training_names(split: Split) -> None:
    model = fit({**GRAMS, "classifier": "prior"}, split.train)
    sizes = np.bincount(right_answers(split.train))
    expected = np.log(sizes / sizes.sum())
    assert leanings(model, split.test)[0] == pytest.approx(expected)


def test_naive_bayes_is_bayes_rule_over_pieces(split: Split) -> None:
    """Checked against plain counting, one added to each count."""
    model = fit({**GRAMS, "classifier": "naive_bayes"}, split.train)
    counts = {language: Counter[str]() for language in LANGUAGES}
    for name, language in split.train:
        counts[language].update(pieces(name))
    vocabulary = {piece for own in counts.values() for piece in own}
    sizes = Counter(language for _, language in split.train)
    scores = [
        np.log(sizes[own] / len(split.train))
        + sum(
            np.log((count[p] + 1) / (count.total() + len(vocabulary)))
            for p in pieces("Satoshi")
            if p in vocabulary
        )
        for own, count in counts.items()
    ]
    expected = scores - np.logaddexp.reduce(scores)
    found = leanings(model, [("Satoshi", "Japanese")])[0]
    assert found == pytest.approx(expected)


def pieces(name: str) -> list[str]:
    """Return the pieces of up to three letters."""
    text = baselines.spelling(name)
    return [
        text[start : start + size]
        for size in (1, 2, 3)
        for start in range(len(text) - size + 1)
    ]


@EACH
def test_a_baseline_is_the_same_when_trained_again(
    classifier: str, split: Split
) -> None:
    settings = {**GRAMS, "classifier": classifier}
    first, second = (
        leanings(fit(settings, split.train), split.test) for _ in range(2)
    )
    assert np.array_equal(first, second)


def test_test_names_decide_nothing(
    study: Callable[[Split], dict[str, Any]], split: Split
) -> None:
    poisoned = [(name[::-1], LANGUAGES[0]) for name, _ in split.test]
    spoilt = Split(split.train, split.validation, poisoned)
    results, found = study(split), study(spoilt)
    for key in (
        "pieces",
        "setting",
        "temperature",
        "tau",
        "tried",
        "validation",
        "validation_answers",
    ):
        assert found[key] == results[key]
    assert found["answers"] != results["answers"]


def test_the_best_setting_on_validation_is_taken(
    study: Callable[[Split], dict[str, Any]], split: Split
) -> None:
    results = study(split)
    best = max(one["accuracy"] for one in results["tried"])
    taken = next(one for one in results["tried"] if one["accuracy"] == best)
    assert taken["setting"] == results["setting"]
    assert best == results["validation"]["accuracy"]
