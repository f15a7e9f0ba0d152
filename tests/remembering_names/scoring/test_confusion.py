"""Counts and their averages against plain loops."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, tuples

from remembering_names.names.files import LANGUAGES
from remembering_names.scoring.confusion import (
    Counts,
    balanced_accuracy,
    confusion,
    recall,
)

C = len(LANGUAGES)
PAIRS = lists(tuples(integers(0, C - 1), integers(0, C - 1)))
Pairs = list[tuple[int, int]]  # a language, and what it was taken for


def count(pairs: Pairs) -> Counts:
    """Return the confusion matrix of some pairs."""
    columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return confusion(columns[0], columns[1])


def with_each_language(pairs: Pairs) -> Pairs:
    """Return the pairs with each language once more, taken for another."""
    return pairs + [(n, (n + 1) % C) for n in range(C)]


@given(PAIRS)
def test_a_cell_counts_the_names_of_its_row_taken_for_its_column(
    pairs: Pairs,
) -> None:
    times = Counter(pairs)
    expected = [[times[row, column] for column in range(C)] for row in range(C)]
    assert count(pairs).tolist() == expected


@given(PAIRS)
def test_recall_is_the_share_of_each_languages_names_that_is_right(
    pairs: Pairs,
) -> None:
    pairs = with_each_language(pairs)
    answers = [
        [own == guess for own, guess in pairs if own == n] for n in range(C)
    ]
    expected = [sum(right) / len(right) for right in answers]
    assert recall(count(pairs)).tolist() == pytest.approx(expected)


@given(PAIRS)
def test_in_balanced_accuracy_each_language_weighs_the_same(
    pairs: Pairs,
) -> None:
    pairs = with_each_language(pairs)
    sizes = Counter(own for own, _ in pairs)
    weights = [1 / C / sizes[own] for own, guess in pairs if own == guess]
    assert balanced_accuracy(count(pairs)) == pytest.approx(sum(weights))


@given(PAIRS, integers(2, 9))
def test_repeating_every_answer_changes_no_share(
    pairs: Pairs, times: int
) -> None:
    counts = count(with_each_language(pairs))
    assert np.array_equal(recall(counts * times), recall(counts))


def test_always_giving_one_answer_is_right_for_one_language_in_all() -> None:
    pairs = [(n, 4) for n in range(C)] + [(4, 4)] * 1000
    assert balanced_accuracy(count(pairs)) == pytest.approx(1 / C)
