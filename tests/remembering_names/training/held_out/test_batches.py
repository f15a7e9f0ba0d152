"""Batches of names of one length."""

from collections import Counter

import pytest
import torch
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text, tuples
from torch import Tensor

from remembering_names.models.name_classifier import BLANK
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import ALPHABET, LANGUAGES
from remembering_names.training.held_out.batches import (
    Batch,
    batches,
    blank,
    by_length,
    count,
)

NAMES = text(sampled_from(ALPHABET), min_size=1, max_size=5)
PAIRS = lists(tuples(NAMES, sampled_from(LANGUAGES)), max_size=40)
SIZES = integers(1, 6)


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def read(batch: Batch) -> list[Pair]:
    """Return the names of a batch, letter by letter, with their languages."""
    return [
        ("".join(ALPHABET[n] for n in letters), LANGUAGES[language])
        for letters, language in zip(
            batch.letters.T.tolist(), batch.languages.tolist(), strict=True
        )
    ]


def dealt(pairs: list[Pair], size: int, seed: int = 0) -> list[Batch]:
    return list(batches(by_length(pairs), size, generator(seed)))


@given(PAIRS, SIZES)
def test_an_epoch_reads_each_name_once(pairs: list[Pair], size: int) -> None:
    found = [pair for batch in dealt(pairs, size) for pair in read(batch)]
    assert Counter(found) == Counter(pairs)


@given(PAIRS, SIZES)
def test_a_batch_is_never_larger_than_asked(
    pairs: list[Pair], size: int
) -> None:
    sizes = [len(batch.languages) for batch in dealt(pairs, size)]
    assert all(0 < found <= size for found in sizes)


@given(PAIRS, SIZES)
def test_only_the_last_batch_of_a_length_is_smaller(
    pairs: list[Pair], size: int
) -> None:
    smaller = [
        len(batch.letters)
        for batch in dealt(pairs, size)
        if len(batch.languages) < size
    ]
    assert len(smaller) == len(set(smaller))


@given(PAIRS, SIZES)
def test_batches_are_counted_before_they_are_made(
    pairs: list[Pair], size: int
) -> None:
    assert count(by_length(pairs), size) == len(dealt(pairs, size))


def test_each_epoch_has_an_order_of_its_own() -> None:
    pairs = [(letter * n, "Irish") for letter in ALPHABET for n in (1, 2, 3)]
    groups, source = by_length(pairs), generator()
    first, second = (
        [read(batch) for batch in batches(groups, 4, source)] for _ in range(2)
    )
    assert first != second


def test_lengths_are_mixed() -> None:
    pairs = [(letter * n, "Irish") for letter in ALPHABET for n in (1, 2, 3)]
    lengths = [len(batch.letters) for batch in dealt(pairs, 4)]
    assert lengths != sorted(lengths)


@pytest.mark.parametrize("share", [0.05, 0.3])
def test_a_letter_is_lost_with_its_probability(share: float) -> None:
    letters = torch.zeros(400, 250, dtype=torch.int64)
    lost = blank(letters, share, generator()) == BLANK
    deviation = (share * (1 - share) / lost.numel()) ** 0.5
    found = lost.double().mean().item()
    assert found == pytest.approx(share, abs=4 * deviation)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_letters_that_are_not_lost_stay(share: float) -> None:
    letters = torch.arange(56).view(7, 8)
    found: Tensor = blank(letters, share, generator())
    assert torch.equal(found[found != BLANK], letters[found != BLANK])
    assert (found == BLANK).double().mean() >= (share == 1.0)
