"""The held-out studies against their parts, done one by one."""

from typing import Any

import numpy as np
import pytest
from tests.remembering_names.training.held_out.tiny_study import (
    CHOSEN,
    SPLIT,
    held_out,
    task,
)

from firsthand.encoding import dumps
from remembering_names.models import MODELS, ModelSpec
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring import probabilities
from remembering_names.training.held_out import (
    study,
)
from remembering_names.training.held_out.recipe import (
    Recipe,
    log_probabilities,
    train_model,
)

pytestmark = pytest.mark.usefixtures("few")

TEST = np.array([LANGUAGES.index(own) for _, own in SPLIT.test])
ANY = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.key)


def alone(spec: ModelSpec, seed: int) -> Any:
    """Return a model that one seed trains."""
    return train_model(spec.layer, SPLIT.train, Recipe(**CHOSEN), seed)


@ANY
def test_each_seed_is_a_run_of_its_own(spec: ModelSpec) -> None:
    found = held_out(spec)
    for n, seed in enumerate([4, 2]):
        log_p = log_probabilities(
            alone(spec, seed), [name for name, _ in SPLIT.test]
        )
        assert found["answers"][n] == log_p.argmax(axis=1).tolist()
        for score, value in probabilities.plain_scores(log_p, TEST).items():
            assert found[score][n] == pytest.approx(value, abs=1e-6), score


@ANY
def test_the_weights_kept_are_those_of_the_first_seed(spec: ModelSpec) -> None:
    kept = study.hold_out(task(spec))["weights"]
    expected = alone(spec, 4).state_dict()
    assert kept.keys() == expected.keys()
    assert all((kept[name] == expected[name]).all() for name in kept)


def test_scores_follow_from_the_answers_that_are_stored() -> None:
    found = held_out(MODELS[0])
    for answers, accuracy, recall, counts in zip(
        found["answers"],
        found["accuracy"],
        found["recall"],
        found["confusion"],
        strict=True,
    ):
        right = [a == b for a, b in zip(answers, TEST, strict=True)]
        assert accuracy == pytest.approx(sum(right) / len(right), abs=1e-6)
        for n in range(len(LANGUAGES)):
            own = [hit for hit, b in zip(right, TEST, strict=True) if b == n]
            assert recall[n] == pytest.approx(sum(own) / len(own), abs=1e-6)
            assert sum(counts[n]) == len(own)


def test_confidence_is_the_probability_of_the_answer() -> None:
    spec = MODELS[0]
    names = [name for name, _ in SPLIT.test]
    p = np.exp(log_probabilities(alone(spec, 4), names)).max(axis=1)
    assert held_out(spec)["confidence"][0] == pytest.approx(p, abs=6e-4)


def test_tau_is_chosen_without_test_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec, expected = MODELS[0], held_out(MODELS[0])
    swapped = [
        (name, LANGUAGES[n % 18]) for n, (name, _) in enumerate(SPLIT.test)
    ]
    other = type(SPLIT)(SPLIT.train, SPLIT.validation, swapped)
    monkeypatch.setattr(study, "held_out_split", lambda _: other)
    found = held_out(spec)
    for field in ("tau", "validation", "validation_answers", "answers"):
        assert found[field] == expected[field], field
    assert found["accuracy"] != expected["accuracy"]


def test_bins_hold_the_test_names_of_all_seeds() -> None:
    counts = held_out(MODELS[0])["reliability"]["counts"]
    assert sum(counts) == 2 * len(SPLIT.test)


def test_what_is_stored_is_json() -> None:
    assert dumps(held_out(MODELS[0]))
