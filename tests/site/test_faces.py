"""Faces are asked for with the page, so that nothing moves when they come."""

import re
from pathlib import Path

PRELOAD = re.compile(r'<link rel="preload" href="([^"]+)" as="font"')


def test_a_page_asks_at_once_for_the_faces_of_its_formulas(
    built_site: Path,
) -> None:
    pages = {
        file: file.read_text("utf-8")
        for file in built_site.rglob("*")
        if file.name == "index.html"
    }
    with_formulas = {
        file: text for file, text in pages.items() if 'class="katex"' in text
    }
    assert with_formulas
    for file, text in with_formulas.items():
        assert any("KaTeX_Main" in one for one in PRELOAD.findall(text)), file


def test_every_face_that_is_asked_for_is_there(built_site: Path) -> None:
    for file in built_site.rglob("index.html"):
        for address in PRELOAD.findall(file.read_text("utf-8")):
            assert (file.parent / address).is_file(), address
