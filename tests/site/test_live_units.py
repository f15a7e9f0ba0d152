"""Single units and letters in a real browser, as a reader looks at them."""

import gzip
from collections.abc import Iterator
from pathlib import PurePosixPath
from statistics import fmean
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from tests.site.test_live_parts import READY, type_name

from firsthand import results
from remembering_names.root import ROOT

NUMBERS = results.context(ROOT)
READING = NUMBERS.unit_reading
LONE = NUMBERS.torch_lstm.letter_slopes.lone
PAGES = ("read-a-name", "take-hold-of-a-gate", "one-unit-at-a-time")
MOST_BYTES = 25_000  # of script a page, compressed
SEEN = """cells => cells.map(cell => [
  cell.textContent, cell.className,
  Number(cell.style.getPropertyValue("--size")).toFixed(3)])"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page on which units are looked at."""
    # Playwright looks at a page by running text, which the policy forbids.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}one-unit-at-a-time/")
    page.locator(READY).wait_for()
    yield page
    context.close()


def state(page: Page) -> dict[str, list[str]]:
    """Return what the address says."""
    return parse_qs(urlsplit(page.url).fragment)


def test_the_script_draws_the_pictures_that_stood_there(page: Page) -> None:
    cells = page.locator(".live-panels :is(td, th, caption, .live-said)")
    before = cells.evaluate_all(SEEN)
    status = page.locator(".live-status")
    said = status.inner_text()
    type_name(page, READING.name + "s")
    expect(status).not_to_have_text(said)
    page.locator("input[name=rank]").fill("1")
    type_name(page, READING.name)
    page.locator("input[name=rank]").fill("1")
    expect(status).to_have_text(said)
    assert cells.evaluate_all(SEEN) == before


def test_a_click_on_a_cell_shows_its_unit_and_its_letter(page: Page) -> None:
    type_name(page, READING.name + " ")
    unit = READING.units[2].unit
    row = page.locator(".ranked tbody tr").nth(2)
    row.locator("td").nth(4).click()  # a half-life stands before the letters
    title = f"Unit {unit} at letter 4, {READING.read[3]}"
    expect(page.locator(".live-lines caption")).to_have_text(title)
    values = {
        row.locator("th").inner_text(): row.locator("td").last.inner_text()
        for row in page.locator(".live-lines tbody tr").all()
    }
    keeps = READING.units[2]["keeps"][3]
    assert float(values["f"]) == pytest.approx(keeps, abs=0.006)


def test_arrow_keys_go_to_other_units_and_letters(page: Page) -> None:
    type_name(page, READING.name + " ")
    page.locator(".ranked").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
    last = len(READING.read)
    page.wait_for_function(f"location.hash.includes('at={last - 1}')")
    assert state(page)["unit"] == [str(READING.units[2].unit)]
    shown = page.locator(".live-status", has_text=f"letter {last - 1}")
    expect(shown).to_be_visible()


def test_the_slider_reaches_units_that_no_row_shows(page: Page) -> None:
    type_name(page, READING.name + " ")
    page.locator("input[name=rank]").fill(str(READING.size))
    rows = page.locator(".ranked tbody tr")
    expect(rows.last).to_have_class("chosen")
    assert rows.count() == len(READING.units)
    lives = [float(row.locator("td").first.inner_text()) for row in rows.all()]
    assert lives == sorted(lives, reverse=True)
    assert lives[0] <= READING.units[-1].half_life


def test_the_unit_that_is_told_of_forgets_at_its_letter(page: Page) -> None:
    page.get_by_role("button", name=f"unit {LONE.unit}").click()
    page.wait_for_function("location.hash.includes('torch_lstm')")
    assert state(page)["unit"] == [str(LONE.unit)]
    letters = page.locator(".ranked thead th").all_inner_texts()[2:]
    cells = page.locator(".ranked .chosen td").all_inner_texts()[1:]
    later = list(zip(letters, map(int, cells), strict=True))[1:]
    own = [share for letter, share in later if letter == LONE.letter]
    others = [share for letter, share in later if letter != LONE.letter]
    assert fmean(own) < 50 < fmean(others)


def test_an_address_brings_unit_letter_and_network_back(
    page: Page, browser: Browser
) -> None:
    page.locator("select[name=model]").select_option("gru")
    type_name(page, "Moretti")
    page.locator("input[name=rank]").fill("5")
    page.locator("input[name=at]").fill("3")
    page.wait_for_function("location.hash.includes('at=3')")
    assert not urlsplit(page.url).query
    other = browser.new_page()
    other.goto(page.url)
    title = page.locator(".live-lines caption").inner_text()
    expect(other.locator(".live-lines caption")).to_have_text(title)
    lines = [
        one.locator(".live-lines tbody").inner_text() for one in (page, other)
    ]
    assert lines[0] == lines[1]
    other.close()


def test_without_a_script_the_pictures_stand_there_and_no_form(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}one-unit-at-a-time/")
    assert page.locator(".ranked tbody tr").count() == len(READING.units)
    assert page.locator(".live-lines tbody tr").count() == len(READING.rows)
    assert not page.locator(".live form").is_visible()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_the_scripts_of_a_page_are_small(
    name: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    scripts: list[Response] = []

    def note(response: Response) -> None:
        file = PurePosixPath(urlsplit(response.url).path.lstrip("/"))
        if file.suffix == ".js" and (ROOT / "docs" / file).is_file():
            scripts.append(response)  # it is ours, not the theme's

    page.on("response", note)
    page.goto(f"{address}{name}/")
    page.locator(READY).wait_for()
    type_name(page, "Moretti")
    size = sum(len(gzip.compress(one.body())) for one in scripts)
    print(name, len(scripts), size)
    assert 0 < size <= MOST_BYTES
    context.close()
