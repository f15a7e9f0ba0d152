"""Who edits a page that `mkdocs serve` shows sees it change by itself."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.firsthand.publishing.conftest import REPOSITORY

MINUTE = 60_000  # milliseconds: the site is built anew first
MODULE = """
from pathlib import Path
from tests.firsthand.publishing.conftest import small_report_in
REPORT = small_report_in(Path(__file__).parent)
"""


@pytest.fixture
def served(root: Path) -> Iterator[str]:
    """Serve the small report as an author does; give the address."""
    (root / "docs/index.md").write_text("# Home\n\nIt was so.\n", "utf-8")
    (root / "small_report.py").write_text(MODULE, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    folders = (root, REPOSITORY, REPOSITORY / "src")
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host],
        cwd=root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders))},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    said = []
    for line in server.stderr:
        said.append(line)
        if "Serving on" in line:
            break
    else:
        pytest.fail("".join(said))
    yield f"http://{host}/"
    server.terminate()
    server.communicate()


def test_an_open_page_shows_by_itself_what_has_been_edited(
    served: str, root: Path, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(served)
    expect(page.get_by_text("It was so.")).to_be_visible()
    assert not page.locator("meta[http-equiv=Content-Security-Policy]").count()
    (root / "docs/index.md").write_text("# Home\n\nIt is so.\n", "utf-8")
    expect(page.get_by_text("It is so.")).to_be_visible(timeout=MINUTE)
    page.close()
