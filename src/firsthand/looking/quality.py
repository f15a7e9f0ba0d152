"""Measuring a site's pages, so that it can go on where it was stopped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.costs import machine, site_quality
from firsthand.looking.lighthouse import Auditor, marks, middle, versions


@dataclass(frozen=True)
class Run:
    """What is measured, and how often.

    Attributes:
        root: The report's folder, where measurements are kept.
        site: The folder of the built site.
        address: Where it is served.
        runs: How often each page is audited.
    """

    root: Path
    site: Path
    address: str
    runs: int


def measure(run: Run, auditor: Auditor, pages: Iterable[str]) -> Iterator[str]:
    """Measure pages, keep what was found of each; yield a line for each.

    What was measured of another site, or less often, is measured again; pages
    that are no more are forgotten.

    Args:
        run: What is measured.
        auditor: What audits.
        pages: Addresses of pages below the site's.

    Raises:
        LighthouseError: A page could not be audited.
        ResultError: What was kept is damaged, or cannot be written.
    """
    now = {"site": site_quality.site_hash(run.site), "runs": run.runs}
    for page in pages:
        kept = site_quality.read(run.root) or {"pages": {}}
        name = page or "index"
        if is_known(kept["pages"].get(name), now):
            yield f"{name}: measured already"
            continue
        reports = [auditor.report(run.address + page) for _ in range(run.runs)]
        found = middle([marks(one) for one in reports])
        known = {
            one: value
            for one, value in kept["pages"].items()
            if (run.site / one.removesuffix("index") / "index.html").is_file()
        }
        measured = {
            "machine": machine.describe(),
            "tools": versions(reports[0]),
            "pages": {**known, name: {**now, **found}},
        }
        site_quality.write(run.root, measured)
        yield line(name, found)


def is_known(entry: Any, now: dict[str, Any]) -> bool:
    """Tell whether a page was measured as it would be now."""
    return bool(entry) and all(entry[key] == now[key] for key in now)


def line(page: str, found: dict[str, Any]) -> str:
    """Return what was found of a page, on one line."""
    scores = ("performance", "accessibility", "best_practices", "seo")
    told = ", ".join(f"{name} {found[name]:.0f}" for name in scores)
    failed = (
        " ".join(("; failed:", *found["failed"])) if found["failed"] else ""
    )
    return f"{page}: {told}, shift {found['layout_shift']:.3f}{failed}"
