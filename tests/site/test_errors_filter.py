"""The filter above the table of errors, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

ROWS = "#errors tbody tr"
NAMES = ("language", "answer", "model")
ENGLISH = "#errors tbody tr[data-language=English]"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page with the table."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}errors/")
    yield page
    context.close()


def drop_down(page: Page, name: str) -> Locator:
    """Return the drop-down list that is compared with a row's data."""
    return page.locator(f"#errors select[name={name}]")


def shown(page: Page) -> list[dict[str, str]]:
    """Return the data of the rows in sight."""
    rows = page.locator(f"{ROWS}:visible")
    found: list[dict[str, str]] = rows.evaluate_all(
        "rows => rows.map(row => ({...row.dataset}))"
    )
    return found


def count(page: Page) -> str:
    """Return what is announced to those who listen."""
    return page.get_by_role("status").inner_text()


def said(page: Page, rows: int) -> str:
    """Return what is to be announced when some rows are in sight."""
    every = page.locator(ROWS).count()
    return f"{rows} of {every} wrong answers shown"


def test_at_first_every_row_is_in_sight(page: Page) -> None:
    rows = page.locator(ROWS).count()
    assert rows > 0
    assert len(shown(page)) == rows
    assert count(page) == said(page, rows)


def test_the_keyboard_reaches_every_choice_in_turn(page: Page) -> None:
    drop_down(page, "language").focus()
    reached = []
    for _ in NAMES:
        reached.append(page.evaluate("document.activeElement.name"))
        page.keyboard.press("Tab")
    assert reached == list(NAMES)


def test_typing_a_language_leaves_its_rows_and_says_how_many(
    page: Page,
) -> None:
    drop_down(page, "language").focus()
    page.keyboard.type("English")
    rows = shown(page)
    assert {row["language"] for row in rows} == {"English"}
    assert len(rows) == page.locator(ENGLISH).count()
    assert count(page) == said(page, len(rows))


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_leaves_what_it_says(name: str, page: Page) -> None:
    options = drop_down(page, name).locator("option")
    for value in [str(one.get_attribute("value")) for one in options.all()][1:]:
        drop_down(page, name).select_option(value)
        rows = shown(page)
        assert all(value in row[name].split() for row in rows)
        held = page.locator(f'{ROWS}[data-{name}~="{value}"]').count()
        assert len(rows) == held
        assert count(page) == said(page, held)


def test_choices_hold_together(page: Page) -> None:
    drop_down(page, "language").select_option("English")
    drop_down(page, "model").select_option("every")
    rows = shown(page)
    held = page.locator(f"{ENGLISH}[data-model~=every]").count()
    assert len(rows) == held


def test_the_first_choice_brings_every_row_back(page: Page) -> None:
    drop_down(page, "language").select_option("English")
    drop_down(page, "language").focus()
    page.keyboard.press("Home")
    assert len(shown(page)) == page.locator(ROWS).count()


def test_choices_that_no_row_has_leave_none(page: Page) -> None:
    drop_down(page, "language").select_option("English")
    drop_down(page, "answer").select_option("English")
    assert shown(page) == []
    assert count(page) == said(page, 0)


def test_enter_in_the_form_leaves_the_page_where_it_is(page: Page) -> None:
    drop_down(page, "language").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("/errors/")


def test_without_javascript_every_row_is_in_sight_and_no_form(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}errors/")
    rows = page.locator(ROWS).count()
    assert page.locator(f"{ROWS}:visible").count() == rows > 0
    assert not page.locator("#errors form").is_visible()
    context.close()
