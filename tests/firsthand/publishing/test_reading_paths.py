"""Ways through the site, as a page lists them."""

from pathlib import Path

import pytest
from tests.firsthand.publishing.conftest import Convert

from firsthand.errors import ReportError
from firsthand.publishing.current_page import PageError
from firsthand.publishing.reading_paths import paths_of, takes

BLOCK = "/// reading-paths | paths.toml\n///\n"
PATH = """
[[paths]]
title = "An hour"
about = "All of it."
pages = ["one.md", "two.md"]
"""


@pytest.fixture
def declared(root: Path) -> Path:
    """Return the file of a path with two pages, one of which says its time."""
    docs = root / "docs"
    (docs / "one.md").write_text("# One\n\n**Takes:** about\nten minutes.\n")
    (docs / "two.md").write_text("# Two\n")
    file = docs / "paths.toml"
    file.write_text(PATH)
    return file


def test_each_page_has_its_title_and_the_time_that_it_says(
    declared: Path, convert: Convert
) -> None:
    page = convert(BLOCK)
    assert [one.get_text() for one in page("h3")] == ["An hour"]
    assert [one.get_text() for one in page("li")] == [
        "One: about ten minutes",
        "Two",
    ]
    assert [one["href"] for one in page("a")] == ["one.md", "two.md"]


def test_a_path_may_be_folded(declared: Path, convert: Convert) -> None:
    declared.write_text(f"{PATH}folded = true\n")
    assert len(convert(BLOCK).select("details li")) == 2


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (PATH.replace("two", "gone"), "no page 'gone.md'"),
        (PATH.replace("about", "of"), "unexpected keyword"),
        ("[[path]]", "'paths'"),
        ("[", "paths.toml"),
    ],
)
def test_a_path_that_leads_nowhere_is_told_in_a_line(
    text: str, problem: str, declared: Path, convert: Convert
) -> None:
    declared.write_text(text)
    with pytest.raises(PageError, match=problem):
        convert(BLOCK)


def test_a_missing_file_is_told_in_a_line(convert: Convert) -> None:
    with pytest.raises(PageError, match=r"paths\.toml"):
        convert(BLOCK)


def test_a_page_without_a_time_takes_none() -> None:
    assert takes("# One\n") == ""


def test_a_template_learns_where_a_path_begins(root: Path) -> None:
    (root / "docs/a.md").write_text("# Why odd\n")
    (root / "docs/reading-paths.toml").write_text(
        '[[paths]]\ntitle = "Short"\nabout = "One page."\npages = ["a.md"]\n'
    )
    (path,) = paths_of(root / "docs")
    assert path["begins"] == "a/"
    assert path["first"] == "Why odd"


def test_a_site_without_paths_has_none_to_offer(root: Path) -> None:
    assert not paths_of(root / "docs")


def test_paths_that_are_no_paths_are_refused(root: Path) -> None:
    (root / "docs/reading-paths.toml").write_text("[[paths]]\nlength = 1\n")
    with pytest.raises(ReportError, match="length"):
        paths_of(root / "docs")
