"""The page on site quality says what was measured, and if it is still so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.firsthand.publishing.test_metadata import TEXT

from firsthand.costs import site_quality
from firsthand.publishing.site_marks import (
    PLACE,
    SHORT,
    changed,
    compare,
    told,
)

Build = Callable[..., Path]
PAGES = {
    "index.md": "# Balls\n",
    "odd.md": "# Odd\n",
    "far/off.md": "# Far off\n",
    f"{site_quality.SELF}.md": "# Marks\n\n/// provenance | quality\n///\n",
    "metadata.toml": TEXT,
}
PAGE = {
    "performance": 97,
    "accessibility": 100,
    "best_practices": 100,
    "seo": 92,
    "layout_shift": 0.0125,
    "bytes": 250_000,
    "requests": 14,
    "failed": ["label"],
    "runs": 3,
}


def measured(site: str, *runs: int) -> dict[str, Any]:
    """Return what was measured of a site with this hash, at so many visits."""
    if runs:
        found = {f"{n}/": {**PAGE, "site": site, "runs": n} for n in runs}
        return {**measured(site), "pages": found}
    return {
        "machine": {"cores": 2, "processor": "Any"},
        "tools": {"lighthouse": "12.8.2", "browser": "156.0.1"},
        "pages": {
            "odd/": {**PAGE, "site": site},
            "old/": {**PAGE, "site": site},
            "far/off/": {**PAGE, "site": site},
        },
    }


@pytest.fixture
def keep(root: Path) -> Callable[[str], None]:
    """Return a function that keeps a measurement of a site."""

    def kept(site: str) -> None:
        (root / "data/measurements").mkdir(parents=True, exist_ok=True)
        site_quality.write(root, measured(site))

    return kept


def text(site: Path) -> str:
    """Return the page on site quality."""
    return (site / site_quality.SELF / "index.html").read_text("utf-8")


def test_before_anything_was_measured_it_says_so(build_site: Build) -> None:
    assert "Nothing was measured yet" in text(build_site(PAGES))


def test_each_page_has_its_marks_and_one_that_is_there_a_link(
    build_site: Build, keep: Callable[[str], None]
) -> None:
    keep("a" * 64)
    page = text(build_site(PAGES))
    assert '<a href="../odd/">odd</a>' in page
    assert ">old</span></td>" in page
    for cell in ("97", "92", "250", "14"):
        assert f">{cell}</td>" in page
    assert "median of 3 visits" in page
    assert "failed on some page: label" in page


def test_a_name_ends_its_lines_behind_slashes(
    build_site: Build, keep: Callable[[str], None]
) -> None:
    keep("a" * 64)
    page = text(build_site(PAGES))
    assert '<a href="../far/off/">far/<wbr>off</a>' in page


@pytest.mark.parametrize(
    ("runs", "mark", "pages"),
    [
        ((1,), "from a single visit", "1 page"),
        ((3,), "the median of 3 visits", "1 page"),
        ((1, 3), "the median of 3 visits or from a single visit", "2 pages"),
    ],
)
def test_one_visit_is_no_median(
    runs: tuple[int, ...], mark: str, pages: str
) -> None:
    said = told(measured("a" * 64, *runs))
    assert f"Each mark is {mark}. " in said
    assert f"measured {pages} in Chromium" in said
    assert "with 2 cores (Any)" in said


def test_one_page_was_and_two_were_measured_elsewhere() -> None:
    assert "of 3 pages, 1 was measured on another" in changed(3, 1, "b" * 64)
    assert "of 3 pages, 2 were measured on another" in changed(3, 2, "b" * 64)


def test_it_says_that_the_site_has_changed(
    build_site: Build, keep: Callable[[str], None]
) -> None:
    keep("a" * 64)
    site = build_site(PAGES)
    assert "of 3 pages, 3 were measured on another one" in text(site)
    assert site_quality.site_hash(site)[:SHORT] in text(site)


def test_it_says_that_the_site_is_the_one_that_was_measured(
    build_site: Build, root: Path, keep: Callable[[str], None]
) -> None:
    keep("a" * 64)
    site = build_site(PAGES)
    keep(site_quality.site_hash(site))
    file = site / site_quality.SELF / "index.html"
    file.write_text(PLACE, "utf-8")
    compare(root, site)
    assert "is the one that was measured" in text(site)
