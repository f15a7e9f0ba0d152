"""How a name becomes letters of the alphabet, and these numbers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis.strategies import text

from remembering_names.names.files import ALPHABET, encode, fold


def test_the_alphabet_is_that_of_the_lab_report() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    assert f"{letters}{letters.upper()} .,;'" == ALPHABET


@given(text())
def test_folding_leaves_nothing_outside_the_alphabet(name: str) -> None:
    assert set(fold(name)) <= set(ALPHABET)


@given(text())
def test_folding_is_idempotent(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(text())
def test_folding_does_what_the_tutorial_does(name: str) -> None:
    letters = unicodedata.normalize("NFD", name)
    marks = [unicodedata.category(letter) == "Mn" for letter in letters]
    pairs = zip(letters, marks, strict=True)
    expected = [c for c, mark in pairs if not mark and c in ALPHABET]
    assert fold(name) == "".join(expected)


@given(text(ALPHABET))
def test_a_name_in_the_alphabet_is_left_as_it_is(name: str) -> None:
    assert fold(name) == name


@pytest.mark.survives(
    "Names",
    "a name whose accents stand apart from their letters",
    "it is read like the composed one",
)
@given(text())
def test_a_decomposed_name_folds_like_a_composed_one(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(name)


@given(text())
def test_the_encoding_can_be_read_back(name: str) -> None:
    assert "".join(ALPHABET[n] for n in encode(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Ślusàrski", "Slusarski"), ("Łuk", "uk"), ("Weiß-Ön", "WeiOn")],
)
def test_accents_come_off_and_other_letters_go(name: str, folded: str) -> None:
    assert fold(name) == folded
