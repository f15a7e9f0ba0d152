"""The whole report as one PDF: nothing of the site is missing in it."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import Destination

from firsthand.looking import book
from firsthand.looking.browser import served
from firsthand.looking.pdf_file import Target, targets
from firsthand.publishing.site_files import pages_in
from remembering_names.report import REPORT
from remembering_names.root import ROOT

MOST_SHEETS, MOST_BYTES = 299, 15_000_000
SPACE = re.compile(r"\s+")
NAV = re.compile(r"(?m)- ([^:\n]+): (\S+\.(?:md|ipynb))$")


@pytest.fixture(scope="module")
def printed(browser: Browser, built_site: Path) -> bytes:
    """Return the site as a PDF."""
    with served(built_site) as address:
        return book.book(browser, address)


@pytest.fixture(scope="module")
def pdf(printed: bytes) -> PdfReader:
    """Return it to be read."""
    return PdfReader(io.BytesIO(printed))


@pytest.fixture(scope="module")
def texts(pdf: PdfReader) -> list[str]:
    """Return the words of each sheet, without their spaces."""
    return [bare(page.extract_text()) for page in pdf.pages]


@pytest.fixture(scope="module")
def known(pdf: PdfReader) -> dict[str, Target]:
    """Return where each anchor is."""
    return targets(pdf)


def bare(text: str) -> str:
    """Return text without spaces, which a PDF has only by their looks."""
    return SPACE.sub("", text)


def titles() -> dict[str, str]:
    """Return the title of each page of the navigation, by its anchor."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = text.partition("\nnav:\n")[2].partition("\n\n")[0]
    found = pages_in([{title: page} for title, page in NAV.findall(nav)])
    return {
        page.rpartition(".")[0].replace("/", "-"): title
        for title, page in found
        if page != "index.md"
    } | {"home": "Home"}


def bookmarks(outline: Any) -> Iterator[Destination]:
    """Yield all bookmarks, however deep they stand."""
    for one in outline:
        if isinstance(one, list):
            yield from bookmarks(one)
        else:
            yield one


def test_the_contents_have_every_page_with_its_number(
    texts: list[str], known: dict[str, Target]
) -> None:
    first = min(one.sheet for one in known.values())
    contents = "".join(texts[1:first])
    for anchor, title in titles().items():
        assert f"{bare(title)}{known[anchor].sheet + 1}" in contents


def test_each_page_has_its_title_and_number_at_its_foot(
    texts: list[str], known: dict[str, Target]
) -> None:
    for anchor, title in titles().items():
        sheet = known[anchor].sheet
        assert bare(title) in texts[sheet]
        assert str(sheet + 1) in texts[sheet]


def test_each_link_within_it_leads_somewhere(
    pdf: PdfReader, known: dict[str, Target]
) -> None:
    count = 0
    for page in pdf.pages:
        for one in page.annotations or ():
            to = one.get_object().get("/Dest")
            if to is not None:
                assert str(to).removeprefix("/") in known
                count += 1
    assert count > len(titles())


def test_bookmarks_lead_to_the_headings_that_they_name(
    pdf: PdfReader, texts: list[str]
) -> None:
    top = [one for one in pdf.outline if not isinstance(one, list)]
    sections = {str(one.title) for one in top}
    sections -= {*titles().values()}  # they lead to their first pages
    assert len(sections) > 3
    found = [*bookmarks(pdf.outline)]
    assert len(found) > len(titles())
    for one in found:
        # What is set as a formula has other letters.
        words = re.findall(r"[A-Za-z]{4,}", str(one.title))
        if words and one.title not in sections:
            sheet = pdf.get_destination_page_number(one)
            assert any(word in texts[sheet] for word in words), one.title


def test_it_has_every_conclusion(
    texts: list[str], known: dict[str, Target]
) -> None:
    anchors = sorted(known, key=lambda anchor: known[anchor].sheet)
    pages = [anchor for anchor in anchors if "--" not in anchor]
    after = pages[pages.index("claims") + 1]
    first, last = known["claims"].sheet, known[after].sheet
    listed = "".join(texts[first:last])
    for claim in REPORT.claims:
        assert bare(claim.key) in listed


def test_letters_of_chinese_have_a_face_of_its_own(
    pdf: PdfReader, known: dict[str, Target]
) -> None:
    sheets = [
        page for page in pdf.pages if "\u6a21\u578b" in page.extract_text()
    ]
    assert sheets
    for sheet in sheets:
        fonts = sheet["/Resources"]["/Font"].values()
        names = [str(font.get_object().get("/BaseFont")) for font in fonts]
        assert any("NotoSansSC" in name for name in names), names


def test_it_is_as_short_and_as_light_as_it_should_be(
    pdf: PdfReader, printed: bytes
) -> None:
    assert len(pdf.pages) <= MOST_SHEETS
    assert len(printed) <= MOST_BYTES


def test_no_link_leads_to_the_machine_that_printed_it(pdf: PdfReader) -> None:
    for page in pdf.pages:
        for one in page.annotations or ():
            action = one.get_object().get("/A", {})
            assert "127.0.0.1" not in str(action.get("/URI", ""))
