"""What Zensical is given, and what it may not pass over in silence."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from markdown import Markdown

from firsthand.publishing import PublishingExtension, zensical_adapter
from firsthand.publishing.current_page import fail, link, page_of
from firsthand.publishing.zensical_adapter import SiteError, Zensical
from firsthand.report import Report

SETTINGS = """
site_name: Small
site_url: !ENV [NO_SUCH_VARIABLE, "https://a.org"]
nav:
  - Home: index.md
  - Below:
      - Cells: notebooks/cells.ipynb
plugins: [search, mkdocs-jupyter, firsthand]
markdown_extensions:
  - tables
  - firsthand.publishing: {report: small_report:REPORT}
"""


@pytest.fixture
def md(report: Report) -> Markdown:
    """Return a converter as Zensical makes one for a page below a folder."""
    found = Markdown()
    context: Any = SimpleNamespace(
        page=SimpleNamespace(path="models/rnn.md"), config={}, run=lambda x: x
    )
    found.preprocessors.register(context, "rendering_context", 0)
    engine = zensical_adapter.ENGINE
    PublishingExtension(report=report, engine=engine).extendMarkdown(found)
    return found


def test_the_page_is_known(md: Markdown) -> None:
    assert page_of(md) == "models/rnn.md"
    assert link(md, "claims.md") == "../claims.md"


def test_an_error_names_the_page(md: Markdown) -> None:
    with pytest.raises(SiteError, match=r"^models/rnn\.md: no such thing$"):
        fail(md, "no such\nthing")


def test_pages_of_one_build_share_what_no_other_has(md: Markdown) -> None:
    engine, other = Zensical(), Markdown()
    assert engine.build_of(md) == engine.build_of(md)
    assert engine.build_of(other) is other


def test_it_is_told_what_mkdocs_is_but_for_plugins(root: Path) -> None:
    (root / "mkdocs.yml").write_text(SETTINGS)
    found = zensical_adapter.settings(root)
    assert found["site_url"] == "https://a.org"
    assert found["nav"][1]["Below"] == [{"Cells": "notebooks/cells.md"}]
    assert found["plugins"] == ["search"]
    options = found["markdown_extensions"][1]["firsthand.publishing"]
    assert options == {
        "report": "small_report:REPORT",
        "engine": zensical_adapter.ENGINE,
    }


def test_a_value_of_the_environment_is_taken(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_SUCH_VARIABLE", "https://b.org")
    (root / "mkdocs.yml").write_text(SETTINGS)
    assert zensical_adapter.settings(root)["site_url"] == "https://b.org"


def test_a_site_that_is_not_told_of_us_is_refused(root: Path) -> None:
    (root / "mkdocs.yml").write_text("markdown_extensions: [tables]\n")
    with pytest.raises(SiteError, match=r"markdown_extensions lack firsthand"):
        zensical_adapter.settings(root)


def test_it_is_given_pages_and_no_fragment(root: Path, report: Report) -> None:
    (root / "mkdocs.yml").write_text(SETTINGS)
    (root / "docs/index.md").write_text("# Home")
    (root / "docs/decisions").mkdir()
    (root / "docs/decisions/why.md").write_text("# Why")
    configuration = zensical_adapter.stage(report)
    assert yaml.safe_load(configuration.read_text())["docs_dir"] == "docs"
    docs = configuration.parent / "docs"
    pages = {p.relative_to(docs).as_posix() for p in docs.rglob("*.md")}
    own = {"index.md", "claims.md", "how-this-report-is-made.md"}
    assert pages == own
    assert (docs / "generated/figures/rnn.curves.svg").is_file()


def test_a_page_that_it_leaves_out_is_named(root: Path) -> None:
    docs, site = root / ".zensical/docs", root / ".zensical/site"
    for name in ("index.md", "a.md", "b/index.md", "b/c.md"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).touch()
    for name in ("", "a/", "b/"):
        (site / name).mkdir(parents=True)
        (site / f"{name}index.html").touch()
    assert [*zensical_adapter.missing(root)] == ["b/c"]


def test_a_stale_site_is_not_built(root: Path, report: Report) -> None:
    (root / "data/results/rnn.lab.json").write_text("{}")
    with pytest.raises(SiteError, match=r"^Stale: rnn\.lab: "):
        zensical_adapter.build(report)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Traceback\n  x\na.SiteError: a.md: no 'b'\n", "a.md: no 'b'"),
        ("RuntimeError: Python error: SiteError: a.md: c\n\n", "a.md: c"),
        ("Error: site_dir is wrong\n", "Error: site_dir is wrong"),
        ("", "Zensical does not say why"),
    ],
)
def test_why_it_ended_is_told_in_one_line(said: str, told: str) -> None:
    assert zensical_adapter.reason(said) == told
