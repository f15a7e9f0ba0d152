"""Citations in prose, and the page of references."""

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.exceptions import Abort
from tests.firsthand.publishing.conftest import Build, Convert, converter

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import holds
from firsthand.publishing import bibliography
from firsthand.publishing.current_page import PageError
from firsthand.report import Report

BIB = """
@misc{cho2014, author = {Cho, K. and Le, Q.}, title = {A *GRU*},
  note = {Book}, year = 2014, url = {https://a.org/b}}
@misc{elman1990, author = {Elman, J.}, title = {Structure}, note = {Book},
  year = 1990, eprint = {1.2}}
"""
CITED = "Cho and Le 2014"
LIST = "# References\n\n/// references\n///\n"


@pytest.fixture(autouse=True)
def bib(root: Path) -> None:
    """Put the small report's BibTeX file in place."""
    (root / bibliography.FILE).write_text(BIB)


@pytest.mark.parametrize(
    "page",
    [
        "A GRU ([@cho2014]) has none.",
        "- item [@cho2014]",
        "| a |\n|---|\n| [@cho2014] |",
        "**[@cho2014]**",
        "# After [@cho2014]",
        '!!! note "Title"\n\n    [@cho2014]',
        "??? info\n    [@cho2014]",
        "/// figure | rnn.curves\nAs in [@cho2014].\n///\n",
        '--8<-- "generated/cites.md"',
    ],
)
def test_names_and_year_are_filled_in_wherever_there_is_prose(
    root: Path, convert: Convert, page: str
) -> None:
    (root / "docs/generated/cites.md").write_text("As in [@cho2014].")
    assert CITED in convert(page).get_text()


def test_a_claims_sentence_may_cite(report: Report) -> None:
    claim = Claim(
        "gru.wins", "It wins [@cho2014].", lambda numbers: holds(True)
    )
    convert = converter(replace(report, claims=(claim,)))
    assert f"wins {CITED}." in convert('[[ claim("gru.wins") ]]').get_text()


@pytest.mark.parametrize(
    "page",
    ["`[@cho2014]`", "```\n[@cho2014]\n```", "    [@cho2014]", r"\[@cho2014]"],
)
def test_code_and_what_is_escaped_are_left_alone(
    convert: Convert, page: str
) -> None:
    assert "[@cho2014]" in convert(page).get_text()


def test_maths_is_left_alone(convert: Convert) -> None:
    annotation = convert("$[@cho2014]$").select_one("annotation")
    assert annotation is not None
    assert annotation.get_text() == "[@cho2014]"


def test_several_are_listed_in_the_order_given(convert: Convert) -> None:
    text = convert("So it is [@elman1990;\n@cho2014].").get_text()
    assert text == f"So it is Elman 1990; {CITED}."


def test_the_title_is_the_whole_reference(convert: Convert) -> None:
    link = convert("[@cho2014]").select_one("a")
    assert link is not None
    assert link["title"] == "K. Cho and Q. Le (2014). A *GRU*. Book."


@pytest.mark.survives(
    "Hostile pages",
    "a citation of what is not in the references",
    "the build stops with one line that names the page",
)
def test_an_unknown_key_stops_the_build_and_names_the_page(
    build_site: Build, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_site({"models/rnn.md": "[@cho2041]", "references.md": LIST})
    message = "models/rnn.md: [@cho2041]: docs/references.bib has no such key"
    assert message in caplog.messages[-1].splitlines()


def test_a_damaged_file_stops_the_build_with_one_line(
    root: Path, convert: Convert
) -> None:
    (root / bibliography.FILE).write_text(BIB + BIB)
    with pytest.raises(
        PageError, match=r"^docs/references.bib is damaged"
    ) as e:
        convert("[@cho2014]")
    assert "\n" not in str(e.value)


@pytest.fixture
def item(build_site: Build) -> Tag:
    """Return a reference in a site where two pages cite it."""
    pages = {
        "references.md": LIST,
        "index.md": "# Home { #top }\n\n[@cho2014] and `[@elman1990]`",
        "models/rnn.md": '# The RNN\n\n--8<-- "generated/row.md"\n\n[@cho2014]',
        "models/gru.md": "# The GRU\n\nNothing.",
    }
    page = build_site(pages) / "references/index.html"
    found = BeautifulSoup(page.read_text(), "html.parser").select_one(
        "li#ref-cho2014"
    )
    assert found is not None
    return found


def test_a_reference_shows_its_text_and_address_literally(item: Tag) -> None:
    text = " ".join(item.get_text().split())
    assert text.startswith("K. Cho and Q. Le (2014). A *GRU*. Book. a.org")


def test_a_reference_links_back_to_the_pages_that_cite_it(item: Tag) -> None:
    links = [(a["href"], a.get_text()) for a in item.select(".cited-on a")]
    assert links == [("../", "Home"), ("../models/rnn/", "The RNN")]


def test_the_list_is_sorted_by_author(convert: Convert) -> None:
    items = convert(LIST).select(".references > li")
    assert [item["id"] for item in items] == ["ref-cho2014", "ref-elman1990"]
