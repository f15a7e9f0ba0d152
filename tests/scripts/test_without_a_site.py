"""What looks at a built site says what it needs, before it starts a browser."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
CALLS = {"look.py": ["chromium"], "pdf.py": ["chromium"]}
CALLS["quality.py"] = ["chromium", "tool"]


@pytest.mark.parametrize("script", CALLS)
def test_a_folder_without_a_site_gets_one_line(
    tmp_path: Path, script: str
) -> None:
    finished = subprocess.run(
        [sys.executable, SCRIPTS / script, *CALLS[script], "--site", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert finished.stderr == f"{tmp_path} holds no built site: make site\n"
