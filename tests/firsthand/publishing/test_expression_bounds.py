"""What expressions may do to results, and what they may not."""

import pytest
from jinja2 import TemplateError

from firsthand.publishing.expression_bounds import BITS, ResultNames
from firsthand.results import Record

FOUND = Record(a=Record(shares=[0.5, 0.25], items=[3, 1, 2], count=7))


def value(expression: str) -> object:
    """Return what an expression gives."""
    made = ResultNames().compile_expression(expression, undefined_to_none=False)
    return made(FOUND)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("a.items | sum", 6),
        ("a.items[a.items.index(a.items | max)]", 3),
        ("2 ** 10", 1024),
        ("0.5 ** 2", 0.25),
        ("(2 ** 0.5) ** 2 < 2.1", True),
        ("a.count % 4 * 2", 6),
        ("a.shares | map('percent') | join(', ')", "50.0\xa0%, 25.0\xa0%"),
    ],
)
def test_results_are_chosen_ordered_and_reckoned_with(
    expression: str, expected: object
) -> None:
    assert value(expression) == expected


def test_a_result_may_be_called_like_a_method() -> None:
    assert value("a.items") == [3, 1, 2]


@pytest.mark.parametrize(
    "expression",
    ["a.shares.append(1)", "a.shares.sort()", "'a'.upper()", "a.count()"],
)
def test_nothing_else_is_called(expression: str) -> None:
    with pytest.raises((TemplateError, TypeError)):
        value(expression)


@pytest.mark.parametrize("expression", ["'a' * 3", "[1] * 3", "'%d' % 3"])
def test_what_is_no_number_is_not_multiplied(expression: str) -> None:
    with pytest.raises(TypeError, match="takes numbers, not a"):
        value(expression)


def test_a_power_has_as_many_digits_as_a_float_has_room_for() -> None:
    assert value(f"2 ** {BITS // 2}") == 2 ** (BITS // 2)
    with pytest.raises(ArithmeticError, match="has too many digits"):
        value(f"2 ** {BITS}")
