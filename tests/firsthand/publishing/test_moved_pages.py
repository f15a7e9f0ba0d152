"""Stubs at the old places of pages."""

from pathlib import Path

import pytest

from firsthand.publishing.moved_pages import (
    MovedPageError,
    relative,
    write_stubs,
)
from firsthand.publishing.places import folder

TITLES = {"index.md": "Home", "new/page.md": "Cats & dogs"}


def test_a_stub_names_the_page_and_the_place_in_it(tmp_path: Path) -> None:
    write_stubs({"old/page.md": "new/page.md#part"}, TITLES, tmp_path)
    stub = (tmp_path / "old/page/index.html").read_text("utf-8")
    assert 'content="0; url=../../new/page/#part"' in stub
    assert '<link rel="canonical" href="../../new/page/">' in stub
    assert "Cats &amp; dogs" in stub
    assert "<script" not in stub


@pytest.mark.parametrize(
    ("old", "new", "address"),
    [
        ("old.md", "new.md", "../new/"),
        ("a/old.md", "index.md", "../../"),
        ("old.md", "a/index.md", "../a/"),
    ],
)
def test_an_address_leads_from_folder_to_folder(
    old: str, new: str, address: str
) -> None:
    assert relative(old, new) == address
    found = (Path("/site") / folder(old) / address).resolve()
    assert found == (Path("/site") / folder(new)).resolve()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("index.md", "new/page.md", "is still a page"),
        ("old.md", "gone.md", "which is no page"),
    ],
)
def test_a_page_has_not_moved_to_nowhere(
    old: str, new: str, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(MovedPageError, match=problem):
        write_stubs({old: new}, TITLES, tmp_path)
