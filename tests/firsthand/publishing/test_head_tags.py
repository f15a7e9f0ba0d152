"""Tags in the head of a page, for who shares, finds and cites it."""

import json
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup

from firsthand.publishing.content_policy import inline
from firsthand.publishing.head_tags import BuiltPage, Site, with_tags
from firsthand.publishing.metadata import Dataset, Metadata

TOLD = Metadata(
    title="Balls",
    description="How balls roll.",
    authors=["Ann", "Bob"],
    licence="https://example.org/licence",
    language="en",
    level="Everybody",
    keywords=["ball", "groove"],
    card="ball.png",
    card_text="A ball.",
    dataset=Dataset("data.md", "Rolls", "https://x.org/l", "https://x.org/s"),
)
HTML = """<!doctype html><html><head><meta charset="utf-8">
<meta name="description" content="How balls roll.">
</head><body></body></html>"""
PAGE = BuiltPage("law.md", 'A "law" & </script>', "Why <odd>?", "")
SITE = Site(TOLD)
KNOWN = Site(TOLD, "https://x.org/", "2026-01-31", has_feed=True)
AT_HOME = replace(PAGE, address="https://x.org/law/")


def head(page: BuiltPage, site: Site) -> dict[str, list[str]]:
    """Return the contents of a page's tags by their names."""
    found: dict[str, list[str]] = {}
    for tag in BeautifulSoup(with_tags(HTML, page, site), "html.parser").select(
        "head > meta"
    ):
        name = str(tag.get("property") or tag.get("name"))
        found.setdefault(name, []).append(str(tag.get("content")))
    return found


def graph(page: BuiltPage, site: Site) -> list[dict[str, Any]]:
    """Return what a page says that it is."""
    soup = BeautifulSoup(with_tags(HTML, page, site), "html.parser")
    block = soup.select_one('script[type="application/ld+json"]')
    assert block
    things: list[dict[str, Any]] = json.loads(block.get_text())["@graph"]
    return things


def test_a_page_has_its_own_description_in_place_of_the_sites() -> None:
    tags = head(PAGE, SITE)
    assert tags["description"] == ["Why <odd>?"]
    assert tags["og:description"] == ["Why <odd>?"]
    assert tags["twitter:description"] == ["Why <odd>?"]


def test_a_page_without_one_keeps_the_sites() -> None:
    tags = head(replace(PAGE, description=""), SITE)
    assert tags["description"] == ["How balls roll."]
    assert "og:description" not in tags


def test_it_is_cited_by_its_title_and_authors() -> None:
    tags = head(PAGE, KNOWN)
    assert tags["citation_title"] == [PAGE.title]
    assert tags["citation_author"] == ["Ann", "Bob"]
    assert tags["citation_publication_date"] == ["2026/01/31"]


def test_without_an_address_no_tag_has_one() -> None:
    found = with_tags(HTML, PAGE, SITE)
    tags = head(PAGE, SITE)
    assert not {"og:url", "og:image", "citation_public_url"} & {*tags}
    assert tags["twitter:card"] == ["summary"]
    assert "<link" not in found
    assert not any("url" in thing for thing in graph(PAGE, SITE))


def test_with_an_address_pictures_and_pages_have_theirs() -> None:
    tags = head(AT_HOME, KNOWN)
    assert tags["og:url"] == ["https://x.org/law/"]
    assert tags["og:image"] == ["https://x.org/ball.png"]
    assert tags["citation_public_url"] == ["https://x.org/law/"]
    found = with_tags(HTML, AT_HOME, KNOWN)
    assert 'href="https://x.org/feed.xml"' in found


def test_a_page_is_something_to_learn_from_and_a_page_on_data_a_dataset() -> (
    None
):
    (resource,) = graph(PAGE, SITE)
    assert resource["@type"] == "LearningResource"
    assert resource["name"] == PAGE.title
    _, data = graph(replace(PAGE, name="data.md"), SITE)
    assert data["@type"] == "Dataset"
    assert data["name"] == "Rolls"
    assert data["isBasedOn"] == "https://x.org/s"


def test_the_block_of_data_is_run_by_no_browser_and_needs_no_hash() -> None:
    assert not inline(with_tags(HTML, PAGE, SITE))


def test_home_is_the_site_itself() -> None:
    assert head(replace(PAGE, name="index.md"), SITE)["og:type"] == ["website"]
    assert head(PAGE, SITE)["og:type"] == ["article"]


def test_a_link_shows_the_pages_own_card_or_the_sites() -> None:
    own = replace(AT_HOME, card="cards/law.png", card_text="A law.")
    tags = head(own, KNOWN)
    assert tags["og:image"] == ["https://x.org/cards/law.png"]
    assert tags["og:image:alt"] == ["A law."]
    assert head(AT_HOME, KNOWN)["og:image:alt"] == ["A ball."]
