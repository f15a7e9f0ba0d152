"""Figures with captions, descriptions and an origin."""

import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.firsthand.publishing.conftest import SVG, Build, Convert

from firsthand.publishing.current_page import PageError
from firsthand.publishing.figures import inlined

FIGURE = (
    "/// figure | rnn.curves\nSee **[[ rnn.lab.accuracy | percent ]]**.\n///\n"
)


def test_a_figure_stands_in_the_page_itself(convert: Convert) -> None:
    image = convert(FIGURE).select_one("figure .report-image svg")
    assert image is not None
    assert image["viewbox"] == "0 0 72 36"


@pytest.mark.parametrize("own", ["", ' style="color: red" '])
def test_its_place_is_kept_before_it_is_drawn(own: str) -> None:
    given = SVG.replace("<svg ", f"<svg {own}", 1)
    root = etree.fromstring(inlined(given))
    kept, _, rest = root.get("style", "").partition("; ")
    assert kept.removesuffix(";") == (
        f"aspect-ratio: {root.get('width')} / {root.get('height')}"
    )
    assert rest == ("color: red" if own else "")


@pytest.mark.survives(
    "Hostile pages",
    "a figure whose letters look like Markdown",
    "they are shown as they are",
)
def test_what_it_says_is_no_markdown(convert: Convert) -> None:
    letters = convert(FIGURE).select_one("svg text")
    assert letters is not None
    assert letters.get_text() == "[[ *step* ]]"


def test_a_search_does_not_look_into_it(convert: Convert) -> None:
    frame = convert(FIGURE).select_one(".report-image")
    assert frame is not None
    assert frame.has_attr("data-search-exclude")


@pytest.mark.parametrize(("width", "kind"), [(96, "narrow"), (700, "wide")])
def test_beside_a_narrow_figure_there_is_room_for_its_caption(
    root: Path, convert: Convert, width: int, kind: str
) -> None:
    svg = SVG.replace('"96"', f'"{width}"')
    (root / "docs/generated/figures/rnn.curves.svg").write_text(svg)
    assert convert(FIGURE).select(f"figure.report-{kind}")


def test_the_caption_is_markdown_with_numbers(convert: Convert) -> None:
    caption = convert(FIGURE).select_one("figcaption strong")
    assert caption is not None
    assert " ".join(caption.get_text().split()) == "57.8 ± 0.8 %"


def test_links_are_right_from_a_nested_page(build_site: Build) -> None:
    site = build_site({"index.md": "# Home", "models/rnn.md": FIGURE})
    page = site / "models/rnn/index.html"
    figure = BeautifulSoup(page.read_text(), "html.parser").select("figure")[0]
    link = figure.select("a")[0]
    assert link["href"] == ("../../how-this-report-is-made/#figure-rnn-curves")


def test_a_missing_figure_stops_the_build(convert: Convert) -> None:
    with pytest.raises(PageError, match=r"^no figure 'gru\.curves'"):
        convert("/// figure | gru.curves\n///\n")


@pytest.mark.survives(
    "Damaged files",
    "a figure that is no SVG, or has no title or size",
    "the build stops with one line that names the figure",
)
@pytest.mark.parametrize(
    ("svg", "problem"),
    [
        (SVG.replace("Loss falls from 4 to 1.", ""), "has no title"),
        (SVG.replace('width="96"', ""), "has no size"),
        ("<svg", "is damaged"),
    ],
)
def test_an_unusable_figure_stops_the_build(
    root: Path, convert: Convert, svg: str, problem: str
) -> None:
    (root / "docs/generated/figures/rnn.curves.svg").write_text(svg)
    with pytest.raises(PageError, match=problem):
        convert(FIGURE)
