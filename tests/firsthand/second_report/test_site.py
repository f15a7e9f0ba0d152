"""The second report's site: built strictly, offline, without torch."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from tests.firsthand.second_report.conftest import Copy, copy_of

# Python runs a module of this name first. This one takes torch and the network
# away, as on a machine that has neither.
REFUSE = """
import sys


def refuse(event, arguments):
    if event == "import" and arguments[0].partition(".")[0] == "torch":
        raise ModuleNotFoundError("No module named 'torch'", name="torch")
    if event in ("socket.connect", "socket.getaddrinfo"):
        raise OSError("there is no network")


sys.addaudithook(refuse)
"""


@pytest.fixture(scope="module")
def offline(made: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy on a machine that has neither torch nor a network."""
    folder = tmp_path_factory.mktemp("offline")
    (folder / "sitecustomize.py").write_text(REFUSE)
    copy = copy_of(made.root, folder / "report")
    return Copy(copy.root, (str(folder), *copy.paths))


@pytest.fixture(scope="module")
def site(offline: Copy) -> Path:
    """Return the folder of the built site."""
    built = offline.build()
    assert built.returncode == 0, built.stderr
    return offline.root / "site"


def article(site: Path, name: str = "") -> Tag:
    """Return what a page shows beside the navigation."""
    text = (site / name / "index.html").read_text("utf-8")
    return BeautifulSoup(text, "html.parser").select("article")[0]


def words(element: Tag) -> str:
    """Return an element's text on one line."""
    return " ".join(element.get_text().split())


def test_it_can_be_checked_without_torch(offline: Copy) -> None:
    without = offline.run("-c", "import torch")
    assert "No module named 'torch'" in without.stderr
    checked = offline.regenerate("--check")
    assert checked.stdout == "Everything is fresh.\n", checked.stderr


def test_numbers_stand_in_the_prose(site: Path) -> None:
    text = words(article(site))
    assert "in each of 8 equal beats" in text
    assert "the power of time that fits best, and finds 2.00." in text


def test_numbers_stand_in_the_table(site: Path) -> None:
    rows = [words(row) for row in article(site).select("tbody tr")]
    assert rows[:3] == ["1 1.00 1", "2 2.94 3", "3 5.09 5"]


def test_claims_lead_to_their_checks(site: Path) -> None:
    claim = article(site).select(".claim")[0]
    said = "from its odd number; the furthest is 2.2 % off."
    assert said in words(claim)
    _, _, anchor = str(claim.select("a")[0]["href"]).partition("#")
    checks = article(site, "claims")
    assert said in words(checks.select(f"tr:has(#{anchor})")[0])


def test_a_figure_stands_in_its_page_and_is_described(site: Path) -> None:
    (figure,) = article(site).select("figure svg")
    assert figure["role"] == "img"
    assert "close to the line of odd numbers" in words(figure)


def test_a_listing_is_the_code(site: Path, made: Copy) -> None:
    source = (made.root / "src/falling/fit.py").read_text("utf-8")
    listing = article(site).select("pre code")[0].get_text().strip()
    assert listing.startswith("def descend(")
    assert listing in source


def test_formulas_are_those_that_were_checked(site: Path) -> None:
    set_in = 'annotation[encoding="application/x-tex"]'
    formulas = [words(one) for one in article(site, "law").select(set_in)]
    assert r"d = \frac{a}{2} \, \left(2 \, t + 1\right)" in formulas
    assert article(site, "law").select(".katex-html")


def test_pages_ask_no_other_machine_for_anything(site: Path) -> None:
    for file in site.rglob("*.html"):
        found = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        loaded = [one.get("src") for one in found.select("[src]")]
        loaded += [one.get("href") for one in found.select("link[href]")]
        assert loaded
        assert not [one for one in loaded if "//" in str(one)]


def test_a_stale_site_is_not_built(report: Copy) -> None:
    report.edit("data/rolling.csv", "1,33", "1,34")
    built = report.build()
    assert built.returncode == 1
    assert "Stale: beats: data/rolling.csv has changed; fit: " in built.stderr
