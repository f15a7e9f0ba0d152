"""Who comes to the old place of a page is sent on, without a script."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config

from remembering_names.root import ROOT

MOVED = load_config(str(ROOT / "mkdocs.yml"))["plugins"]["firsthand"].config[
    "moved"
]


def parsed(file: Path) -> BeautifulSoup:
    """Return a file of the built site."""
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


@pytest.mark.parametrize("old", MOVED)
def test_a_stub_sends_on_to_what_is_there(old: str, built_site: Path) -> None:
    folder = built_site / old.removesuffix(".md")
    stub = parsed(folder / "index.html")
    assert not stub("script")
    refresh = stub.select_one("meta[http-equiv=refresh]")
    canonical, link = stub.select_one("link[rel=canonical]"), stub.a
    assert refresh
    assert canonical
    assert link
    address = str(link["href"])
    assert refresh["content"] == f"0; url={address}"
    place, _, anchor = address.partition("#")
    assert canonical["href"] == place
    page = parsed((folder / place).resolve() / "index.html")
    assert not anchor or page.select_one(f"#{anchor}")
