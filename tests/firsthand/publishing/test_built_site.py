"""What a site gets once its pages are built."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from tests.firsthand.publishing.test_metadata import TEXT

ASKS = "How does a ball roll down a groove that is well oiled?"
PAGES = {
    "index.md": f"# Balls\n\n{ASKS}",
    "odd.md": "# Odd\n\nOdd.",
    "metadata.toml": f"{TEXT}[descriptions]\n'odd.md' = 'Odd numbers.'\n",
}
LOG = "## Unreleased\n\n- **Balls roll.** See [why](docs/odd.md).\n"
Build = Callable[..., Path]
ALWAYS, WITH_ADDRESS = {"robots.txt", "llms.txt"}, {"feed.xml", "sitemap.xml"}


def files(site: Path) -> set[str]:
    """Return the names of the files beside the pages."""
    return {file.name for file in site.iterdir()} & (ALWAYS | WITH_ADDRESS)


def test_without_an_address_the_build_says_in_a_line_what_is_left_out(
    build_site: Build, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (root / "CHANGELOG.md").write_text(LOG)
    caplog.set_level("INFO", "mkdocs")
    site = build_site(PAGES)
    assert files(site) == ALWAYS
    (line,) = [one for one in caplog.messages if "SITE_URL" in one]
    assert "left out" in line
    assert "\n" not in line


def test_with_an_address_nothing_is_left_out(
    build_site: Build, root: Path
) -> None:
    (root / "CHANGELOG.md").write_text(LOG)
    with (root / "mkdocs.yml").open("a") as file:
        file.write("\nsite_url: https://x.org/y\n")
    site = build_site(PAGES)
    assert files(site) == ALWAYS | WITH_ADDRESS
    assert "<link>https://x.org/y/odd/</link>" in (site / "feed.xml").read_text(
        "utf-8"
    )
    page = (site / "odd/index.html").read_text("utf-8")
    assert '<meta property="og:url" content="https://x.org/y/odd/">' in page
    assert '<link rel="canonical" href="https://x.org/y/odd/">' in page


def test_a_page_is_described_by_itself_or_by_the_file(
    build_site: Build,
) -> None:
    site = build_site(PAGES)
    for name, about in (
        (
            "index.html",
            "How does a ball roll down a groove that is well oiled?",
        ),
        ("odd/index.html", "Odd numbers."),
    ):
        text = (site / name).read_text("utf-8")
        tags = re.findall(r'<meta name="description" content="([^"]*)">', text)
        assert tags == [about]


def test_a_description_of_no_page_stops_the_build(
    build_site: Build, caplog: pytest.LogCaptureFixture
) -> None:
    told = f"{TEXT}[descriptions]\n'gone.md' = 'A page.'\n"
    with pytest.raises(Abort):
        build_site({**PAGES, "metadata.toml": told})
    assert "describes gone.md, which is no page" in caplog.text


def test_a_report_without_metadata_has_its_pages_alone(
    root: Path, small_report: None
) -> None:
    (root / "docs/index.md").write_text("# Balls")
    build(load_config(str(root / "mkdocs.yml")))
    text = (root / "site/index.html").read_text("utf-8")
    assert "og:title" not in text
    assert not (root / "site/robots.txt").exists()
