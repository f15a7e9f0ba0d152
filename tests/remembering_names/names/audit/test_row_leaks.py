"""What a split by rows lets through, counted again row by row."""

from collections.abc import Sequence
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import dictionaries, lists, sampled_from
from tests.remembering_names.work_here import task as work

from remembering_names.names.audit.row_leaks import let_through
from remembering_names.names.files import read_names
from remembering_names.names.splits import split_by_row

NAMES = dictionaries(
    sampled_from(["Czech", "German", "Irish"]),
    lists(sampled_from(["Abel", "abel", "Bohm", "Cid", "Dee"]), min_size=10),
    min_size=1,
)


def count(names: dict[str, list[str]], seeds: Sequence[int] = (0,)) -> Any:
    """Return what is let through, the work done here and now."""
    return let_through(work({"seeds": list(seeds)}), names)


@given(NAMES)
def test_copies_are_rows_that_training_has_too(
    names: dict[str, list[str]],
) -> None:
    split = split_by_row(names)
    copies = [any(row == seen for seen in split.train) for row in split.test]
    assert count(names)["copied"] == [fmean(copies)]


@given(NAMES)
def test_a_name_crosses_if_training_has_it_in_other_languages_only(
    names: dict[str, list[str]],
) -> None:
    split = split_by_row(names)
    crossed = []
    for name, own in split.test:
        owners = {o for n, o in split.train if n.lower() == name.lower()}
        crossed.append(bool(owners) and own not in owners)
    assert count(names)["crossed"] == [fmean(crossed)]


@given(NAMES)
def test_languages_are_counted_over_all_seeds(
    names: dict[str, list[str]],
) -> None:
    tests = [split_by_row(names, seed) for seed in (0, 1)]
    rows = [(row, row in split.train) for split in tests for row in split.test]
    assert count(names, (0, 1))["per_language"] == {
        language: pytest.approx(
            fmean(c for row, c in rows if row[1] == language)
        )
        for language in {own for (_, own), _ in rows}
    }


def test_a_list_of_distinct_names_lets_nothing_through() -> None:
    found = count({"Irish": [f"O{'a' * n}" for n in range(50)]})
    assert [found["copied"], found["crossed"], found["memorised"]] == [
        [0.0]
    ] * 3


def test_every_arabic_test_row_is_a_copy() -> None:
    assert count(read_names())["per_language"]["Arabic"] == 1
