"""Each page that has a figure has a card with the one that comes first."""

import re
from pathlib import Path

from firsthand.publishing import pages
from remembering_names.figures import cards
from remembering_names.root import ROOT

NAV = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
TITLES = {
    page: title
    for title, page in re.findall(r"(?m)- ([^:\n]+): (\S+\.md)$", NAV)
}


def test_a_card_is_of_the_first_figure_of_its_page() -> None:
    found = {
        name.removesuffix(".md"): figures[0]
        for name, text in pages.pages(ROOT / "docs").items()
        if (figures := pages.figures(text))
    }
    assert {page: one for page, (_, one) in cards.FIRST.items()} == found


def test_a_card_has_the_title_that_the_navigation_has() -> None:
    for page, (title, _) in cards.FIRST.items():
        expected = TITLES[f"{page}.md"]
        assert title == (cards.SITE if page == "index" else expected)


def test_a_card_reads_what_its_figure_reads() -> None:
    for target in cards.CARDS:
        figure = cards.BY_NAME[str(target.settings["name"])]
        assert target.reads == figure.reads
        (file,) = target.writes.values()
        assert Path(file).parent == Path(cards.FOLDER)
