"""How a number looks."""

import math
import statistics
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import filters

NUMBERS = st.floats(-1e6, 1e6)


def read(text: str) -> float:
    return float(text.replace(",", "").replace(filters.MINUS, "-"))


def test_one_value_per_seed_shows_mean_and_sample_standard_deviation() -> None:
    shown = filters.percent([0.57, 0.578, 0.586])
    assert shown.replace(filters.NBSP, " ") == "57.8 ± 0.8 %"


def test_a_single_value_shows_no_spread() -> None:
    assert filters.percent(0.578).replace(filters.NBSP, " ") == "57.8 %"


def test_one_seed_shows_no_spread() -> None:
    assert filters.percent([0.578]).replace(filters.NBSP, " ") == "57.8 %"


def test_number_and_unit_never_part_at_a_line_end() -> None:
    assert " " not in filters.seconds([43.0, 44.0]) + filters.ratio(2.34)


@given(NUMBERS, st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_digit_at_most(
    value: float, digits: int
) -> None:
    shown = read(filters.number(value, digits))
    unseen = abs(value) * 10 ** (1 - filters.TOLD)
    assert abs(shown - value) <= 0.5 * 10**-digits * (1 + 1e-9) + unseen


@given(st.lists(NUMBERS, min_size=2))
def test_mean_and_spread_are_those_of_the_statistics_module(
    values: list[float],
) -> None:
    mean, spread = filters.number(values, 3).split("±")
    assert math.isclose(read(mean), statistics.mean(values), abs_tol=6e-4)
    assert math.isclose(read(spread), statistics.stdev(values), abs_tol=6e-4)


# Accuracies of eight seeds whose mean lies between 86.5 and 86.6 %.
HALFWAY = [0.867, 0.8618, 0.874, 0.8716, 0.8644, 0.8638, 0.8542, 0.8672]


@pytest.mark.parametrize(
    "mean",
    [
        statistics.fmean,
        lambda values: sum(reversed(values)) / len(values),
        lambda values: sum(100 * value for value in values) / 100 / len(values),
        lambda values: math.nextafter(statistics.fmean(values), 1),
    ],
    ids=["in one", "backwards", "of percentages", "a bit off"],
)
def test_one_mean_prints_alike_however_it_was_taken(
    mean: Callable[[list[float]], float],
) -> None:
    shown = filters.percent(HALFWAY).partition(filters.NBSP)[0]
    assert shown == "86.6"
    assert filters.percent(mean(HALFWAY)) == f"{shown}{filters.NBSP}%"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.5, "1"), (1.5, "2"), (2.5, "3"), (-2.5, "\N{MINUS SIGN}3")],
)
def test_a_tie_is_rounded_as_by_hand(value: float, shown: str) -> None:
    assert filters.number(value, 0) == shown


@pytest.mark.parametrize("value", [0.0, -0.0, -0.001])
def test_zero_has_no_sign(value: float) -> None:
    assert filters.number(value, 1) == "0.0"


def test_a_negative_number_has_a_true_minus() -> None:
    assert filters.number(-1.5, 1) == "\N{MINUS SIGN}1.5"


def test_thousands_are_set_apart() -> None:
    assert filters.count(20074) == "20,074"


def test_a_count_is_whole() -> None:
    with pytest.raises(ValueError, match="not a whole number"):
        filters.count(1.5)


@pytest.mark.parametrize("value", [None, True, "1", {}, [[1.0]], math.nan])
def test_what_is_no_finite_number_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"not a number|not finite|is missing"):
        filters.percent(value)


def test_a_diverged_seed_is_not_averaged_away() -> None:
    with pytest.raises(ValueError, match="did a run diverge"):
        filters.loss([1.3, math.inf])


@pytest.mark.parametrize(
    ("duration", "shown"),
    [(277.4, "277 s"), (4.26, "4.3 s"), (0.147, "0.15 s")],
)
def test_a_duration_is_rounded_by_its_size(duration: float, shown: str) -> None:
    assert filters.seconds(duration).replace(filters.NBSP, " ") == shown


def test_a_learning_rate_is_shown_as_it_was_set() -> None:
    assert filters.rate(0.005) == "0.005"


def test_a_tiny_number_is_a_power_of_ten() -> None:
    shown = filters.scientific(-2.22e-16).replace(filters.NBSP, " ")
    assert shown == "\N{MINUS SIGN}2.2 × 10⁻¹⁶"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (0.5, "0.5"),
        (3.14159, "3.1"),
        (125.0, "130"),
        (-0.00123, "\N{MINUS SIGN}0.0012"),
        (6.18e-5, "6.2 × 10⁻⁵"),
    ],
)
def test_a_number_of_any_size_is_short(value: float, shown: str) -> None:
    assert filters.short(value).replace(filters.NBSP, " ") == shown


def test_words_are_joined_as_in_a_sentence() -> None:
    assert filters.words(["Greek", "Irish", "Thai"]) == "Greek, Irish and Thai"
