"""`chromium.py`, as `make` calls it, finds a browser that starts."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts/chromium.py"


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    # As distributions do that tell to install another package.
    for name, status in {"chromium": 1, "google-chrome": 0}.items():
        browser = tmp_path / name
        browser.write_text(f"#!/bin/sh\nexit {status}\n")
        browser.chmod(0o755)
    finished = subprocess.run(
        [sys.executable, SCRIPT],
        env=os.environ | {"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.stdout == f"{tmp_path / 'google-chrome'}\n"
    assert not finished.stderr
