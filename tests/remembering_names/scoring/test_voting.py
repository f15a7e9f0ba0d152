"""The vote of models, on answers that are made up."""

from collections import Counter

import numpy as np
import pytest
from tests.remembering_names.scoring.fresh_answers import (
    SETTINGS,
    answered,
    use,
)
from tests.remembering_names.work_here import task

from firsthand.results import Record
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring import voting
from remembering_names.scoring.voting import (
    choose,
    pool,
    shares,
    vote_on_splits,
)

RIGHT = np.array([0, 1, 2, 3, 4, 5])
GOOD = np.array([0, 1, 2, 3, 9, 9])  # knows the first four
OTHER = np.array([8, 8, 8, 3, 4, 5])  # knows the last three
BAD = np.array([7, 7, 7, 7, 7, 7])


def test_the_seeds_of_a_model_share_its_vote() -> None:
    votes = shares({"gru": [GOOD, OTHER, OTHER]})["gru"]
    assert votes[0, 8] == pytest.approx(2 / 3)
    assert votes[3, 3] == 1
    assert votes.shape == (6, len(LANGUAGES))


def test_the_heavier_vote_wins() -> None:
    votes = shares({"a": [GOOD], "b": [OTHER]})
    for heavy, answers in (("a", GOOD), ("b", OTHER)):
        weights = Counter({"a": 1, "b": 1}) + Counter([heavy])
        assert pool(votes, weights).argmax(axis=1).tolist() == answers.tolist()


def test_pooled_votes_are_log_probabilities() -> None:
    votes = shares({"a": [GOOD], "b": [OTHER, BAD]})
    log_p = pool(votes, Counter(a=2, b=1))
    assert np.exp(log_p).sum(axis=1) == pytest.approx(1)


def test_a_model_that_helps_joins_and_one_that_does_not_stays_out() -> None:
    half = np.array([0, 1, 2, 3, 4, 9])
    votes = shares({"bad": [BAD], "good": [GOOD], "half": [half]})
    assert choose(votes, RIGHT, rounds=5) == Counter(half=1)


def test_models_that_know_different_names_join_forces() -> None:
    unsure = [np.array([0, 1, 2, 9, 9, 9]), np.array([0, 1, 2, 8, 8, 8])]
    other = [np.array([9, 9, 9, 3, 4, 5]), np.array([8, 8, 8, 3, 4, 5])]
    votes = shares({"a": unsure, "b": other})
    weights = choose(votes, RIGHT, rounds=5)
    assert weights == Counter(a=1, b=1)
    assert np.array_equal(pool(votes, weights).argmax(axis=1), RIGHT)


def test_on_fresh_splits_the_same_voters_vote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, voting)
    heavy, light = answered({"Cohl", "Carr"}), answered({"Dunn"})
    numbers = Record(
        gru=Record(splits=heavy),
        svm=Record(splits=light),
        rnn=Record(splits=light),
        ensemble=Record(weights=Record(gru=3, svm=2)),
    )
    work = task({**SETTINGS, "taus": [0.0]}, numbers)
    found = vote_on_splits(work)["results"]
    # The two light ones together would outvote the heavy one, but the RNN was
    # not chosen.
    assert found["answers"] == heavy["answers"]
    assert found["accuracy"] == [[pytest.approx(1 / 3, abs=1e-6)]] * 2
