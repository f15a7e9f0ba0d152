"""A page's card is told of by what the page's first figure says."""

from pathlib import Path

from firsthand.publishing.page_cards import FOLDER, card_of

PAGE = """<svg><title>An icon</title></svg>
<svg viewBox="0 0 1 1" role="img"><title id="a">Balls &amp; grooves.</title>
</svg><svg role="img"><title>Another.</title></svg>"""


def test_a_card_shows_what_the_first_figure_shows(tmp_path: Path) -> None:
    card = tmp_path / FOLDER / "law.odd.png"
    card.parent.mkdir(parents=True)
    card.touch()
    assert card_of("law/odd.md", PAGE, tmp_path) == {
        "card": f"{FOLDER}/law.odd.png",
        "card_text": "Balls & grooves.",
    }


def test_a_page_without_one_has_none(tmp_path: Path) -> None:
    assert card_of("law/odd.md", PAGE, tmp_path) == {}
