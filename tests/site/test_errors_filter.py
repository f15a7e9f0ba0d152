"""The filter above the table of errors, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from remembering_names.figures.mistakes import FIRST

ROWS = "#errors tbody tr"
NAMES = ("language", "answer", "model")
SHIFTS = """
window.moved = 0;
new PerformanceObserver(list => {
  for (const one of list.getEntries()) moved += one.value;
}).observe({type: "layout-shift", buffered: true});
"""
ENGLISH = "#errors tbody tr[data-language=English]"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page with the table."""
    # What moves is read by running text, which the policy forbids.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}errors/")
    page.locator("#errors[data-ready]").wait_for()
    yield page
    context.close()


def drop_down(page: Page, name: str) -> Locator:
    """Return the drop-down list that is compared with a row's data."""
    return page.locator(f"#errors select[name={name}]")


def name_field(page: Page) -> Locator:
    """Return the field for a part of a name."""
    return page.locator("#errors").get_by_label("Name", exact=True)


def names(page: Page) -> list[str]:
    """Return the names of the rows in sight."""
    return page.locator(f"{ROWS}:visible th").all_inner_texts()


def shown(page: Page) -> list[dict[str, str]]:
    """Return the data of the rows in sight."""
    rows = page.locator(f"{ROWS}:visible")
    found: list[dict[str, str]] = rows.evaluate_all(
        "rows => rows.map(row => ({...row.dataset}))"
    )
    return found


def first(page: Page) -> list[str]:
    """Return the names that are in sight before anything is asked for."""
    return page.locator(f"{ROWS}:not(.later) th").all_inner_texts()


def expect_said(page: Page, rows: int) -> None:
    """Await what is announced to those who listen when some are in sight."""
    every = page.locator(ROWS).count()
    said = f"{rows} of {every} wrong answers shown"
    expect(page.locator("#errors").get_by_role("status")).to_have_text(said)


def test_at_first_the_first_rows_are_in_sight(page: Page) -> None:
    assert names(page) == first(page)
    assert len(first(page)) == FIRST < page.locator(ROWS).count()
    expect_said(page, FIRST)


def test_a_button_shows_every_row_and_the_keyboard_goes_on_there(
    page: Page,
) -> None:
    page.get_by_role("button", name="Show all").press("Enter")
    rows = page.locator(ROWS)
    expect(page.locator(f"{ROWS}:visible")).to_have_count(rows.count())
    expect_said(page, rows.count())
    expect(rows.nth(FIRST).locator("th")).to_be_focused()
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()


def test_every_row_is_printed(page: Page) -> None:
    page.emulate_media(media="print")
    assert len(names(page)) == page.locator(ROWS).count()


def test_nothing_moves_while_rows_are_put_away(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_init_script(SHIFTS)
    page.reload()
    page.locator("#errors[data-ready]").wait_for()
    page.locator("#errors button[name=all]").scroll_into_view_if_needed()
    expect_said(page, FIRST)
    assert page.evaluate("window.moved") < 0.01


def test_the_keyboard_reaches_every_choice_in_turn(page: Page) -> None:
    name_field(page).focus()
    reached = []
    for _ in ("text", *NAMES):
        reached.append(page.evaluate("document.activeElement.name"))
        page.keyboard.press("Tab")
    assert reached == ["text", *NAMES]


def test_typing_a_language_leaves_its_rows_and_says_how_many(
    page: Page,
) -> None:
    drop_down(page, "language").focus()
    page.keyboard.type("English")
    rows = shown(page)
    assert {row["language"] for row in rows} == {"English"}
    assert len(rows) == page.locator(ENGLISH).count()
    expect_said(page, len(rows))


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_leaves_what_it_says(name: str, page: Page) -> None:
    options = drop_down(page, name).locator("option")
    for value in [str(one.get_attribute("value")) for one in options.all()][1:]:
        drop_down(page, name).select_option(value)
        rows = shown(page)
        assert all(value in row[name].split() for row in rows)
        held = page.locator(f'{ROWS}[data-{name}~="{value}"]').count()
        assert len(rows) == held
        expect_said(page, held)


def test_choices_hold_together(page: Page) -> None:
    drop_down(page, "language").select_option("English")
    drop_down(page, "model").select_option("every")
    rows = shown(page)
    held = page.locator(f"{ENGLISH}[data-model~=every]").count()
    assert len(rows) == held


def test_the_first_choice_brings_the_first_rows_back(page: Page) -> None:
    drop_down(page, "language").select_option("English")
    drop_down(page, "language").focus()
    page.keyboard.press("Home")
    assert names(page) == first(page)


def test_choices_that_no_row_has_leave_none(page: Page) -> None:
    drop_down(page, "language").select_option("English")
    drop_down(page, "answer").select_option("English")
    assert shown(page) == []
    expect_said(page, 0)


def test_enter_in_the_form_leaves_the_page_where_it_is(page: Page) -> None:
    drop_down(page, "language").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("/errors/")


def test_a_part_of_a_name_leaves_the_names_that_have_it(page: Page) -> None:
    every = page.locator(f"{ROWS} th").all_text_contents()
    name_field(page).fill("MAN")
    wanted = [name for name in every if "man" in name.lower()]
    assert names(page) == wanted != []
    expect_said(page, len(wanted))


def test_an_address_brings_its_choices_back(
    page: Page, browser: Browser
) -> None:
    name_field(page).fill("ma")
    drop_down(page, "answer").select_option("Russian")
    wanted = names(page)
    other = browser.new_page()
    other.goto(page.url)
    other.locator("#errors[data-ready]").wait_for()
    assert names(other) == wanted != []
    other.close()


def test_a_place_on_the_page_is_no_choice(page: Page, address: str) -> None:
    page.goto(f"{address}errors/#__proto__=a&exercises")
    page.reload()
    page.locator("#errors[data-ready]").wait_for()
    assert names(page) == first(page)


def test_on_a_phone_a_row_is_a_card_that_fits(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{address}errors/")
    page.locator("#errors[data-ready]").wait_for()
    row = page.locator(ROWS).first
    cells = [cell.bounding_box() for cell in row.locator("td").all()]
    edges = [(box["x"], box["x"] + box["width"]) for box in cells if box]
    assert all(left >= 0 and right <= 390 for left, right in edges)
    below = [box["y"] for box in cells if box]
    assert below == sorted(set(below))
    assert row.get_by_role("cell").count() == len(cells)
    page.close()


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
