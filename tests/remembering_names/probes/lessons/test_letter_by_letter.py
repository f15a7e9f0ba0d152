"""One lesson from one name, against autograd."""

import pytest
import torch

from remembering_names.probes.lessons.letter_by_letter import (
    choose,
    endings,
    largest,
    learned,
)
from remembering_names.probes.lessons.tiny_reader import as_letters, build

PAIRS = [("Ba", "x"), ("Ab", "y"), ("Abc", "x"), ("Aa", "z"), ("C", "x")]


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


def test_endings_are_counted_by_language() -> None:
    pairs = [("Ilyin", "y"), ("Martin", "x"), ("Ivanin", "y"), ("Ina", "x")]
    assert endings(pairs, ["x", "y"], "Abkin") == [1, 2]
