"""The split: what it promises, against code that does not use its own."""

import re
import unicodedata
from collections import Counter
from dataclasses import astuple
from itertools import chain, permutations

import pytest
from hypothesis import given
from hypothesis.strategies import (
    dictionaries,
    integers,
    lists,
    sampled_from,
    sets,
    text,
    tuples,
)

from remembering_names.names.cleaning import Pair, clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import (
    SHARES,
    Split,
    alike,
    split_by_name,
    split_by_row,
)
from remembering_names.root import ROOT

OWN = ("Czech", "German", "Irish")
# Spaced as cleaning leaves them: none outside, one between words.
SPELLED = text("aAáßsł'- ").map(lambda name: " ".join(name.split()))
PAIRS = sets(tuples(SPELLED.filter(bool), sampled_from(OWN)))
SIZES = dictionaries(sampled_from(OWN), integers(1, 60))
SEEDS = integers(0, 5)
ALL_SHARES = sampled_from([(0.8, 0.1, 0.1), (0.5, 0.3, 0.2), (0.6, 0.2, 0.2)])
CLEAN = clean(read_names())
REAL = split_by_name(CLEAN)


def parts(split: Split) -> list[list[Pair]]:
    """Return the three parts."""
    return list(astuple(split))


def ascii_letters(name: str) -> str:
    """Return a name in the alphabet and lower case, by the ASCII codec."""
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore")
    return re.sub(r"[^a-z .,;']", "", plain.decode().lower())


def met(split: Split, reading: object) -> set[str]:
    """Return what names of two parts have in common, under a reading."""
    assert callable(reading)
    read = [{reading(name) for name, _ in part} for part in parts(split)]
    return set().union(*(a & b for a, b in permutations(read, 2)))


def unshared(sizes: dict[str, int]) -> list[Pair]:
    """Return as many names of each language, no two alike."""
    letter = dict(zip(OWN, "cgi", strict=True))
    return [(letter[o] * (n + 1), o) for o in sizes for n in range(sizes[o])]


@given(PAIRS, SEEDS)
def test_each_pair_is_in_exactly_one_part(pairs: set[Pair], seed: int) -> None:
    split = split_by_name(list(pairs), seed)
    assert Counter(chain(*parts(split))) == Counter(pairs)


@given(PAIRS, SEEDS)
def test_no_name_is_in_two_parts_in_any_case(
    pairs: set[Pair], seed: int
) -> None:
    assert not met(split_by_name(list(pairs), seed), str.casefold)


@given(PAIRS, SEEDS)
def test_no_name_is_in_two_parts_as_a_network_reads_it(
    pairs: set[Pair], seed: int
) -> None:
    assert not met(split_by_name(list(pairs), seed), ascii_letters)


@given(PAIRS, SEEDS)
def test_by_letters_no_two_parts_share_a_name_but_for_its_marks(
    pairs: set[Pair], seed: int
) -> None:
    split = split_by_name(list(pairs), seed, key="letters")
    assert not met(split, str.casefold)
    assert not met(split, lambda name: re.sub("[' -]", "", name.casefold()))
    assert not met(
        split, lambda name: re.sub("[^a-z]", "", ascii_letters(name))
    )


@given(PAIRS)
def test_what_is_one_name_by_spelling_is_one_by_letters(
    pairs: set[Pair],
) -> None:
    coarse = [set(group) for group in alike(sorted(pairs), "letters")]
    for group in alike(sorted(pairs)):
        assert any(set(group) <= other for other in coarse)


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_published_name_straddles_a_split_by_letters(seed: int) -> None:
    split = split_by_name(CLEAN, seed, key="letters")
    assert Counter(chain(*parts(split))) == Counter(CLEAN)
    assert not met(
        split, lambda name: re.sub("[^a-z]", "", ascii_letters(name))
    )


@given(SIZES, SEEDS, ALL_SHARES)
def test_each_part_has_its_share_of_each_language(
    sizes: dict[str, int], seed: int, shares: tuple[float, ...]
) -> None:
    split = split_by_name(unshared(sizes), seed, shares)
    for part, share in zip(parts(split), shares, strict=True):
        held = Counter(own for _, own in part)
        for own, size in sizes.items():
            assert abs(held[own] - share * size) < 1


@given(PAIRS, SEEDS)
def test_the_order_of_the_pairs_changes_nothing(
    pairs: set[Pair], seed: int
) -> None:
    forth = sorted(pairs)
    assert split_by_name(forth, seed) == split_by_name(forth[::-1], seed)


def test_a_seed_gives_one_split() -> None:
    assert split_by_name(CLEAN, 0) == REAL


def test_another_seed_gives_another_split() -> None:
    assert split_by_name(CLEAN, 1) != REAL


def test_spellings_of_one_name_stay_together() -> None:
    chain = [("Voss", "German"), ("Voß", "German"), ("Vo", "Irish")]
    others = [("x" * n, "German") for n in range(1, 20)]
    for seed in range(20):
        split = split_by_name([*chain, *others], seed)
        assert any(set(chain) <= set(part) for part in parts(split))


def test_every_published_row_is_in_one_part_at_most() -> None:
    # By the files' lines and the standard library alone.
    where: dict[str, set[int]] = {}
    for n, part in enumerate(parts(REAL)):
        for name, _ in part:
            where.setdefault(name.casefold(), set()).add(n)
            where.setdefault(ascii_letters(name), set()).add(n)
    for path in (ROOT / "data" / "names").glob("*.txt"):
        for line in path.read_text("utf-8").split("\n"):
            name = re.sub(r"/.*|[0-9,:]", "", line).strip()
            found = {name.casefold(), ascii_letters(name)} & where.keys()
            assert len(set().union(*(where[key] for key in found))) <= 1


def test_no_two_names_of_different_parts_are_alike_letter_by_letter() -> None:
    spelled = [[name.upper() for name, _ in part] for part in parts(REAL)]
    train = set(spelled[0])
    assert not train & {*spelled[1], *spelled[2]}
    assert not set(spelled[1]) & set(spelled[2])


def test_the_held_out_split_has_its_shares_of_each_language() -> None:
    sizes = Counter(own for _, own in CLEAN)
    for part, share in zip(parts(REAL), SHARES, strict=True):
        held = Counter(own for _, own in part)
        for own, size in sizes.items():
            assert abs(held[own] - share * size) < 1.5


def test_shared_names_go_to_each_part_by_its_share() -> None:
    owners = Counter(ascii_letters(name) for name, _ in CLEAN)
    total = sum(owners[ascii_letters(name)] > 1 for name, _ in CLEAN)
    for part, share in zip(parts(REAL), SHARES, strict=True):
        held = sum(owners[ascii_letters(name)] > 1 for name, _ in part)
        assert held / total == pytest.approx(share, abs=0.02)


@given(dictionaries(sampled_from(OWN), lists(text("ab"))), SEEDS, ALL_SHARES)
def test_a_split_by_row_keeps_every_row(
    names: dict[str, list[str]], seed: int, shares: tuple[float, ...]
) -> None:
    rows = Counter((row, own) for own in names for row in names[own])
    assert Counter(chain(*parts(split_by_row(names, seed, shares)))) == rows


@given(integers(0, 200), SEEDS, ALL_SHARES)
def test_a_split_by_row_has_its_shares(
    size: int, seed: int, shares: tuple[float, ...]
) -> None:
    split = split_by_row({"Irish": ["Abel"] * size}, seed, shares)
    for part, share in zip(parts(split), shares, strict=True):
        assert abs(len(part) - share * size) <= 1


def test_a_split_by_row_puts_every_arabic_name_into_training() -> None:
    split = split_by_row(read_names())
    train, _, test = (
        {n for n, own in p if own == "Arabic"} for p in parts(split)
    )
    assert len(test) > 50
    assert test <= train
