"""Who shares, finds or cites a page is told the same everywhere."""

import json
import re
import xml.etree.ElementTree as etree
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from PIL import Image

from firsthand.publishing import metadata, reading_paths
from firsthand.publishing.changes_feed import feed
from firsthand.publishing.descriptions import LONGEST, SHORTEST
from firsthand.publishing.page_cards import card_of
from firsthand.publishing.places import folder
from remembering_names.root import ROOT

MARKUP = re.compile(r"[<>`*_$\\]|\[\[|\]\(|&\w+;|\u200b")
NAV = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\n\n# Fragments")[0]
PAGES = re.findall(r"(?m): (\S+\.(?:md|ipynb))$", NAV)


def soup(file: Path) -> BeautifulSoup:
    """Return a built page."""
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


@pytest.fixture(scope="module")
def heads(built_site: Path) -> dict[str, BeautifulSoup]:
    """Return the head of each page of the navigation."""
    found = {}
    for name in PAGES:
        text = (built_site / folder(name) / "index.html").read_text("utf-8")
        head, _, _ = text.partition("</head>")
        found[name] = BeautifulSoup(head, "html.parser")
    return found


def contents(head: BeautifulSoup, name: str) -> list[str]:
    """Return the contents of a head's tags of one name."""
    found = head.select(f'meta[name="{name}"], meta[property="{name}"]')
    return [str(tag["content"]) for tag in found]


def test_each_page_has_one_description_of_its_own(
    heads: dict[str, BeautifulSoup],
) -> None:
    found = {
        name: contents(head, "description") for name, head in heads.items()
    }
    assert all(len(own) == 1 for own in found.values())
    assert len({own[0] for own in found.values()}) == len(found)


def test_each_description_is_plain_and_of_a_length_that_is_shown(
    heads: dict[str, BeautifulSoup],
) -> None:
    for name, head in heads.items():
        (text,) = contents(head, "description")
        assert SHORTEST <= len(text) <= LONGEST, f"{name}: {text}"
        assert not MARKUP.search(text), f"{name}: {text}"
        assert text[-1] in ".?", f"{name}: {text}"


def test_links_show_what_pages_say_of_themselves(
    heads: dict[str, BeautifulSoup],
) -> None:
    for head in heads.values():
        (about,) = contents(head, "description")
        assert contents(head, "og:description") == [about]
        assert contents(head, "twitter:description") == [about]
        assert contents(head, "og:title") == contents(head, "citation_title")


def test_each_page_is_something_to_learn_from_and_one_is_on_data(
    heads: dict[str, BeautifulSoup],
) -> None:
    on_data = []
    for name, head in heads.items():
        block = head.select_one('script[type="application/ld+json"]')
        assert block, name
        first, *others = json.loads(block.get_text())["@graph"]
        assert first["@type"] == "LearningResource"
        on_data += [name for thing in others if thing["@type"] == "Dataset"]
    assert on_data == ["names.md"]


def test_without_an_address_nothing_has_one(
    built_site: Path, heads: dict[str, BeautifulSoup]
) -> None:
    for head in heads.values():
        assert not head.select("link[rel=canonical]")
        assert not contents(head, "og:url")
    assert not (built_site / "feed.xml").exists()
    assert not (built_site / "sitemap.xml").exists()
    assert "Sitemap" not in (built_site / "robots.txt").read_text("utf-8")


def test_the_card_is_a_file_of_the_site(built_site: Path) -> None:
    told = metadata.read(ROOT)
    assert told
    assert (built_site / told.card).is_file()


def test_each_page_with_a_figure_has_a_card_that_can_be_shown(
    built_site: Path,
) -> None:
    for name in PAGES:
        text = (built_site / folder(name) / "index.html").read_text("utf-8")
        found = card_of(name, text, built_site)
        assert bool(found) == ('"report-figure report-' in text), name
        if found:
            assert len(found["card_text"].split()) > 2
            with Image.open(built_site / found["card"]) as card:
                assert card.size == (1200, 630)


def test_the_contents_for_language_models_have_every_page(
    built_site: Path, heads: dict[str, BeautifulSoup]
) -> None:
    text = (built_site / "llms.txt").read_text("utf-8")
    for name, head in heads.items():
        place = folder(name)
        to = "./" if place == "." else f"{place}/"
        (about,) = contents(head, "description")
        assert f"]({to}): {about}\n" in text


def test_the_citation_file_agrees_with_the_metadata() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    told = metadata.read(ROOT)
    assert told
    assert cited["cff-version"] == "1.2.0"
    assert cited["title"] == told.title
    assert cited["abstract"] == told.description
    assert [one["name"] for one in cited["authors"]] == told.authors
    assert cited["keywords"] == told.keywords
    assert cited["license"] in told.licence


def test_the_site_and_its_metadata_describe_it_alike() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    told = metadata.read(ROOT)
    assert told
    assert f"site_name: {told.title}\n" in text
    assert told.description in " ".join(text.split())


def test_each_item_of_the_feed_leads_to_a_page(built_site: Path) -> None:
    log = (ROOT / "CHANGELOG.md").read_text("utf-8")
    items = etree.fromstring(feed(log, "Names", "https://x.org/")).iter("item")
    links = [str(item.findtext("link")) for item in items]
    assert len(links) > 10
    for link in links:
        place = link.removeprefix("https://x.org/")
        assert (built_site / place / "index.html").is_file(), link


def test_the_icon_is_the_sites_own(built_site: Path) -> None:
    page = soup(built_site / "index.html")
    icon = page.select_one("link[rel=icon]")
    assert isinstance(icon, Tag)
    assert icon["href"] == "assets/images/icon.svg"
    drawn = etree.parse(built_site / "assets/images/icon.svg").getroot()
    assert drawn.tag.endswith("svg")


def test_who_finds_no_page_is_helped_on(built_site: Path) -> None:
    page = soup(built_site / "404.html").select_one("article")
    assert page
    form = page.select_one("form[role=search]")
    assert form
    field, label = form.select_one("input"), form.select_one("label")
    assert field
    assert label
    assert field["name"] == "q"  # the search reads it from the address
    assert label["for"] == field["id"]
    links = [str(link["href"]) for link in page.select("li a")]
    paths = reading_paths.paths_of(ROOT / "docs")
    assert links == [f"/{path['begins']}" for path in paths]
    assert len(links) == 3
    for link in links:
        assert (built_site / link.strip("/") / "index.html").is_file()
