"""A site of two pages to look at."""

from pathlib import Path

import pytest

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
