"""Which test names models knew, from stored answers."""

import numpy as np
import pytest
from tests.remembering_names.scoring import made_up_splits

from remembering_names.scoring.split_answers import all_hits


def test_the_shares_of_hits_are_the_stored_accuracies() -> None:
    stored = made_up_splits.numbers()
    parts = made_up_splits.parts()
    hits = all_hits(stored, made_up_splits.SETTINGS, parts)
    assert set(hits) == {"gru", "tanh_rnn", "svm", "ensemble"}
    for place, own in enumerate(hits["gru"]):
        expected = stored.gru.splits.accuracy[place]
        assert own.mean(axis=1).tolist() == pytest.approx(expected)


def test_test_names_are_in_the_order_of_their_answers() -> None:
    for part in made_up_splits.parts():
        assert len(part.names) == len(part.right) == len(part.split.test)
        assert np.array_equal(
            part.hits(["a" * len(part.right)])[0], part.right == 0
        )
