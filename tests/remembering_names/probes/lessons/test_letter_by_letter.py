"""A name read by hand, against the model and autograd."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from remembering_names.names.files import ALPHABET
from remembering_names.probes.lessons.letter_by_letter import (
    choose,
    largest,
    learned,
    read_by_hand,
    softmax_by_hand,
    weights_of,
)
from remembering_names.probes.lessons.tiny_reader import as_letters, build

PAIRS = [("Ba", "x"), ("Ab", "y"), ("Abc", "x"), ("Aa", "z"), ("C", "x")]


@given(st.text(ALPHABET, min_size=1, max_size=8))
def test_reading_by_hand_gives_the_models_answer(name: str) -> None:
    model = build(2, 3, seed=0)
    found = read_by_hand(model, name).p[-1].log()
    torch.testing.assert_close(found, model(as_letters(name))[0].detach())


def test_each_letter_brings_its_own_row_of_the_weights() -> None:
    model = build(2, 3, seed=0)
    reading = read_by_hand(model, "ba")
    rows = weights_of(model)["W_x"][[1, 0]]
    torch.testing.assert_close(reading.letter, rows)


def test_softmax_by_hand_is_pytorchs() -> None:
    logits = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)
    expected = torch.softmax(logits, dim=0)
    torch.testing.assert_close(softmax_by_hand(logits), expected)


def test_the_update_by_hand_is_that_of_autograd() -> None:
    found = learned(build(2, 3, seed=0), "Abkin", 2, 0.05)
    assert found["apart"] < 1e-12


def test_what_the_read_out_is_blamed_for_is_its_gradient() -> None:
    model = build(2, 3, seed=0)
    loss = -model(as_letters("Abkin"))[0, 2]
    (expected,) = torch.autograd.grad(loss, [model.W_o])
    found = torch.tensor(learned(model, "Abkin", 2, 0.05)["blamed"])
    torch.testing.assert_close(found, expected.float(), rtol=1e-4, atol=1e-6)


def test_the_name_is_the_first_by_alphabet_of_its_length() -> None:
    assert choose(PAIRS, ["x", "y"], 2) == ("Ab", "y")


def test_a_name_of_another_language_is_not_chosen() -> None:
    with pytest.raises(ValueError, match="empty"):
        choose(PAIRS, ["y"], 3)


def test_the_largest_languages_have_the_most_names() -> None:
    assert largest(PAIRS, 2) == ["x", "y"]
