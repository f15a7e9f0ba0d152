"""The model that adds up letters by their place."""

from itertools import pairwise

import numpy as np
import pytest
import torch

from remembering_names.models.linear_rnn import LinearRNN
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.files import ALPHABET, encode
from remembering_names.names.splits import held_out_split
from remembering_names.probes.gap import additive
from remembering_names.scoring.stored_scores import right_answers

NAMES = [name for name, _ in held_out_split(0).test[:300]]


@torch.no_grad()
def test_what_a_linear_rnn_scores_is_such_a_sum() -> None:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = NameClassifier(LinearRNN, 6, 4).double().eval()
    rnn = model.layer
    assert isinstance(rnn, LinearRNN)
    scores = []
    for name in NAMES:
        _, h_n = rnn(model.embedding(torch.tensor(encode(name))[:, None]))
        scores.append(model.out(h_n[0, 0]))
    longest = max(len(encode(name)) for name in NAMES)
    # What each letter adds at each place: its vector, carried to the end.
    parts = model.embedding.weight @ rnn.W_x + rnn.b
    sums = []
    for _ in range(longest):
        sums.append(parts @ model.out.weight.T)
        parts = parts @ rnn.W_h
    for name, score in zip(NAMES, scores, strict=True):
        found = model.out.bias.clone()
        for feature in additive.features(name):
            place, letter = feature.split(" ", 1)
            found = found + sums[int(place)][ALPHABET.index(letter)]
        torch.testing.assert_close(found, score)


def test_a_letter_counts_by_its_place_from_the_end() -> None:
    assert additive.features("Abb") == {"0 b": 1, "1 b": 1, "2 A": 1}


def test_where_the_fit_ends_its_loss_is_flat() -> None:
    model = additive.fit({"split_seed": 0, "penalty": 100.0})
    train = held_out_split(0).train
    x = model[0].transform(additive.described(train))
    p = model[1].predict_proba(x)
    right = np.array([model[1].classes_ == n for n in right_answers(train)])
    slope = (x.T @ (p - right)).T + 100.0 * model[1].coef_
    assert np.abs(slope).max() < 0.01 * len(train)


@pytest.mark.parametrize("places", [*pairwise(range(3))])
def test_the_same_letter_elsewhere_is_another_feature(
    places: tuple[int, int],
) -> None:
    first, second = (f"{place} a" for place in places)
    assert {first, second} <= additive.features("aaa").keys()
