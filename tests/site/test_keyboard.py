"""What a finger does on a phone, keys do as well."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from firsthand.looking.browser import PATIENCE

PHONE = ViewportSize(width=390, height=844)
INSIDE = 'document.activeElement.closest(".md-sidebar--primary") !== null'
IS_OPEN = "document.getElementById('__drawer').checked"
OPENER = ".md-header .report-opener"
STEPS = 60  # of the tabulator: more than there are before the text


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """Return a page with terms, on a phone with a keyboard."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}learn/one-gate/")
    page.wait_for_selector(OPENER)
    yield page
    context.close()


def test_no_key_leads_into_a_drawer_that_is_closed(phone: Page) -> None:
    for _ in range(STEPS):
        phone.keyboard.press("Tab")
        assert not phone.evaluate(INSIDE)


def test_keys_open_the_drawer_and_escape_closes_it(phone: Page) -> None:
    opener = phone.locator(OPENER)
    opener.focus()
    phone.keyboard.press("Enter")
    assert phone.evaluate(IS_OPEN)
    assert opener.get_attribute("aria-expanded") == "true"
    assert phone.evaluate(INSIDE)
    phone.keyboard.press("Escape")
    assert not phone.evaluate(IS_OPEN)
    assert opener.get_attribute("aria-expanded") == "false"
    assert opener.evaluate("one => one === document.activeElement")


def test_escape_closes_a_tooltip(phone: Page) -> None:
    phone.locator("a.term").first.focus()
    tip = phone.locator(".md-tooltip2--active")
    tip.wait_for()
    phone.keyboard.press("Escape")
    tip.wait_for(state="detached")
