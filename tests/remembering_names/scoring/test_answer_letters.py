"""Answers as letters: nothing is lost on the way."""

import string

import numpy as np
from hypothesis import given
from hypothesis.strategies import integers, lists

from firsthand.results import Record
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring.answer_letters import (
    from_letters,
    on_split,
    to_letters,
)


@given(lists(integers(0, len(LANGUAGES) - 1)))
def test_letters_come_back_as_the_answers_they_stand_for(
    answers: list[int],
) -> None:
    letters = to_letters(np.array(answers, dtype=int))
    assert letters == "".join(string.ascii_lowercase[n] for n in answers)
    assert from_letters(letters).tolist() == answers


def test_the_answers_of_a_split_are_those_of_its_place() -> None:
    splits = Record(answers=[["ab", "bb"], ["ca", "aa"]])
    found = on_split(Record(gru=Record(splits=splits)), ["gru"], 1)
    assert [seed.tolist() for seed in found["gru"]] == [[2, 0], [0, 0]]
