"""A site that shows stale results says so."""

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from tests.firsthand.publishing.conftest import Build

from firsthand import checking
from firsthand.errors import ReportError

PAGES = {"index.md": "# Home\n", "models/rnn.md": "# RNN\n\n## Code\n"}


def test_a_fresh_site_has_no_banner(build_site: Build) -> None:
    site = build_site(PAGES)
    assert "stale-banner" not in (site / "index.html").read_text()


def test_a_stale_site_fails_a_strict_build(
    build_site: Build, stale: list[str]
) -> None:
    stale.append("rnn.lab: src/cell.py has changed")
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build_site(PAGES)


def test_the_warning_names_all_that_is_stale_once(
    build_site: Build, stale: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    stale.extend(["rnn.lab: src/cell.py has changed", "b: never made"])
    build_site(PAGES, strict=False)
    warnings = [
        record.getMessage()
        for record in caplog.records
        if record.name == "mkdocs.remembering_names"
    ]
    assert warnings == [
        "Stale: rnn.lab: src/cell.py has changed; b: never made"
    ]


def test_a_check_that_cannot_be_made_is_told_like_staleness(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(root: Path) -> list[str]:
        raise ReportError("data/lock.json: damaged")

    monkeypatch.setattr(checking, "check", check)
    site = build_site(PAGES, strict=False)
    assert "data/lock.json: damaged" in (site / "index.html").read_text()


def test_every_page_of_a_stale_site_has_the_banner(
    build_site: Build, stale: list[str]
) -> None:
    stale.append("rnn.lab: <src/cell.py> has changed")
    site = build_site(PAGES, strict=False)
    for page in ("index.html", "models/rnn/index.html"):
        text = (site / page).read_text()
        assert text.count("&lt;src/cell.py&gt; has changed") == 1


def test_the_banner_goes_when_all_is_fresh_again(
    build_site: Build, stale: list[str]
) -> None:
    stale.append("rnn.lab: never made")
    build_site(PAGES, strict=False)
    stale.clear()
    site = build_site(PAGES)
    assert "stale-banner" not in (site / "index.html").read_text()
