"""Units and letters as they stand before a script runs."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from tests.remembering_names.work_here import task

from firsthand import results
from remembering_names.experiments.live_units import EXPERIMENTS
from remembering_names.figures.live_gate import small
from remembering_names.figures.live_units import factor, total, units
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
READING = NUMBERS.unit_reading
SETTINGS = EXPERIMENTS[-1].settings


@pytest.fixture(scope="module")
def html() -> BeautifulSoup:
    """Return the HTML of the part."""
    made = units(task(SETTINGS, NUMBERS))["fragment"]
    return BeautifulSoup(made, "html.parser")


def numbers(row: Any) -> list[int]:
    """Return what stands in the cells of a row with letters across."""
    cells = [cell.text.replace("\u2212", "-") for cell in row.select("td")]
    return [int(text) for text in cells[-len(READING.read) :]]


def test_each_unit_shown_has_a_row_with_what_it_keeps(
    html: BeautifulSoup,
) -> None:
    rows = html.select(".ranked tbody tr")
    assert [int(row.th.text) for row in rows if row.th] == [
        one.unit for one in READING.units
    ]
    for row, one in zip(rows, READING.units, strict=True):
        for shown, share in zip(numbers(row), one.keeps, strict=True):
            assert abs(shown - 100 * share) <= 0.5 + 1e-9


def test_the_chosen_unit_is_the_first(html: BeautifulSoup) -> None:
    rows = html.select(".ranked tbody tr")
    assert [row for row in rows if row.get("class")] == rows[:1]


def test_the_two_ways_add_up_to_the_first_row(html: BeautifulSoup) -> None:
    whole, near, far = map(
        numbers, html.select(".ranked + .live-scroll tbody tr")
    )
    for letter in zip(whole, near, far, strict=True):
        assert abs(letter[0] - letter[1] - letter[2]) <= 1
    assert max(map(abs, [*whole, *near, *far])) == 100


def test_every_equation_has_its_value(html: BeautifulSoup) -> None:
    rows = html.select(".live-lines tbody tr")
    assert [row.th.text for row in rows if row.th] == [*"ifgoch"]
    for row in rows:
        assert row.th
        value = READING.rows[row.th.text][-1]
        shown = row.select("td")[-1].text.replace("\u2212", "-")
        assert abs(float(shown) - value) <= 0.005 + 1e-9


def test_numbers_keep_their_signs() -> None:
    assert total([1.0, -0.5, 0.25]) == "1.00 \u2212 0.50 + 0.25"
    assert factor(-0.5) == "(\u22120.50)"
    assert small(0.0) == "0.000"
    assert small(-0.2) == "\u22120.200"
    assert small(-2.5e-6).startswith("\u22122.5")
