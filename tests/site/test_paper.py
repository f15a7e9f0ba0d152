"""A page on paper: dark on light, nothing cut off, nothing of the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from firsthand.looking.browser import PATIENCE, pages
from firsthand.looking.sheets import PAPER_WIDTH

# What stands beyond the right edge of the sheet, or is hidden by a frame that
# scrolls on a screen. Formulas have parts for the ear that are not drawn.
CUT = """() => {
  const edge = document.documentElement.clientWidth + 1;
  const sought = "table, pre > code, .report-image svg, .katex-html .base";
  return [...document.querySelectorAll("article :is(" + sought + ")")]
    .filter(one => one.checkVisibility())
    .filter(one => one.getBoundingClientRect().right > edge)
    .map(one => one.outerHTML.slice(0, 120));
}"""
FOLDED = """() => [...document.querySelectorAll("article details")]
  .filter(one => !one.open && !one.closest(".provenance"))
  .filter(one => [...one.children].at(-1).getBoundingClientRect().height < 1)
  .map(one => one.outerHTML.slice(0, 120))"""
CHROME = """() => [...document.querySelectorAll(`.md-header, .md-sidebar,
  .md-footer, .headerlink, .report-made, .report-source, .live-form`)]
  .filter(one => one.checkVisibility()).map(one => one.className)"""
COLOURS = """() => {
  const light = text => {
    const [red, green, blue] = text.match(/[\\d.]+/g).map(Number);
    return (red + green + blue) / 3;
  };
  const words = getComputedStyle(document.querySelector("article p"));
  return light(words.color);
}"""


@dataclass
class Sheet:
    """What was seen of a page on paper."""

    cut: list[str]
    folded: list[str]
    chrome: list[str]
    ink: float  # from 0, black, to 255


@pytest.fixture(scope="module")
def sheets(
    browser: Browser, address: str, built_site: Path
) -> Iterator[dict[str, Sheet]]:
    """Look at every page as a reader of the dark scheme would print it."""
    reader = browser.new_context(
        viewport=ViewportSize(width=PAPER_WIDTH, height=900),
        color_scheme="dark",
    )
    tab = reader.new_page()
    tab.set_default_timeout(PATIENCE)
    tab.emulate_media(media="print")
    found = {}
    for page in pages(built_site):
        tab.goto(address + page)
        found[page] = Sheet(
            tab.evaluate(CUT),
            tab.evaluate(FOLDED),
            tab.evaluate(CHROME),
            tab.evaluate(COLOURS),
        )
    yield found
    reader.close()


def expect_none(sheets: dict[str, Sheet], kind: str) -> None:
    """Fail with what was seen of a kind, page by page."""
    seen = {page: getattr(sheet, kind) for page, sheet in sheets.items()}
    assert {page: found for page, found in seen.items() if found} == {}


def test_no_column_formula_or_figure_is_cut_off(
    sheets: dict[str, Sheet],
) -> None:
    expect_none(sheets, "cut")


def test_what_is_folded_is_open(sheets: dict[str, Sheet]) -> None:
    expect_none(sheets, "folded")


def test_nothing_of_the_screen_is_printed(sheets: dict[str, Sheet]) -> None:
    expect_none(sheets, "chrome")


def test_words_are_dark(sheets: dict[str, Sheet]) -> None:
    light = {page: one.ink for page, one in sheets.items() if one.ink > 100}
    assert light == {}
