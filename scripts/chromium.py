"""Print the path of a Chromium, installing one where there is none.

The browser tests call this. It prefers what the machine has, then Playwright's
own download, then, for root, Debian's package; failing all, it says what to do.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome")


def on_path() -> str | None:
    """Return the first browser found on PATH."""
    return next(filter(None, map(shutil.which, COMMANDS)), None)


def of_playwright() -> str | None:
    """Return Playwright's own Chromium, if it has been downloaded."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def run(*command: str) -> bool:
    """Run a command, its output on standard error; return whether it worked."""
    print("$", *command, file=sys.stderr)
    done = subprocess.run(command, stdout=sys.stderr, check=False)
    return done.returncode == 0


def install() -> str | None:
    """Install a Chromium in one of the two ways, and return its path."""
    if run(sys.executable, "-m", "playwright", "install", "chromium"):
        return of_playwright()
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        run("apt-get", "update")
        run("apt-get", "install", "--yes", "chromium")
    return on_path()


if __name__ == "__main__":
    path = on_path() or of_playwright() or install()
    if path is None:
        sys.exit(
            "No Chromium, and none could be installed: put `chromium` or"
            " `google-chrome` on PATH, then run this again."
        )
    print(path)
