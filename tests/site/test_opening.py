"""What is far from the screen, when a page opens, and what a reader chose."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from firsthand.looking.browser import PATIENCE, pages

# Displays and figures whose place, kept for them, differs from what they take.
MOVED = """async () => {
  const kept = [...document.querySelectorAll(
    ".katex-display, .report-image > svg")];
  const height = one => one.getBoundingClientRect().height;
  const before = kept.map(height);
  for (const one of kept) one.style.contentVisibility = "visible";
  const after = kept.map(height);
  return [kept.length, kept.map((one, i) => [after[i] - before[i], one])
    .filter(([moved]) => Math.abs(moved) > 3)
    .map(([moved, one]) => `${moved}: ${one.textContent.slice(0, 60)}`)];
}"""
SKIPPED = """() => [...document.querySelectorAll(".report-image > svg > *")]
  .filter(one => !one.checkVisibility({contentVisibilityAuto: true})).length"""
FULL = "memory/delay-recall/"
COLOUR = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture(params=[390, 1280])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open a tab on a phone, and on a desk."""
    size = ViewportSize(width=request.param, height=844)
    tab = browser.new_page(viewport=size)
    tab.set_default_timeout(PATIENCE)
    yield tab
    tab.close()


def test_what_is_not_yet_drawn_has_its_place(
    tab: Page, address: str, built_site: Path
) -> None:
    counts: Counter[str] = Counter()
    found = {}
    for page in pages(built_site):
        tab.goto(address + page)
        counts[page], moved = tab.evaluate(MOVED)
        if moved:
            found[page] = moved
    assert len(+counts) > 20  # formulas or figures are on so many pages
    assert found == {}


def test_figures_far_from_the_screen_are_not_laid_out(
    tab: Page, address: str
) -> None:
    tab.goto(address + FULL)
    assert tab.evaluate(SKIPPED)


def test_a_reader_keeps_the_scheme_that_was_chosen(
    tab: Page, address: str
) -> None:
    tab.emulate_media(color_scheme="light")
    tab.goto(address)
    seen = [tab.evaluate(COLOUR)]
    button = tab.locator(".report-schemes button").locator("visible=true")
    for name in ("light mode", "dark mode"):
        assert name in str(button.get_attribute("aria-label"))
        button.press("Enter")
        assert button.evaluate("one => one === document.activeElement")
        tab.reload()
        seen.append(tab.evaluate(COLOUR))
    assert seen[0] == seen[1] != seen[2]
    button.click()  # and back to the system's
    assert tab.evaluate(COLOUR) == seen[0]
    tab.emulate_media(color_scheme="dark")
    assert tab.evaluate(COLOUR) == seen[2]


def test_without_scripts_the_systems_scheme_holds(
    browser: Browser, address: str
) -> None:
    seen = []
    for scripts in (True, False):
        reader = browser.new_context(
            java_script_enabled=scripts, color_scheme="dark"
        )
        tab = reader.new_page()
        tab.set_default_timeout(PATIENCE)
        tab.goto(address)
        seen.append(tab.evaluate(COLOUR))
        reader.close()
    assert seen[0] == seen[1]
