"""`quality.py` says what it needs, before it starts a browser."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts/quality.py"


def test_a_folder_without_a_site_gets_one_line(tmp_path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, SCRIPT, "chromium", "tool", "--site", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stderr == f"{tmp_path} holds no built site: make site\n"
