"""A name read by hand, against the model that reads it."""

import torch
from hypothesis import given
from hypothesis import strategies as st

from remembering_names.names.files import ALPHABET
from remembering_names.probes.lessons.by_hand import (
    read_by_hand,
    softmax_by_hand,
    weights_of,
)
from remembering_names.probes.lessons.tiny_reader import as_letters, build


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
