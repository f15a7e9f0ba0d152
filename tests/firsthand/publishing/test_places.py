"""Where pages stand in a built site."""

import pytest

from firsthand.publishing.places import address, folder


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("index.md", "."),
        ("law.md", "law"),
        ("a/index.md", "a"),
        ("a/law.md", "a/law"),
        ("a/try.ipynb", "a/try"),
    ],
)
def test_each_page_has_a_folder(page: str, place: str) -> None:
    assert folder(page) == place


def test_the_first_page_is_published_where_the_site_is() -> None:
    assert address("https://x.org/y/", "index.md") == "https://x.org/y/"
    assert address("https://x.org/y/", "a/law.md") == "https://x.org/y/a/law/"
    assert address("", "a/law.md") == "a/law/"
