"""Every page of the built site holds what its Markdown asks for.

Engines skip silently what they do not know, so this reads the HTML alone.
"""

import re
from collections import Counter
from copy import copy
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from firsthand.conclusions.claim import Claim
from firsthand.publishing import pages
from firsthand.publishing.expressions import Expressions
from firsthand.publishing.js_listing import script_lines
from firsthand.publishing.listings import listing
from firsthand.publishing.numbers import PATTERN
from remembering_names.report import REPORT

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "src/remembering_names", ROOT / "src", ROOT)  # of listings
DOCS = ROOT / "docs"
EXPRESSIONS = Expressions(REPORT)


def words(text: str) -> str:
    """Return text with single spaces, however it was laid out."""
    return " ".join(text.split())


def with_fragments(text: str) -> str:
    """Return a page's Markdown with its generated fragments."""

    def fragment(match: re.Match[str]) -> str:
        file = DOCS / match[1]
        return file.read_text("utf-8") if file.is_file() else match[0]

    return pages.INCLUDE.sub(fragment, text)


def with_claims(text: str) -> str:
    """Return a page's prose with the sentences of its claims."""

    def sentence(match: re.Match[str]) -> str:
        value = EXPRESSIONS.evaluate(words(match[1]))
        return value.sentence if isinstance(value, Claim) else match[0]

    return re.sub(f"(?s){PATTERN}", sentence, pages.without_code(text))


def article(site: Path, page: str) -> Tag:
    """Return the content of a built page."""
    name = page.removesuffix(".md")
    if name.rpartition("/")[2] == "index":
        file = site / f"{name}.html"
    else:
        file = site / name / "index.html"
    html = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    found = html.select_one("article")
    assert found is not None
    return found


def visible(content: Tag) -> str:
    """Return what a reader is told, in text or instead of an image."""
    told = [str(image.get("alt", "")) for image in content.select("img")]
    return words(" ".join([content.get_text(), *told]))


PAGES = {name: with_fragments(text) for name, text in pages.pages(DOCS).items()}


# Each page is read once, for all that is asked of it; who takes something away
# takes it from a copy.
@pytest.fixture(scope="module", params=sorted(PAGES))
def page(request: pytest.FixtureRequest) -> str:
    """Return the name of each page in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def content(built_site: Path, page: str) -> Tag:
    """Return the built page."""
    return article(built_site, page)


def test_there_are_pages() -> None:
    assert "index.md" in PAGES


def test_every_number_is_on_its_page(page: str, content: Tag) -> None:
    text = visible(content)
    for expression in pages.expressions(with_claims(PAGES[page])):
        value = EXPRESSIONS.evaluate(expression)
        assert isinstance(value, str)
        assert words(value) in text, expression


def test_every_claim_is_on_its_page_with_its_mark(
    page: str, content: Tag
) -> None:
    values = [EXPRESSIONS.evaluate(e) for e in pages.expressions(PAGES[page])]
    claims = [value for value in values if isinstance(value, Claim)]
    marks = content.select(".claim > .claim-mark")
    assert len(marks) == len(claims)


def without(content: Tag, selector: str) -> Tag:
    """Return a copy of a page's content with some of it taken away."""
    rest = copy(content)
    for element in rest.select(selector):
        element.decompose()
    return rest


def test_no_syntax_of_ours_is_left_over(content: Tag) -> None:
    rest = without(content, "pre, code")
    told = [rest.get_text()]
    for element in rest.find_all(True):
        told += [str(value) for value in element.attrs.values()]
    for text in told:
        assert not re.findall(rf"(?m){PATTERN}|\[@|--8<--|^///", text)


def test_every_listing_is_its_source(page: str, content: Tag) -> None:
    listed = [code.get_text() for code in content.select("pre > code")]
    for include in pages.includes(PAGES[page]):
        file, _, address = include.partition(":")
        places = (folder / file for folder in FOLDERS)
        source = next(filter(Path.is_file, places)).read_text("utf-8")
        lines = source.split("\n")
        if address and file.endswith(".js"):
            lines = script_lines(lines, address) or []
        elif address:
            lines = listing(source, address)
        text = "\n".join(lines).strip("\n")
        assert text
        assert any(text in code for code in listed), include


def test_every_formula_is_set(page: str, content: Tag) -> None:
    text = with_claims(PAGES[page])
    if "/// provenance" not in text:  # which repeats the claims' formulas
        formulas = list(pages.formulas(text))
        assert len(content.select(".katex-html")) == len(formulas)


def test_no_formula_is_left_as_latex(content: Tag) -> None:
    assert not content.select(".katex-error")
    text = without(content, "pre, code, annotation").get_text()
    assert not re.findall(r"\\[(\[a-zA-Z]|\$\$", text)


def test_every_figure_stands_in_its_page_and_says_what_it_shows(
    page: str, content: Tag
) -> None:
    for name in pages.figures(PAGES[page]):
        identifier = "figure-" + name.replace(".", "-")
        (image,) = content.select(f"#{identifier} svg")
        assert image["role"] == "img"
        title = content.select_one(f"#{image['aria-labelledby']}")
        assert title
        assert title.get_text().strip()


def test_no_two_elements_of_a_page_have_one_id(content: Tag) -> None:
    counts = Counter(str(one["id"]) for one in content.select("[id]"))
    assert [name for name, count in counts.items() if count > 1] == []
