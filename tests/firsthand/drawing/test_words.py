"""Words stand whole, one language beside another."""

import pytest

from firsthand.drawing import words
from firsthand.drawing.words import Voice, voice

WORDS = {
    "en": {"ends": "{model} ends at {share}", "heads": "Model | Near, far"},
    "de": {"ends": "Bei {share} endet {model}"},
}


def test_a_place_takes_what_it_is_given() -> None:
    assert Voice(WORDS)("ends", model="GRU", share="8") == "GRU ends at 8"


def test_another_language_orders_the_places_in_its_own_way() -> None:
    said = voice(WORDS, {"language": "de"})("ends", model="GRU", share="8")
    assert said == "Bei 8 endet GRU"


def test_a_target_that_names_no_language_speaks_english() -> None:
    assert voice(WORDS, {}) == Voice(WORDS, "en")


def test_a_place_without_a_value_is_refused() -> None:
    with pytest.raises(KeyError, match="share"):
        Voice(WORDS)("ends", model="GRU")


def test_words_that_a_language_lacks_are_refused() -> None:
    with pytest.raises(KeyError, match="heads"):
        Voice(WORDS, "de").cells("heads")


def test_heads_of_columns_stand_in_one_line() -> None:
    assert Voice(WORDS).cells("heads") == ["Model", "Near, far"]


def test_each_language_has_its_own_signs_between_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signs = {"items": "、", "clauses": "；", "sentences": ""}
    monkeypatch.setitem(words.BETWEEN, "zh", signs)
    for say, expected in (
        (Voice(WORDS), ["a, b", "a; b", "a b"]),
        (Voice(WORDS, "zh"), ["a、b", "a；b", "ab"]),
    ):
        joined = (say.items, say.clauses, say.sentences)
        assert [one("ab") for one in joined] == expected
