"""A site and the code that builds it belong together."""

import pytest

from firsthand.errors import ReportError
from firsthand.publishing.report_here import report_here
from firsthand.report import Report

TOLD = {"firsthand.publishing": {"report": "small_report:REPORT"}}


def test_the_report_is_the_one_that_the_extension_is_told_of(
    report: Report, small_report: None
) -> None:
    assert report_here(TOLD, report.root) is report


def test_a_site_without_a_report_is_refused(report: Report) -> None:
    with pytest.raises(ReportError, match="markdown_extensions, firsthand"):
        report_here({}, report.root)


def test_a_report_that_lies_elsewhere_is_refused(
    report: Report, small_report: None
) -> None:
    with pytest.raises(ReportError, match="the code that runs is that of"):
        report_here(TOLD, report.root.parent)
