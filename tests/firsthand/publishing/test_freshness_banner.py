"""A site that shows stale results says so."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from tests.firsthand.publishing.conftest import REPOSITORY, Build

from firsthand.report import Report
from firsthand.tracking.mark_fresh import mark_fresh

PAGES = {"index.md": "# Home\n", "models/rnn.md": "# RNN\n\n## Code\n"}
CHANGED = "src/small/cell.py has changed"
MODULE = """
from pathlib import Path

from firsthand.report import Report
from firsthand.target import Target

TARGET = Target("never", "small.training:train", {}, (), (), {})
ROOT = Path(__file__).resolve().parents[2]
REPORT = Report(ROOT, "small", (TARGET,))
"""


@pytest.fixture(autouse=True)
def levels() -> Iterator[None]:
    """Give MkDocs' log its level back, which a strict build may have set."""
    log = logging.getLogger("mkdocs")
    level = log.level
    yield
    log.setLevel(level)


def edit(root: Path) -> None:
    """Change code that results depend on."""
    with (root / "src/small/cell.py").open("a") as file:
        file.write("NEW = 1\n")


def test_a_fresh_site_has_no_banner(build_site: Build) -> None:
    site = build_site(PAGES)
    assert "stale-banner" not in (site / "index.html").read_text()


def test_a_stale_site_fails_a_strict_build(
    root: Path, build_site: Build
) -> None:
    edit(root)
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build_site(PAGES)


def test_a_stale_site_fails_a_strict_build_that_is_told_to_be_quiet(
    root: Path, build_site: Build
) -> None:
    edit(root)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)  # as `-q` does
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build_site(PAGES)


def test_the_command_fails_for_a_stale_site_although_quiet(
    root: Path,
) -> None:
    for name, text in {
        "docs/index.md": "",
        "src/small/told.py": MODULE,
    }.items():
        (root / name).write_text(text)
    configuration = root / "mkdocs.yml"
    text = configuration.read_text().replace("small_report", "small.told")
    configuration.write_text(text)
    sources = [f"{root}/src", str(REPOSITORY / "src")]
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sources)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode
    assert "Stale: never: never made" in built.stderr


def test_the_warning_names_all_that_is_stale_once(
    root: Path, build_site: Build, caplog: pytest.LogCaptureFixture
) -> None:
    edit(root)
    build_site(PAGES, strict=False)
    warnings = [
        record.getMessage()
        for record in caplog.records
        if record.name == "mkdocs.firsthand"
    ]
    names = ("rnn.lab", "rnn.curves", "row")
    stale = "; ".join(f"{name}: {CHANGED}" for name in names)
    assert warnings == [f"Stale: {stale}"]


def test_a_check_that_cannot_be_made_is_told_like_staleness(
    root: Path, build_site: Build
) -> None:
    (root / "data/lock.json").write_text("{")
    pages = PAGES | {"how-this-report-is-made.md": "# How it is made"}
    site = build_site(pages, strict=False)
    assert "lock.json: damaged" in (site / "index.html").read_text()


def test_every_page_of_a_stale_site_has_the_banner(
    root: Path, build_site: Build
) -> None:
    (root / "data/results/<new>.json").write_text("{}")
    site = build_site(PAGES, strict=False)
    for page in ("index.html", "models/rnn/index.html"):
        text = (site / page).read_text()
        assert text.count("&lt;new&gt;.json: no experiment makes it") == 1


def test_the_banner_goes_when_all_is_fresh_again(
    report: Report, build_site: Build
) -> None:
    edit(report.root)
    build_site(PAGES, strict=False)
    mark_fresh(report)
    site = build_site(PAGES)
    assert "stale-banner" not in (site / "index.html").read_text()
