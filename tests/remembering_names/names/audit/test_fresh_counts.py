"""Counts of fresh splits, on names that can be counted by hand."""

import pytest

from remembering_names.names.audit import fresh_counts
from remembering_names.names.splits import Split

SPLIT = Split(
    [("Abel", "English"), ("O'Dell", "English"), ("Kahn", "German")],
    [("Odell", "Irish")],
    [("Abels", "English"), ("Cahn", "Irish"), ("Zzz", "German")],
)


def test_a_name_with_and_without_its_mark_stands_in_two_parts() -> None:
    assert fresh_counts.describe(SPLIT)["names_in_two_parts"] == 1


def test_near_twins_are_counted_in_any_language_and_in_their_own() -> None:
    found = fresh_counts.describe(SPLIT)
    assert (found["near"], found["same_language"]) == (2, 1)


def test_sizes_are_those_of_the_parts() -> None:
    found = fresh_counts.describe(SPLIT)
    assert [found[part] for part in ("train", "validation", "test")] == [
        3,
        1,
        3,
    ]
    assert sum(found["per_language"]) == 3


def test_what_a_table_of_letters_knows_is_told() -> None:
    leaky = Split(SPLIT.train, [], [("ODell", "English"), ("Zzz", "German")])
    assert fresh_counts.describe(leaky)["memorised"] == pytest.approx(0.5)
