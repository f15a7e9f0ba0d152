"""A site of two pages, and the browser that looks at it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from firsthand.looking.browser import chromium

PAGE = """<!doctype html><html lang="en"><title>One</title>
<body style="margin: 0; background: {}">
<style>@media (prefers-color-scheme: dark) {{ body {{ color: #fff }} }}</style>
<p>{}</p>{}"""
LATE = """<script>setTimeout(() => {
  const late = document.createElement("div");
  late.style.height = "300px";
  document.body.prepend(late);
}, 50)</script>"""


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a calm page and one on which a thing comes late."""
    folder = tmp_path_factory.mktemp("small-site")
    calm = PAGE.format("#ff0000", "word " * 2000, "")
    moving = PAGE.format("#ff0000", "word " * 2000, LATE)
    (folder / "index.html").write_text(calm, "utf-8")
    (folder / "late").mkdir()
    (folder / "late/index.html").write_text(moving, "utf-8")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that `make` has found or installed."""
    stamp = Path(sys.prefix) / "stamps/browser"
    if not stamp.is_file():
        pytest.fail("no browser is set up: make test", pytrace=False)
    with chromium(stamp.read_text("utf-8").strip()) as browser:
        yield browser
