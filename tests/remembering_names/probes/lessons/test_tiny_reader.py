"""The network of two units, against PyTorch's own."""

from collections import Counter

import torch
from torch import nn

from remembering_names.models.classifier import SYMBOLS
from remembering_names.probes.lessons.tiny_reader import (
    as_letters,
    build,
    draws,
    learn,
    recalls,
)

PAIRS = [("Ab", "one"), ("Cd", "one"), ("Ef", "other"), ("Gh", "third")]
SETTINGS = {"steps": 300, "learning_rate": 0.1, "seed": 0}


def test_its_answer_is_that_of_an_rnn_and_a_linear_layer() -> None:
    model = build(2, 3, seed=1)
    rnn = nn.RNN(SYMBOLS, 2).double()
    out = nn.Linear(2, 3).double()
    with torch.no_grad():
        for theirs, ours in (
            ("weight_ih_l0", model.rnn.W_x.T),
            ("weight_hh_l0", model.rnn.W_h.T),
            ("bias_ih_l0", model.rnn.b),
            ("bias_hh_l0", torch.zeros(2)),
        ):
            rnn.get_parameter(theirs).copy_(ours)
        out.weight.copy_(model.W_o.T)
        out.bias.copy_(model.b_o)
    letters = as_letters("Abkin")
    x = nn.functional.one_hot(letters, SYMBOLS).double()
    expected = torch.log_softmax(out(rnn(x)[0][-1]), dim=1)
    torch.testing.assert_close(model(letters), expected)


def test_languages_are_drawn_evenly_however_many_names_they_have() -> None:
    drawn = draws(PAIRS, ["one", "other"], {**SETTINGS, "steps": 4000})
    counts = Counter(int(language) for _, language in drawn)
    assert abs(counts[0] - 2000) < 200


def test_only_its_own_languages_are_drawn() -> None:
    drawn = draws(PAIRS, ["one", "other"], SETTINGS)
    thirds = as_letters("Gh")
    assert not any(torch.equal(letters, thirds) for letters, _ in drawn)


def test_it_learns_names_that_it_can_tell_apart() -> None:
    model = build(2, 2, seed=0)
    learn(model, PAIRS, ["one", "other"], SETTINGS)
    assert recalls(model, PAIRS, ["one", "other"]) == [1, 1]
