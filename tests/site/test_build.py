"""The site builds from what is committed, without torch."""

import subprocess
import sys
from pathlib import Path


def test_the_build_under_test_has_no_torch(
    without_torch: dict[str, str],
) -> None:
    imported = subprocess.run(
        [sys.executable, "-c", "import torch"],
        env=without_torch,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No module named 'torch'" in imported.stderr


def test_the_site_builds_strictly_without_torch(built_site: Path) -> None:
    assert (built_site / "index.html").is_file()
