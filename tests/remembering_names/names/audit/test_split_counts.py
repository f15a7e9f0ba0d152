"""What is said of the split, against counts taken otherwise."""

import re
import unicodedata
from collections import Counter
from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from remembering_names.names.audit.split_counts import count_split, describe
from remembering_names.names.cleaning import Pair, clean
from remembering_names.names.files import read_names
from remembering_names.names.splits import Split, split_by_name

PAIRS = clean(read_names())
SPLIT = split_by_name(PAIRS, 0, (0.8, 0.1, 0.1))
PARTS: dict[str, list[Pair]] = vars(SPLIT)


def ascii_letters(name: str) -> str:
    """Return a name in the alphabet and lower case, by the ASCII codec."""
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore")
    return re.sub(r"[^a-z .,;']", "", plain.decode().lower())


@pytest.fixture(scope="module")
def counted() -> dict[str, Any]:
    settings = {"seed": 0, "shares": [0.8, 0.1, 0.1]}
    found: dict[str, Any] = count_split(work(settings))["results"]
    return found


def test_sizes_add_up_to_all_pairs(counted: dict[str, Any]) -> None:
    assert sum(counted["sizes"].values()) == counted["pairs"] == len(PAIRS)


def test_each_language_is_counted_in_each_part(counted: dict[str, Any]) -> None:
    for part, pairs in PARTS.items():
        held = Counter(own for _, own in pairs)
        found = {o: n[part] for o, n in counted["per_language"].items()}
        assert found == held
        assert counted["fewest"][part] == min(held.values())


def test_shared_names_are_counted_in_each_part(counted: dict[str, Any]) -> None:
    # A name's pairs are all in one part: what repeats there is shared.
    for part, pairs in PARTS.items():
        names = Counter(ascii_letters(name) for name, _ in pairs)
        repeated = sum(count for count in names.values() if count > 1)
        assert counted["shared"][part] == repeated


def test_nothing_can_be_remembered_of_the_other_parts(
    counted: dict[str, Any],
) -> None:
    assert counted["names_in_two_parts"] == 0
    assert counted["memorised"] == {"validation": 0, "test": 0}


def test_a_name_in_two_parts_is_counted() -> None:
    pairs = [("Abel", "Irish"), ("Ábel", "Czech"), ("Eli", "Irish")]
    found = describe(pairs, Split(*([pair] for pair in pairs)))
    assert found["names_in_two_parts"] == 1
    assert found["memorised"] == {"validation": 0, "test": 0}


def test_a_row_in_two_parts_is_remembered() -> None:
    pair = ("Abel", "Irish")
    found = describe([pair], Split([pair], [pair], [("Eli", "Irish")]))
    assert found["memorised"] == {"validation": 1, "test": 0}
