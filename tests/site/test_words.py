"""The report's references and glossary, in their files and on the site."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page
from tests.site.test_browser import AXE, VIOLATIONS

from firsthand.publishing import bibliography, glossary, pages
from remembering_names.report import REPORT

ROOT = Path(__file__).parents[2]
REFERENCES = bibliography.load(ROOT)
GLOSSARY = (ROOT / "docs" / glossary.PAGE).read_text("utf-8")
TERMS = glossary.read(GLOSSARY)


def soup(site: Path, page: str) -> BeautifulSoup:
    """Return a built page."""
    html = (site / page / "index.html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser")


def test_every_reference_is_cited() -> None:
    cited = set[str]().union(*pages.citing(REPORT).values())
    assert not {*REFERENCES} - cited


def test_no_two_references_look_alike_in_prose() -> None:
    labels = [one.label for one in REFERENCES.values()]
    assert len(labels) == len({*labels})


def test_every_reference_is_on_its_page(built_site: Path) -> None:
    listed = soup(built_site, "references").select(".references > li")
    assert {item["id"] for item in listed} == {
        f"ref-{key}" for key in REFERENCES
    }
    assert all(item.select("a[href^=https]") for item in listed)


def test_every_citation_leads_to_a_reference(built_site: Path) -> None:
    for page, keys in pages.citing(REPORT).items():
        if page != "references.md":
            content = soup(built_site, page.removesuffix(".md"))
            for key in keys:
                assert content.select(f'a[href$="references/#ref-{key}"]')


def test_every_definition_is_in_the_glossary_as_plain_words() -> None:
    assert len(glossary.ENTRY.findall(GLOSSARY)) == GLOSSARY.count("\n:   ")
    for term in TERMS.values():
        assert not {*"$[]{}@<"} & {*term.meaning}, term
        assert term.meaning.endswith("."), term


def test_the_glossary_is_in_alphabetical_order() -> None:
    names = [term.names[0] for term in dict.fromkeys(TERMS.values())]
    letters = [re.sub(r"\W", "", name.lower()) for name in names]
    assert letters == sorted(letters)


def test_every_term_has_an_entry_to_link_to(built_site: Path) -> None:
    entries = soup(built_site, "glossary").select("dt[id]")
    anchors = {term.anchor for term in TERMS.values()}
    assert {entry["id"] for entry in entries} == anchors


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    """Open a page with terms and citations."""
    page = browser.new_context(bypass_csp=True).new_page()  # axe comes in
    page.goto(f"{address}models/gru/")
    return page


@pytest.mark.parametrize("selector", ["a.term", ".citations a"])
def test_the_keyboard_brings_up_the_explanation(
    page: Page, selector: str
) -> None:
    link = page.locator(f"article {selector}").first
    link.scroll_into_view_if_needed()
    page.keyboard.press("Tab")  # so that focus comes from the keyboard
    link.focus()
    tip = page.locator(".md-tooltip2--active")
    tip.wait_for()
    assert link.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.add_script_tag(path=AXE)
    assert not page.evaluate(VIOLATIONS)
    page.context.close()
