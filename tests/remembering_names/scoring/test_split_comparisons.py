"""The family of comparisons and the recalls, on made-up answers."""

from typing import Any

import numpy as np
import pytest
from tests.remembering_names.scoring import made_up_splits
from tests.remembering_names.work_here import task

from remembering_names.names.files import LANGUAGES
from remembering_names.scoring.inference import holm
from remembering_names.scoring.split_answers import all_hits
from remembering_names.scoring.split_comparisons import (
    compare,
    distinct,
    recalls,
    scores,
    smallest,
)

FAMILY = {
    "gates": {"gru": ["gru", "tanh_rnn"]},
    "ngrams": {"gru": ["svm", "gru"], "tanh_rnn": ["svm", "tanh_rnn"]},
}
SETTINGS = {
    **made_up_splits.SETTINGS,
    "family": FAMILY,
    "scores": ["accuracy", "ece"],
}


@pytest.fixture(scope="module")
def found() -> Any:
    return compare(task(SETTINGS, made_up_splits.numbers()))["results"]


def every(found: Any) -> list[Any]:
    return [test for one in found["tests"].values() for test in one.values()]


def test_every_pair_of_the_family_is_tested_and_no_other(found: Any) -> None:
    tested = {
        question: {
            key: [test["first"], test["second"]] for key, test in pairs.items()
        }
        for question, pairs in found["tests"].items()
    }
    assert tested == FAMILY
    assert found["family"] == 3


def test_p_values_are_corrected_over_the_whole_family(found: Any) -> None:
    expected = holm([test["p"] for test in every(found)])
    corrected = [test["p_holm"] for test in every(found)]
    assert corrected == pytest.approx(expected, rel=1e-3)


def test_a_difference_is_of_mean_accuracies(found: Any) -> None:
    mean = {
        key: one["accuracy"]["mean"] for key, one in found["scores"].items()
    }
    for test in every(found):
        expected = mean[test["first"]] - mean[test["second"]]
        assert test["difference"] == pytest.approx(expected, abs=2e-6)


def test_the_error_is_made_of_its_three_parts(found: Any) -> None:
    for test in every(found):
        parts = [test[name] ** 2 for name in ("names", "runs", "training")]
        assert test["error"] == pytest.approx(sum(parts) ** 0.5, abs=2e-6)


def test_a_score_that_a_study_lacks_is_left_out() -> None:
    study = {"accuracy": [[0.8, 0.9], [0.7, 0.8]]}
    found = scores(study, ["accuracy", "ece"], added=0.125)
    assert found["accuracy"]["by_split"] == pytest.approx([0.85, 0.75])
    assert "ece" not in found


def test_a_name_of_two_test_parts_counts_once_for_recall() -> None:
    parts = made_up_splits.parts()
    names = distinct(parts)
    for language in range(len(LANGUAGES)):
        spelled = [
            part.names[n]
            for part in parts
            for n in np.flatnonzero(part.right == language)
        ]
        assert names[language] == len(set(spelled)) <= len(spelled)


def test_a_model_that_knows_all_names_has_full_recall() -> None:
    parts = made_up_splits.parts()
    known = [np.ones((2, len(part.right)), dtype=bool) for part in parts]
    for own in recalls(known, parts):
        assert own["share"] == own["interval"][1] == 1


def test_recall_is_a_mean_over_runs_and_names() -> None:
    parts = made_up_splits.parts()[:1]
    stored = made_up_splits.numbers()
    stored["gru"].splits["answers"] = stored.gru.splits.answers[:1]
    settings = {**made_up_splits.SETTINGS, "models": ["gru"], "baselines": []}
    stored["splits_ensemble"]["answers"] = stored.splits_ensemble.answers[:1]
    hits = all_hits(stored, settings, parts)["gru"]
    found = recalls(hits, parts)
    for language in range(len(LANGUAGES)):
        inside = parts[0].right == language
        expected = hits[0][:, inside].mean()
        assert found[language]["share"] == pytest.approx(expected, abs=2e-6)


def test_the_smallest_language_is_named_with_its_place() -> None:
    names = [50] * 13 + [26] + [50] * 4
    expected = {"language": "Portuguese", "place": 13, "names": 26}
    assert smallest(names) == expected
