"""Lighthouse's marks for pages: of each, the median of some runs."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from firsthand.errors import ReportError

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
LONGEST = 300_000  # milliseconds, for a page on a busy machine


class LighthouseError(ReportError):
    """Lighthouse could not audit a page; says why."""


@dataclass(frozen=True)
class Auditor:
    """What audits pages.

    Attributes:
        command: Node, and Lighthouse's command line.
        chromium: The browser's path.
    """

    command: Sequence[str]
    chromium: str

    def report(self, address: str) -> Any:
        """Return Lighthouse's own report on a page.

        Raises:
            LighthouseError: It could not make one.
        """
        done = subprocess.run(
            [
                *self.command,
                address,
                "--quiet",
                "--output=json",
                f"--chrome-flags={FLAGS}",
                f"--only-categories={','.join(CATEGORIES)}",
                f"--max-wait-for-load={LONGEST}",
            ],
            env=os.environ | {"CHROME_PATH": self.chromium},
            capture_output=True,
            text=True,
            check=False,
        )
        try:
            found = json.loads(done.stdout)
        except ValueError:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise LighthouseError(f"{address}: {said[-1:]}") from None
        if "runtimeError" in found:
            message = found["runtimeError"]["message"]
            raise LighthouseError(f"{address}: {message}")
        return found


def marks(report: Any) -> dict[str, Any]:
    """Return what we keep of a report: marks of a hundred, weights, failures.

    What fails is an audit that counts for another mark than that for speed.
    """
    audits, categories = report["audits"], report["categories"]
    scores = {
        name.replace("-", "_"): round(100 * categories[name]["score"])
        for name in CATEGORIES
    }
    counted = {
        one["id"]
        for name in CATEGORIES[1:]
        for one in categories[name]["auditRefs"]
        if one["weight"]
    }
    failed = {name for name in counted if audits[name]["score"] == 0}
    requests = audits["network-requests"]["details"]["items"]
    return {
        **scores,
        "layout_shift": audits["cumulative-layout-shift"]["numericValue"],
        "bytes": audits["total-byte-weight"]["numericValue"],
        "requests": len(requests),
        "failed": sorted(failed),
    }


def middle(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the median of each mark, and what failed in any run."""
    numbers = [name for name in runs[0] if name != "failed"]
    found: dict[str, Any] = {
        name: median(run[name] for run in runs) for name in numbers
    }
    failed = {name for run in runs for name in run["failed"]}
    return {**found, "failed": sorted(failed)}


def versions(report: Any) -> dict[str, str]:
    """Return the versions of what audited."""
    agent = report["environment"]["hostUserAgent"]
    browser = agent.partition("HeadlessChrome/")[2].partition(" ")[0]
    return {"lighthouse": report["lighthouseVersion"], "browser": browser}
