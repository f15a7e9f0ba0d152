"""Figures with captions, descriptions and an origin."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.firsthand.publishing.conftest import SVG, Build, Convert

from firsthand.publishing.current_page import PageError

FIGURE = (
    "/// figure | rnn.curves\nSee **[[ rnn.lab.accuracy | percent ]]**.\n///\n"
)


def test_a_figure_has_an_image_for_each_colour_scheme(convert: Convert) -> None:
    sources = [image["src"] for image in convert(FIGURE).select("figure img")]
    assert sources == [
        "generated/figures/rnn.curves.light.svg#only-light",
        "generated/figures/rnn.curves.dark.svg#only-dark",
    ]


def test_the_alternative_text_is_the_figures_own(convert: Convert) -> None:
    alternatives = {image["alt"] for image in convert(FIGURE).select("img")}
    assert alternatives == {"Loss falls from 4 to 1."}


def test_the_size_is_the_figures_own_in_pixels(convert: Convert) -> None:
    image = convert(FIGURE).select("img")[0]
    assert (image["width"], image["height"]) == ("96", "48")


def test_the_caption_is_markdown_with_numbers(convert: Convert) -> None:
    caption = convert(FIGURE).select_one("figcaption strong")
    assert caption is not None
    assert " ".join(caption.get_text().split()) == "57.8 ± 0.8 %"


def test_links_are_right_from_a_nested_page(build_site: Build) -> None:
    site = build_site({"index.md": "# Home", "models/rnn.md": FIGURE})
    page = site / "models/rnn/index.html"
    figure = BeautifulSoup(page.read_text(), "html.parser").select("figure")[0]
    for image in figure.select("img"):
        file = str(image["src"]).partition("#")[0]
        assert (page.parent / file).resolve().is_file()
    link = figure.select("a")[0]
    assert link["href"] == ("../../how-this-report-is-made/#figure-rnn-curves")


def test_a_missing_figure_stops_the_build(convert: Convert) -> None:
    with pytest.raises(PageError, match=r"^no figure 'gru\.curves'"):
        convert("/// figure | gru.curves\n///\n")


@pytest.mark.parametrize(
    ("svg", "problem"),
    [
        (SVG.replace("Loss falls\nfrom 4 to 1.", ""), "has no description"),
        (SVG.replace("72pt", "100%"), "has no size in px or pt"),
        ("<svg", "is damaged"),
    ],
)
def test_an_unusable_figure_stops_the_build(
    root: Path, convert: Convert, svg: str, problem: str
) -> None:
    (root / "docs/generated/figures/rnn.curves.dark.svg").write_text(svg)
    with pytest.raises(PageError, match=problem):
        convert(FIGURE)
