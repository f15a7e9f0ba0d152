"""Print the path of a Chromium that starts, installing one where there is none.

`make` calls this before the tests. It takes what the machine has, then
Playwright's own; else it installs Debian's package as root, and Playwright's
elsewhere. Failing all, it says what to do.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
ADVICE = (
    "No Chromium starts, and none could be installed: put `chromium` or"
    " `google-chrome` on PATH (on Debian or Ubuntu, `sudo apt-get install"
    " chromium`), then run this again."
)


def starts(path: str) -> bool:
    """Tell whether this is a browser, with all the libraries that it needs."""
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


def found() -> str | None:
    """Return the first browser that starts: one on PATH, or Playwright's."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    paths = [*map(shutil.which, COMMANDS), own]
    return next((path for path in paths if path and starts(path)), None)


def run(*command: str) -> None:
    """Run a command, its output on standard error."""
    print("$", *command, file=sys.stderr)
    subprocess.run(command, stdout=sys.stderr, check=False)


def install() -> None:
    """Install a Chromium, in the way that this machine has."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        run("apt-get", "update")
        run("apt-get", "install", "--yes", "chromium")
    else:
        run(sys.executable, "-m", "playwright", "install", "chromium")


if __name__ == "__main__":
    path = found()
    if path is None:
        install()
        path = found()
    if path is None:
        sys.exit(ADVICE)
    print(path)
