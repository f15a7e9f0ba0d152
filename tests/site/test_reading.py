"""How much there is to read: words a page, and ways through the site."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.site.navigation import sections, source

from firsthand.publishing import pages, reading_paths
from remembering_names.root import ROOT

MOST, MOST_ON_HOME = 2_000, 700
NO_PROSE = (  # what is folded away, or chosen, is for those who ask for it
    "pre, .arithmatex, figure, table, details, form, label, .headerlink, "
    ".provenance"
)
LONG = {*sections()["Reference"]}  # are looked up, not read
DOCS = ROOT / "docs"
PATHS = reading_paths.read(ROOT / "docs/reading-paths.toml")
EACH_PATH = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.title)
LIMITS = {"Fifteen minutes": 15, "Two hours": 120}
MINUTES = {
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
}


def words(site: Path, page: str) -> int:
    """Return the words of a page, less code, tables, figures and folds."""
    place = page.removesuffix(".md").removesuffix("index")
    html = (site / place / "index.html").read_text("utf-8")
    article = BeautifulSoup(html, "html.parser").select_one("article")
    assert article is not None
    for part in article.select(NO_PROSE):
        part.decompose()
    return len(article.get_text(" ").split())


def test_no_page_is_longer_than_a_sitting(built_site: Path) -> None:
    counts = {name: words(built_site, name) for name in pages.pages(DOCS)}
    for name in sorted(counts, key=lambda name: -counts[name]):
        print(f"{counts[name]:5} {name}")
    long = {name for name, count in counts.items() if count > MOST}
    assert long <= LONG


def test_home_is_short(built_site: Path) -> None:
    assert words(built_site, "index.md") <= MOST_ON_HOME


@EACH_PATH
def test_a_reading_path_holds_pages_that_exist(
    path: reading_paths.ReadingPath,
) -> None:
    assert path.pages
    for page in path.pages:
        assert (DOCS / page).is_file(), page


@EACH_PATH
def test_a_reading_path_goes_forward(path: reading_paths.ReadingPath) -> None:
    order = [page for part in sections().values() for page in part]
    places = [order.index(page) for page in path.pages]
    assert places == sorted(set(places))


@EACH_PATH
def test_a_reading_path_takes_no_longer_than_it_says(
    path: reading_paths.ReadingPath,
) -> None:
    said = [reading_paths.takes(source(page)) for page in path.pages]
    assert all(said), dict(zip(path.pages, said, strict=True))
    if path.title in LIMITS:
        minutes = [MINUTES[one.split()[1]] for one in said]
        assert sum(minutes) <= LIMITS[path.title]
