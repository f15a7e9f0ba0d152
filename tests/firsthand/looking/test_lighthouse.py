"""What is kept of Lighthouse's reports, and what its failures look like."""

import sys
from pathlib import Path
from typing import Any

import pytest

from firsthand.looking.lighthouse import (
    Auditor,
    LighthouseError,
    marks,
    middle,
    versions,
)

AGENT = "Mozilla/5.0 HeadlessChrome/156.0.1 Safari"


def report(speed: float, label: float) -> Any:
    """Return a report as Lighthouse writes it, as far as it is read."""
    rules = [{"id": "label", "weight": 7}, {"id": "hint", "weight": 0}]
    return {
        "lighthouseVersion": "12.8.2",
        "environment": {"hostUserAgent": AGENT},
        "categories": {
            "performance": {"score": speed, "auditRefs": []},
            "accessibility": {"score": 0.5 + label / 2, "auditRefs": rules},
            "best-practices": {"score": 1, "auditRefs": []},
            "seo": {"score": 1, "auditRefs": []},
        },
        "audits": {
            "label": {"score": label},
            "hint": {"score": 0},
            "cumulative-layout-shift": {"numericValue": 0.25},
            "total-byte-weight": {"numericValue": 2000},
            "network-requests": {"details": {"items": [{}, {}, {}]}},
        },
    }


def test_marks_are_of_a_hundred_and_name_what_failed_and_counts() -> None:
    assert marks(report(0.97, 0)) == {
        "performance": 97,
        "accessibility": 50,
        "best_practices": 100,
        "seo": 100,
        "layout_shift": 0.25,
        "bytes": 2000,
        "requests": 3,
        "failed": ["label"],
    }


def test_the_middle_is_the_median_and_all_that_ever_failed() -> None:
    runs = [
        marks(report(speed, label))
        for speed, label in ((0.9, 1), (0.5, 1), (0.8, 0))
    ]
    found = middle(runs)
    assert found["performance"] == 80
    assert found["accessibility"] == 100
    assert found["failed"] == ["label"]


def test_versions_are_those_of_tool_and_browser() -> None:
    found = versions(report(1, 1))
    assert found == {"lighthouse": "12.8.2", "browser": "156.0.1"}


def test_a_tool_that_fails_is_told_in_its_own_words(tmp_path: Path) -> None:
    tool = tmp_path / "tool.py"
    tool.write_text("raise SystemExit('no browser here')")
    auditor = Auditor((sys.executable, str(tool)), "chromium")
    with pytest.raises(LighthouseError, match=r"x\.org.*no browser here"):
        auditor.report("https://x.org/")


def test_a_page_that_could_not_be_loaded_is_told(tmp_path: Path) -> None:
    tool = tmp_path / "tool.py"
    tool.write_text('print(\'{"runtimeError": {"message": "no page"}}\')')
    auditor = Auditor((sys.executable, str(tool)), "chromium")
    with pytest.raises(LighthouseError, match="no page"):
        auditor.report("https://x.org/")
