"""How a name is read: folded, or refused in a line."""

import pytest
from hypothesis import given
from hypothesis.strategies import text

from remembering_names.asking import prediction
from remembering_names.asking.prediction import (
    LONGEST,
    PredictionError,
    legible,
)
from remembering_names.names.files import ALPHABET


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Satoshi", "Satoshi"),
        ("Ślusarski", "Slusarski"),
        ("Wałęsa", "Waesa"),
        ("  van\tder \n Berg ", "van der Berg"),
        ("佐藤 Sato", "Sato"),
        ("O'Neal", "O'Neal"),
    ],
)
def test_a_name_is_folded_as_in_training(name: str, read: str) -> None:
    assert legible(name) == read


def test_what_is_read_is_told_where_it_is_not_what_is_written() -> None:
    told = prediction.remark("Ślusarski")
    assert told == "Ślusarski is read as Slusarski"


def test_nothing_is_told_of_a_name_that_is_read_as_written() -> None:
    assert prediction.remark(" van der  Berg") == ""


@pytest.mark.parametrize("name", ["", " \n", "12", "佐藤", "ł", ".,;'"])
def test_a_name_without_a_letter_is_refused(name: str) -> None:
    with pytest.raises(PredictionError, match="no letter from A to Z"):
        legible(name)


@pytest.mark.survives(
    "Names",
    "a name of a million letters",
    "one short line; status 1",
)
@pytest.mark.parametrize("length", [LONGEST + 1, 1_000_000])
def test_a_longer_name_is_refused_in_a_short_line(length: int) -> None:
    with pytest.raises(PredictionError, match=f"{length} letters") as caught:
        legible("a" * length)
    assert len(str(caught.value)) < 80


@pytest.mark.survives(
    "Names",
    "any text at all",
    "it is read as letters of the alphabet, or refused",
)
@given(text(max_size=LONGEST - 1))
def test_what_is_read_is_spelled_in_the_alphabet(name: str) -> None:
    read = legible(f"A{name}")
    assert set(read) <= set(ALPHABET)
    assert legible(read) == read


@pytest.mark.survives(
    "Names",
    "control characters that a terminal would obey",
    "they are shown as a replacement mark",
)
@given(text())
def test_no_name_speaks_to_the_terminal(name: str) -> None:
    first, *others = prediction.answer(name, []).split("\n")
    assert first.isprintable()
    assert not others
