"""Relations between steps, in derivations of two or three lines."""

import re

import pytest
import torch

from firsthand.derivations.steps import (
    Derivation,
    DerivationError,
    Step,
    at_least,
    at_most,
    define,
    equal,
    require,
    to_markdown,
)

TWO = torch.tensor(2.0)


def made_up(*steps: Step, **values: torch.Tensor) -> Derivation:
    """Return a derivation about given values, without any oracle."""
    return Derivation(lambda _: dict(values), steps, lambda _: {})


@pytest.mark.parametrize("bound", ["0.0 - x", "x - 1.0", "x * nan", "0.0 * x"])
def test_a_bound_that_does_not_hold_is_caught(bound: str) -> None:
    steps = define("y", "x", ""), at_most(bound, "")
    derivation = made_up(*steps, x=TWO, nan=torch.tensor(torch.nan))
    with pytest.raises(DerivationError, match="is off by"):
        require(derivation, [0])


@pytest.mark.parametrize("bound", ["x + 1.0", "2.0 * x", "x * nan"])
def test_a_bound_from_below_that_does_not_hold_is_caught(bound: str) -> None:
    steps = define("y", "x", ""), at_least(bound, "")
    derivation = made_up(*steps, x=TWO, nan=torch.tensor(torch.nan))
    with pytest.raises(DerivationError, match="is off by"):
        require(derivation, [0])


def test_a_bound_from_below_that_holds_is_let_through() -> None:
    steps = define("y", "x", ""), at_least("x - 1.0", "")
    assert require(made_up(*steps, x=TWO), [0]) == 0


@pytest.mark.parametrize(
    "code", ["total(x for i in up(1, 0))", "x @ x", "rows[2]"]
)
def test_a_step_without_a_value_is_named(code: str) -> None:
    steps = (define("y", code, ""),)
    derivation = made_up(*steps, x=torch.ones(2, 3), rows=torch.ones(2))
    with pytest.raises(DerivationError, match=re.escape(code)):
        require(derivation, [0])


def test_a_name_defined_again_must_be_worth_the_same() -> None:
    steps = define("y", "x", ""), define("y", "2.0 * x", "")
    with pytest.raises(DerivationError, match="y again is off by"):
        require(made_up(*steps, x=TWO), [0])


def test_a_bound_may_be_negative() -> None:
    steps = define("y", "0.0 - x", ""), at_most("x - 3.0", "")
    assert require(made_up(*steps, x=TWO), [0]) == 0


def test_a_vector_is_not_equal_to_its_only_entry() -> None:
    steps = define("y", "x", ""), equal("norm(diag(x))", "")
    with pytest.raises(DerivationError):
        require(made_up(*steps, x=torch.ones(3)), [0])


def test_what_equals_a_bound_is_printed_as_a_bound() -> None:
    steps = define("y", "x", "a"), at_most("x + x", "b"), equal("2 * x", "c")
    formulas = to_markdown(made_up(*steps)).split("$$")[1::2]
    assert [text.split()[1] for text in formulas] == ["=", r"\le", r"\le"]


def test_an_expression_sees_nothing_but_its_symbols() -> None:
    with pytest.raises(NameError, match="__import__"):
        require(made_up(define("y", "__import__('os')", "")), [0])
