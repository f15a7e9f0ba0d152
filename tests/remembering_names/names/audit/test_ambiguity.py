"""Ceilings against every look-up table there is, on small lists."""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import product
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis.strategies import floats, lists, sampled_from, tuples

from remembering_names.names.audit.ambiguity import (
    balanced,
    best_accuracy,
    best_recalls,
    ceilings,
    lowest_loss,
    memorised,
    natural,
)
from remembering_names.names.cleaning import Pair, clean
from remembering_names.names.files import read_names

OWN = ("Czech", "German", "Irish")
LISTS = lists(
    tuples(sampled_from("abcd"), sampled_from(OWN)), min_size=1, max_size=12
)
ROWS = [(row, own) for own, rows in read_names().items() for row in rows]
Reader = dict[str, str]  # name -> language


def readers(pairs: list[Pair]) -> Iterator[Reader]:
    """Yield every way of giving each name one language."""
    names = sorted({name for name, _ in pairs})
    for answers in product(OWN, repeat=len(names)):
        yield dict(zip(names, answers, strict=True))


def accuracy(reader: Reader, pairs: list[Pair]) -> float:
    """Return the share of rows that a reader gets right."""
    return fmean(reader.get(name) == own for name, own in pairs)


def recalls(reader: Reader, pairs: list[Pair]) -> dict[str, float]:
    """Return the share of each language's rows that a reader gets right."""
    return {
        own: fmean(reader[name] == own for name, o in pairs if o == own)
        for own in sorted({own for _, own in pairs})
    }


def mean_recall(reader: Reader, pairs: list[Pair]) -> float:
    """Return the mean of the recalls."""
    return fmean(recalls(reader, pairs).values())


def chances(pairs: list[Pair]) -> dict[Pair, float]:
    """Return how likely a balanced draw gives each row or its like."""
    sizes = Counter(own for _, own in pairs)
    rows = Counter(pairs)
    return {pair: n / sizes[pair[1]] / len(sizes) for pair, n in rows.items()}


def loss(odds: dict[str, list[float]], draws: dict[Pair, float]) -> float:
    """Return the cross-entropy of a reader who gives odds."""
    return math.fsum(
        -chance * math.log(odds[name][OWN.index(own)] / sum(odds[name]))
        for (name, own), chance in draws.items()
    )


@given(LISTS)
def test_no_table_beats_the_ceiling_and_one_reaches_it(
    pairs: list[Pair],
) -> None:
    best = max(accuracy(reader, pairs) for reader in readers(pairs))
    assert best_accuracy(natural(pairs)) == pytest.approx(best)


@given(LISTS)
def test_nor_in_balanced_draws(pairs: list[Pair]) -> None:
    best = max(mean_recall(reader, pairs) for reader in readers(pairs))
    assert best_accuracy(balanced(pairs)) == pytest.approx(best)


@given(LISTS)
def test_recalls_are_the_mean_over_the_best_tables(pairs: list[Pair]) -> None:
    best = best_accuracy(balanced(pairs))
    tied = [
        recalls(reader, pairs)
        for reader in readers(pairs)
        if math.isclose(mean_recall(reader, pairs), best)
    ]
    # A reader may give a language that no row has: never among the best.
    expected = {own: fmean(one[own] for one in tied) for own in tied[0]}
    assert best_recalls(balanced(pairs)) == pytest.approx(expected)


@given(LISTS)
def test_the_lowest_loss_is_that_of_the_true_odds(pairs: list[Pair]) -> None:
    draws = chances(pairs)
    odds = {
        name: [draws.get((name, own), 0.0) for own in OWN] for name, _ in pairs
    }
    expected = pytest.approx(loss(odds, draws), abs=1e-12)
    assert lowest_loss(balanced(pairs)) == expected


@given(
    LISTS,
    lists(
        lists(floats(0.01, 1), min_size=3, max_size=3), min_size=4, max_size=4
    ),
)
def test_no_odds_lose_less(
    pairs: list[Pair], weights: list[list[float]]
) -> None:
    odds = dict(zip("abcd", weights, strict=True))
    assert lowest_loss(balanced(pairs)) <= loss(odds, chances(pairs)) + 1e-9


@given(LISTS)
def test_natural_draws_weigh_rows_as_they_are(pairs: list[Pair]) -> None:
    rows = Counter(pairs)
    names = Counter(name for name, _ in pairs)
    expected = fmean(-math.log(rows[pair] / names[pair[0]]) for pair in pairs)
    assert lowest_loss(natural(pairs)) == pytest.approx(expected, abs=1e-12)


@given(LISTS, LISTS)
def test_a_memory_scores_as_the_best_tables_of_training_do(
    train: list[Pair], pairs: list[Pair]
) -> None:
    best = best_accuracy(natural(train))
    tied = [
        accuracy(reader, pairs)
        for reader in readers(train)
        if math.isclose(accuracy(reader, train), best)
    ]
    assert memorised(train, pairs) == pytest.approx(fmean(tied))


def test_a_name_never_seen_is_never_remembered() -> None:
    assert memorised([("Abel", "Irish")], [("Eli", "Irish")]) == 0


def test_names_are_compared_as_a_network_reads_them() -> None:
    pairs = [("Voß", "German"), ("Vo", "Irish")]
    assert best_accuracy(natural(pairs)) == 0.5
    assert best_accuracy(natural(pairs, str)) == 1


def test_the_ceilings_of_the_published_rows() -> None:
    assert ceilings(ROWS) == pytest.approx(
        {
            "accuracy": 0.971,
            "balanced_accuracy": 0.962,
            "cross_entropy": 0.044,
            "balanced_cross_entropy": 0.091,
        },
        abs=6e-4,
    )


def test_of_distinct_pairs_a_reader_gets_one_for_each_name() -> None:
    pairs = clean(read_names())
    names = {name for name, _ in pairs}
    expected = len(names) / len(pairs)
    assert best_accuracy(natural(pairs, str)) == pytest.approx(expected)
