"""Measuring goes on where it was stopped, on the same site only."""

from pathlib import Path
from typing import Any

import pytest
from tests.firsthand.looking.test_lighthouse import report

from firsthand.costs import site_quality
from firsthand.looking.lighthouse import Auditor, LighthouseError
from firsthand.looking.quality import Run, measure


class Scripted(Auditor):
    """Plays Lighthouse; fails on one page."""

    def __init__(self, broken: str = "none") -> None:
        super().__init__((), "")
        asked: list[str] = []
        vars(self).update(asked=asked, broken=broken)

    def report(self, address: str) -> Any:
        """Return a report, or fail."""
        vars(self)["asked"].append(address)
        if address.endswith(vars(self)["broken"]):
            raise LighthouseError("broken")
        return report(1, 1)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a run over a site of two pages."""
    site = tmp_path / "site"
    for place in (".", "one"):
        (site / place).mkdir(parents=True, exist_ok=True)
        (site / place / "index.html").write_text(place, "utf-8")
    (tmp_path / "data/measurements").mkdir(parents=True)
    return Run(tmp_path, site, "http://here/", 3)


def asked(run: Run, auditor: Auditor) -> list[str]:
    """Measure both pages; return the addresses that were audited."""
    list(measure(run, auditor, ["", "one/"]))
    found: list[str] = vars(auditor)["asked"]
    return found


def test_each_page_is_audited_as_often_as_is_said(run: Run) -> None:
    found = asked(run, Scripted())
    assert found == ["http://here/"] * 3 + ["http://here/one/"] * 3
    kept = site_quality.read(run.root)
    assert {*kept["pages"]} == {"index", "one/"}
    assert kept["pages"]["one/"]["site"] == site_quality.site_hash(run.site)


def test_what_was_measured_is_passed_over(run: Run) -> None:
    with pytest.raises(LighthouseError):
        asked(run, Scripted(broken="one/"))
    assert asked(run, Scripted()) == ["http://here/one/"] * 3
    assert asked(run, Scripted()) == []


def test_another_site_is_measured_anew(run: Run) -> None:
    asked(run, Scripted())
    (run.site / "index.html").write_text("changed", "utf-8")
    assert len(asked(run, Scripted())) == 6


def test_a_page_that_is_gone_is_forgotten(run: Run) -> None:
    asked(run, Scripted())
    (run.site / "one/index.html").unlink()
    list(measure(run, Scripted(), [""]))
    assert {*site_quality.read(run.root)["pages"]} == {"index"}
