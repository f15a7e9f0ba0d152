"""Names with something taken away."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from remembering_names.names.files import fold
from remembering_names.names.splits import Split, held_out_split
from remembering_names.probes.gap.altered_names import last_letters, shuffled

SPLIT = held_out_split(0)
PARTS = ("train", "validation", "test")


@given(st.integers(1, 25))
def test_what_is_left_is_how_a_name_ends(count: int) -> None:
    cut = last_letters(SPLIT, count)
    for part in PARTS:
        pairs = zip(getattr(SPLIT, part), getattr(cut, part), strict=True)
        for (name, language), (ending, same) in pairs:
            assert fold(name).endswith(ending)
            assert len(ending) == min(count, len(fold(name)))
            assert same == language


@given(st.integers(0, 9))
def test_a_shuffled_name_has_the_same_letters(seed: int) -> None:
    mixed = shuffled(SPLIT, seed)
    for part in PARTS:
        pairs = zip(getattr(SPLIT, part), getattr(mixed, part), strict=True)
        for (name, language), (letters, same) in pairs:
            assert Counter(letters) == Counter(fold(name))
            assert same == language


def test_most_names_are_in_another_order() -> None:
    pairs = zip(SPLIT.test, shuffled(SPLIT, 0).test, strict=True)
    moved = sum(fold(name) != letters for (name, _), (letters, _) in pairs)
    assert moved > 0.95 * len(SPLIT.test)


def test_the_order_hangs_on_seed_and_name_alone() -> None:
    few = Split(SPLIT.test[5:7], [], SPLIT.test[:3])
    mixed = shuffled(few, 3)
    assert mixed.train == shuffled(SPLIT, 3).test[5:7]
    assert mixed.test == shuffled(SPLIT, 3).test[:3]
    assert shuffled(SPLIT, 3).test != shuffled(SPLIT, 4).test
