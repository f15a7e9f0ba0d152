"""Which report a site is of: its configuration says so, and where it lies."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from firsthand import report
from firsthand.errors import ReportError
from firsthand.report import Report

EXTENSION = "firsthand.publishing"


def report_here(options: Mapping[str, Any], here: Path) -> Report:
    """Return the report that the site's Markdown extension is told of.

    Args:
        options: What each Markdown extension is told, by name.
        here: The folder of the site's configuration.

    Raises:
        ReportError: It is told of none, or of one that lies elsewhere.
    """
    try:
        found = report.load(options.get(EXTENSION, {}).get("report", ""))
    except ReportError as error:
        raise ReportError(
            f"markdown_extensions, {EXTENSION}: {error}"
        ) from None
    if here != found.root:
        raise ReportError(
            f"the pages are in {here}, but the code that runs is that of "
            f"{found.root}; use {here}/.venv/bin/mkdocs"
        )
    return found
