"""Near twins, against edit distances worked out cell by cell."""

import pytest
from hypothesis import given
from hypothesis.strategies import lists, text

from remembering_names.names.near_twins import has_near_twin

WORD = text("abc", max_size=6)


def distance(one: str, other: str) -> int:
    """Return Levenshtein's distance, by his recurrence."""
    row = list(range(len(other) + 1))
    for n, a in enumerate(one, start=1):
        last, row[0] = row[0], n
        for k, b in enumerate(other, start=1):
            changed = last + (a != b)
            last = row[k]
            row[k] = min(changed, last + 1, row[k - 1] + 1)
    return row[-1]


@given(lists(WORD), lists(WORD))
def test_a_near_twin_is_at_most_one_edit_away(
    names: list[str], known: list[str]
) -> None:
    expected = [any(distance(a, b) <= 1 for b in known) for a in names]
    assert has_near_twin(names, known) == expected


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [
        ("O'Connell", "Oconnell", True),
        ("Müller", "MULLERS", True),
        ("Maxa", "Mxaa", False),
        ("Li", "Lo Li", False),
    ],
)
def test_case_accents_and_marks_do_not_count(
    name: str, known: str, *, near: bool
) -> None:
    assert has_near_twin([name], [known]) == [near]
