"""The hash of a site is of what readers load, wherever it is published."""

from pathlib import Path

import pytest

from firsthand.costs.site_quality import SELF, read, site_hash, write

PAGE = """<html><head>
<meta charset="utf-8">{}
<link rel="stylesheet" href="assets/a.css"></head><body>Balls
<div id="report-pdf">{}</div><div>More</div></body></html>"""
ADDRESS = """<meta property="og:url" content="https://x.org/">
<link rel="canonical" href="https://x.org/">
<script type="application/ld+json">{"url": "https://x.org/"}</script>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of two pages."""
    for place in ("assets", SELF):
        (tmp_path / place).mkdir()
    (tmp_path / "index.html").write_text(PAGE.format("", ""), "utf-8")
    (tmp_path / SELF / "index.html").write_text("Marks", "utf-8")
    (tmp_path / "assets/a.css").write_text("a {}", "utf-8")
    return tmp_path


def test_the_address_of_a_site_does_not_change_its_hash(site: Path) -> None:
    before = site_hash(site)
    source = '<p class="report-source"><a href="https://x.org/">Source</a></p>'
    text = PAGE.format(ADDRESS, "").replace("</body>", f"{source}</body>")
    (site / "index.html").write_text(text, "utf-8")
    (site / "sitemap.xml").write_text("https://x.org/", "utf-8")
    assert site_hash(site) == before


def test_nor_does_its_pdf(site: Path) -> None:
    before = site_hash(site)
    (site / "report.pdf").write_bytes(b"%PDF")
    text = PAGE.format("", '<p><a href="report.pdf">PDF</a></p>')
    (site / "index.html").write_text(text, "utf-8")
    assert site_hash(site) == before


def test_nor_does_the_page_that_shows_what_was_measured(site: Path) -> None:
    before = site_hash(site)
    (site / SELF / "index.html").write_text("Other marks", "utf-8")
    assert site_hash(site) == before


@pytest.mark.parametrize(
    ("file", "word"),
    [("index.html", "Ball"), ("index.html", "More"), ("assets/a.css", "a")],
)
def test_what_readers_load_changes_it(site: Path, file: str, word: str) -> None:
    before = site_hash(site)
    text = (site / file).read_text("utf-8")
    (site / file).write_text(text.replace(word, "b"), "utf-8")
    assert site_hash(site) != before


def test_a_new_page_changes_it(site: Path) -> None:
    before = site_hash(site)
    (site / "new").mkdir()
    (site / "new/index.html").write_text("New", "utf-8")
    assert site_hash(site) != before


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    assert read(tmp_path) is None
    (tmp_path / "data/measurements").mkdir(parents=True)
    measured = {"pages": {"a/": {"seo": 100}}}
    write(tmp_path, measured)
    assert read(tmp_path) == measured
